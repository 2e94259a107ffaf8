using System.Text.Json;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Import;

/// <summary>A refusal kept with a row, so that it can be said in words later, in either language.</summary>
public static class StoredRefusal
{
    private sealed record Kept(string Code, ErrorKind Kind, IReadOnlyList<JsonElement> Arguments);

    public static string Write(Error error) => JsonSerializer.Serialize(error, TrailWriter.Json);

    /// <summary>Null without one.</summary>
    public static Error? Read(string? json)
    {
        if (json is null)
            return null;
        var kept = JsonSerializer.Deserialize<Kept>(json, TrailWriter.Json)!;
        return new Error(kept.Code, kept.Kind, [.. kept.Arguments.Select(object (a) => a.ToString())]);
    }
}
