using System.Text.Json;

namespace ComplianceVault.Web.Trail;

/// <summary>A field of an entry's detail; <paramref name="Old"/> is null where there was nothing before.</summary>
public sealed record TrailChange(string Field, string? Old, string? New)
{
    private static readonly string[] Names = ["number", "name", "nameZh", "zh", "title", "deputy", "date", "year", "key", "userName", "company"];

    /// <summary>
    /// The detail's JSON as rows: what stands under <c>old</c> and <c>new</c> side by side, everything else as it is. The detail's own
    /// order is kept.
    /// </summary>
    public static IReadOnlyList<TrailChange> Read(string? content)
    {
        if (content is null)
            return [];
        using var json = JsonDocument.Parse(content);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
            return [new TrailChange("value", null, Text(json.RootElement))];
        var (old, @new) = (Part(json.RootElement, "old"), Part(json.RootElement, "new"));
        var rest = json.RootElement.EnumerateObject().Where(p => p.Name is not ("old" or "new"))
            .SelectMany(p => Flat(p.Name, p.Value)).Select(p => new TrailChange(p.Key, null, p.Value));
        var changed = old.Keys.Union(@new.Keys).Select(k => new TrailChange(k, old.GetValueOrDefault(k), @new.GetValueOrDefault(k)));
        return [.. changed, .. rest];
    }

    /// <summary>What the object is called in its detail, or null: the new name before the old, a number before a title.</summary>
    public static string? NameOf(string? content)
    {
        var said = Read(content);
        return Names.Select(n => said.FirstOrDefault(c => c.Field == n)).OfType<TrailChange>().Select(c => c.New ?? c.Old).FirstOrDefault();
    }

    private static Dictionary<string, string> Part(JsonElement root, string name) =>
        root.TryGetProperty(name, out var part) ? Flat("value", part).ToDictionary(p => p.Key, p => p.Value) : [];

    /// <summary>Values of an object under their own names, a single value under the given one.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Flat(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Object => value.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => new KeyValuePair<string, string>(p.Name, Text(p.Value))),
        _ => [new(name, Text(value))],
    };

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join("、", value.EnumerateArray().Select(Text)),
        JsonValueKind.True => "✓",
        JsonValueKind.False => "—",
        _ => value.ToString(),
    };
}
