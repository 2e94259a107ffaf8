using System.Text.Json;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Import;

/// <summary>What a file of a batch states of itself, and why it was refused.</summary>
public static class ItemReading
{
    /// <summary>Nothing read yet, or no longer to be known.</summary>
    internal const string Nothing = "{}";

    /// <summary>Every fact with its place; the first of a kind is not always the proposed one.</summary>
    public static IReadOnlyList<CoverFact> FactsOf(ImportItem item) => Read(item).Facts;

    /// <summary>What the person should know before taking the file over: pages without text, tracked changes, gaps in the numbering.</summary>
    public static IReadOnlyList<ReadingRemark> RemarksOf(ImportItem item) => Read(item).Remarks;

    public static Error? RefusalOf(ImportItem item) =>
        item.Refusal is null ? null : JsonSerializer.Deserialize<Error>(item.Refusal, TrailWriter.Json);

    internal static string Write(DocumentText text) => JsonSerializer.Serialize(new Told { Facts = text.CoverFacts, Remarks = text.Remarks }, TrailWriter.Json);

    private static Told Read(ImportItem item) => JsonSerializer.Deserialize<Told>(item.Facts, TrailWriter.Json) ?? new();

    private sealed record Told
    {
        public IReadOnlyList<CoverFact> Facts { get; init; } = [];

        public IReadOnlyList<ReadingRemark> Remarks { get; init; } = [];
    }
}
