using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.App.Documents.Library;

/// <summary>Where an edition came from; all go through the one life cycle.</summary>
public enum EditionSource
{
    Written,
    Imported,
    External,
}

/// <summary>An edition (版本) of a document. Its files never change; a new content is a new edition or a new upload of a draft (R18).</summary>
public sealed class Edition : IVersioned
{
    public const string Kind = "edition";

    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    /// <summary>As printed: A, A/0, V1.0 (decision 35).</summary>
    public required string Label { get; set; }

    /// <summary>Order of the editions of one document, by the edition scheme.</summary>
    public required int Ordinal { get; set; }

    public required EditionState State { get; set; }

    public required EditionSource Source { get; init; }

    /// <summary>发布日期</summary>
    public DateOnly? IssueDate { get; set; }

    /// <summary>实施日期</summary>
    public DateOnly? EffectiveDate { get; set; }

    /// <summary>编制, 审核 and 批准 as the file states them (原已线下审批), or from the signatures.</summary>
    public string? Author { get; set; }

    public string? Reviewer { get; set; }

    public string? Approver { get; set; }

    /// <summary>Hash of the stored <see cref="DocumentText"/>.</summary>
    public required string TextHash { get; set; }

    /// <summary>How often it was submitted: part of what is signed, so that signatures of earlier rounds never count.</summary>
    public int Round { get; set; }

    /// <summary>When it came into its state; null for what was brought in.</summary>
    public DateTime? StateAt { get; set; }

    /// <summary>更改说明: what is different from the edition before.</summary>
    public string? ChangeDescription { get; set; }

    /// <summary>People must be trained before it takes effect (文件控制程序 4.6.6).</summary>
    public bool TrainingRequired { get; set; }

    /// <summary>The document's own review interval from this edition on; null: the company's.</summary>
    public int? ReviewMonths { get; set; }

    /// <summary>How much of the text changed against the edition in force when it was issued, from 0 to 1 (decision 29); null: there was none, or it was not issued here.</summary>
    public double? ChangedShare { get; set; }

    public required Guid CreatedById { get; init; }

    public required DateTime CreatedAt { get; init; }

    public int Version { get; set; }
}

/// <summary>A file of an edition; a company often has Word and PDF of the same one (decision 34).</summary>
public sealed class EditionFile
{
    public required Guid Id { get; init; }

    public required Guid EditionId { get; init; }

    public required SourceFormat Format { get; init; }

    public required string FileName { get; init; }

    public required string Hash { get; init; }

    public required long Length { get; init; }

    public required DateTime AddedAt { get; init; }

    /// <summary>The file from which the edition's text was read.</summary>
    public bool IsMain { get; set; }
}

/// <summary>The outline of an edition; the words lie in the stored text.</summary>
public sealed class EditionSection
{
    public required Guid EditionId { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>Key within the edition, part of links (decision 36).</summary>
    public required string Key { get; init; }

    public string? Number { get; init; }

    public required string Heading { get; init; }

    public required int Level { get; init; }

    public int? Page { get; init; }

    /// <summary>Key of the section of the edition before that this one continues, with the confidence 0…1 of the match.</summary>
    public string? PredecessorKey { get; init; }

    public double? PredecessorConfidence { get; init; }
}

/// <summary>An edition is in force from a day to a day; one open row a document (R18).</summary>
public sealed class EditionInForce : IDayPeriod
{
    public required Guid EditionId { get; init; }

    public required Guid DocumentId { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The first day on which it is no longer in force.</summary>
    public DateOnly? To { get; set; }

    /// <summary>When the vault came to know: an edition confirmed later counts for a past day only from here on (decision 8).</summary>
    public required DateTime EnteredAt { get; init; }
}

/// <summary>A section names another document by number or by its title in 《》.</summary>
public sealed class Citation
{
    public required Guid EditionId { get; init; }

    public required int Ordinal { get; init; }

    public required string SectionKey { get; init; }

    public string? Number { get; init; }

    public string? Title { get; init; }

    /// <summary>The sentence around it.</summary>
    public required string Quote { get; init; }
}
