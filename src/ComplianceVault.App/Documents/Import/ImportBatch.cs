using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.App.Documents.Import;

/// <summary>Files brought in together: a drop on the page or a run of the command line, with where they came from.</summary>
public sealed class ImportBatch
{
    public const string Kind = "import";

    public required Guid Id { get; init; }

    /// <summary>Running number of the year: R-2026-003.</summary>
    public required string Number { get; init; }

    public required DateTime At { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>Folder or machine the files came from, as far as known.</summary>
    public required string Origin { get; init; }

    /// <summary>When the 《现有文件入库确认单》 over the accepted files was signed.</summary>
    public DateTime? ConfirmedAt { get; set; }
}

/// <summary>Where a file of a batch stands.</summary>
public enum ImportItemState
{
    /// <summary>Stored, not read yet.</summary>
    Received,

    /// <summary>Could not be read; the reason is kept.</summary>
    Refused,

    /// <summary>Read; the proposal waits for a person.</summary>
    Proposed,

    Accepted,

    Skipped,
}

/// <summary>What a file is, compared with what the vault has.</summary>
public enum ImportMatch
{
    /// <summary>A number nobody has.</summary>
    NewDocument,

    /// <summary>The number is there, the edition is not.</summary>
    NewEdition,

    /// <summary>Same number, same edition, at least 90 % equal text: another format of that edition (decision 34).</summary>
    OtherFormat,

    /// <summary>Exactly this file is in the vault.</summary>
    SameFile,

    /// <summary>Same number and edition, but another text: the edition label must be corrected.</summary>
    OtherText,

    /// <summary>The number belongs to a document of the sample company (decision 34).</summary>
    SampleNumber,

    /// <summary>No number could be read.</summary>
    NumberMissing,
}

/// <summary>One file of a batch with what was read from it and what a person made of that.</summary>
public sealed class ImportItem : IVersioned
{
    public required Guid Id { get; init; }

    public required Guid BatchId { get; init; }

    public required int Ordinal { get; init; }

    public required string FileName { get; init; }

    /// <summary>Path inside the dropped folder.</summary>
    public required string Path { get; init; }

    public required string Hash { get; init; }

    public required long Length { get; init; }

    public required ImportItemState State { get; set; }

    /// <summary>Code and values of the refusal, as JSON.</summary>
    public string? Refusal { get; set; }

    public SourceFormat? Format { get; set; }

    public string? TextHash { get; set; }

    public int Sections { get; set; }

    /// <summary>What the file itself states, each with its place, and the remarks of the reading, as JSON (<see cref="ItemReading"/>).</summary>
    public string Facts { get; set; } = ItemReading.Nothing;

    public ImportMatch? Match { get; set; }

    /// <summary>The document or edition matched.</summary>
    public Guid? MatchId { get; set; }

    public double? Similarity { get; set; }

    public string? Number { get; set; }

    public string? Title { get; set; }

    public string? Label { get; set; }

    public string? Level { get; set; }

    public string? Department { get; set; }

    public DateOnly? IssueDate { get; set; }

    public DateOnly? EffectiveDate { get; set; }

    public string? Author { get; set; }

    public string? Reviewer { get; set; }

    public string? Approver { get; set; }

    /// <summary>The edition it became or was added to.</summary>
    public Guid? EditionId { get; set; }

    public int Version { get; set; }
}
