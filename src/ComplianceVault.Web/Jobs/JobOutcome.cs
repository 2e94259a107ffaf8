using System.Text.Json;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Search;

namespace ComplianceVault.Web.Jobs;

/// <summary>What a piece of work says of its end: a refusal in its sentence, a summary as its counts.</summary>
public static class JobOutcome
{
    public static string Say(JobRow row) => row.Outcome is null ? "" : Say(row.Outcome);

    public static string Say(string outcome)
    {
        using var json = JsonDocument.Parse(outcome);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
            return json.RootElement.ToString();
        if (json.RootElement.TryGetProperty("code", out var code) && json.RootElement.TryGetProperty("arguments", out var arguments))
            return VaultWords.Of(code.GetString()!, [.. arguments.EnumerateArray().Select(a => (object)(VaultWords.Find(a.ToString()) ?? a.ToString()))]);
        return string.Join(" · ", json.RootElement.EnumerateObject()
            .Where(p => p.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String or JsonValueKind.True or JsonValueKind.False)
            .Where(p => p.Name != "percent") // of the work while it ran; its end is the whole
            .Where(p => p.Value.ToString() is { Length: > 0 } said && !Guid.TryParse(said, out _))
            .Select(p => $"{VaultWords.Find($"field.{p.Name}") ?? p.Name} {Text(p.Value)}"));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "✓",
        JsonValueKind.False => "✗",
        _ => VaultWords.Find($"{nameof(IndexState)}.{value}") ?? value.ToString(),
    };
}
