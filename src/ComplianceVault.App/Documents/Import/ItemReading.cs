using System.Text.Json;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Import;

/// <summary>What a file of a batch states of itself, and why it was refused.</summary>
public static class ItemReading
{
    /// <summary>Every fact with its place; the first of a kind is not always the proposed one.</summary>
    public static IReadOnlyList<CoverFact> FactsOf(ImportItem item) => JsonSerializer.Deserialize<List<CoverFact>>(item.Facts, TrailWriter.Json) ?? [];

    public static Error? RefusalOf(ImportItem item) =>
        item.Refusal is null ? null : JsonSerializer.Deserialize<Error>(item.Refusal, TrailWriter.Json);
}
