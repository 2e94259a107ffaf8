using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Writing;

/// <summary>
/// The lines between two <c>---</c> at the head of a document source: <c>key: value</c>, and <c>key:</c> followed by <c>- item</c> lines. This is
/// valid YAML, of which no more is understood than that.
/// </summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";

    private readonly Dictionary<string, List<string>> fields = [];

    private FrontMatter(string body) => Body = body;

    /// <summary>What follows the second fence.</summary>
    public string Body { get; }

    public string? this[string key] => fields.GetValueOrDefault(key) is [var value, ..] ? value : null;

    public IReadOnlyList<string> Items(string key) => fields.GetValueOrDefault(key) ?? [];

    /// <summary>Refusals: <c>writing.front-matter-missing</c>, <c>writing.front-matter-line</c> (the line).</summary>
    public static Result<FrontMatter> Read(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        var end = lines[0] == Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        if (end < 0)
            return Error.Invalid("writing.front-matter-missing");
        var matter = new FrontMatter(string.Join('\n', lines[(end + 1)..]));
        var key = string.Empty;
        foreach (var line in lines[1..end].Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.StartsWith("- ", StringComparison.Ordinal) && matter.fields.TryGetValue(key, out var items))
                items.Add(Unquote(line[2..]));
            else if (colon > 0)
                matter.fields[key = line[..colon]] = line[(colon + 1)..].Trim() is { Length: > 0 } value ? [Unquote(value)] : [];
            else
                return Error.Invalid("writing.front-matter-line", line);
        }
        return matter;
    }

    private static string Unquote(string text)
    {
        var plain = text.Trim();
        return plain is ['"', .., '"'] or ['\'', .., '\''] ? plain[1..^1] : plain;
    }
}
