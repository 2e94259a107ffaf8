using System.Text.Json;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.Web.Jobs;

/// <summary>What a piece of work says of its end: a refusal in its sentence, a summary as its counts.</summary>
public static class JobOutcome
{
    public static string Say(JobRow row)
    {
        if (row.Outcome is null)
            return "";
        using var json = JsonDocument.Parse(row.Outcome);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
            return json.RootElement.ToString();
        if (json.RootElement.TryGetProperty("code", out var code) && json.RootElement.TryGetProperty("arguments", out var arguments))
            return VaultWords.Of(code.GetString()!, [.. arguments.EnumerateArray().Select(a => (object)a.ToString())]);
        return string.Join(" · ", json.RootElement.EnumerateObject()
            .Where(p => p.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String or JsonValueKind.True or JsonValueKind.False)
            .Select(p => $"{VaultWords.Find($"field.{p.Name}") ?? p.Name} {p.Value}"));
    }
}
