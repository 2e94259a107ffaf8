using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Records.Entries;

/// <summary>
/// A form filled in (记录). The row says where it stands; what is written on it lies in <see cref="RecordContent"/>s, which never change. It keeps the edition of the
/// form with which it was filled (R22).
/// </summary>
public sealed class Record : IVersioned
{
    public const string Kind = "record";

    public required Guid Id { get; init; }

    /// <summary>Form, year and sequence (ITSMS-P15-R08-2026-0001), taken when it is first submitted; null: only begun.</summary>
    public string? Number { get; set; }

    public required Guid FormId { get; init; }

    public required Guid FormEditionId { get; init; }

    /// <summary>What it is about, in a line for lists: the subject, or the first words filled in.</summary>
    public string Title { get; set; } = "";

    /// <summary>Code of the department that keeps it.</summary>
    public required string Department { get; init; }

    public required Classification Classification { get; init; }

    /// <summary>Role that fills the form, beside the members of the department.</summary>
    public string? FilledByRole { get; init; }

    public required RecordState State { get; set; }

    public required DateTime BegunAt { get; init; }

    public required Guid BegunById { get; init; }

    public required string BegunByName { get; init; }

    /// <summary>For whom it was filled, where another did the writing; both names stand on it.</summary>
    public Guid? ForId { get; init; }

    public string? ForName { get; init; }

    /// <summary>By when it is to be complete (5 working days, 记录控制程序 4.2).</summary>
    public required DateOnly FinishBy { get; init; }

    /// <summary>When it happened, never after <see cref="EnteredOn"/>.</summary>
    public DateOnly? HappenedOn { get; set; }

    /// <summary>The day of its first submission.</summary>
    public DateOnly? EnteredOn { get; set; }

    public DateTime? SubmittedAt { get; set; }

    /// <summary>补记: entered more than 5 working days after it happened.</summary>
    public bool IsLate { get; set; }

    /// <summary>The last of its contents; 0: none yet.</summary>
    public int ContentOrdinal { get; set; }

    /// <summary>SHA-256 of the last content.</summary>
    public string? ContentHash { get; set; }

    /// <summary>Whom the filler chose for the signatures of which the form names no office: persons by key of the field, as JSON; null: nobody.</summary>
    public string? Signers { get; set; }

    /// <summary>The workflow it goes through, as it was defined when the record began (R22); null: a form without one, or only begun.</summary>
    public Guid? WorkflowId { get; set; }

    /// <summary>Where it stands in its workflow, with its words, and since when.</summary>
    public string? StateCode { get; set; }

    public string? StateZh { get; set; }

    public string? StateEn { get; set; }

    public DateTime? StateSince { get; set; }

    /// <summary>When the program is to look whether it makes a step by itself; null: never.</summary>
    public DateTime? LookAt { get; set; }

    /// <summary>Number of fields struck through and written anew.</summary>
    public int Corrections { get; set; }

    /// <summary>When somebody else first opened what was submitted: from then on nothing is taken back (decision 14).</summary>
    public DateTime? OpenedAt { get; set; }

    /// <summary>When all signatures were there.</summary>
    public DateTime? LockedAt { get; set; }

    /// <summary>The day of entry under which it stands in <see cref="RecordCount"/>; null: it is not counted.</summary>
    public DateOnly? CountedOn { get; set; }

    /// <summary>Of a living record: of what it holds (decision 22).</summary>
    public string? Subject { get; set; }

    /// <summary>Of a living record: the first and the first no longer day on which it was the one that holds.</summary>
    public DateOnly? InForceFrom { get; set; }

    public DateOnly? InForceTo { get; set; }

    /// <summary>The day of the event that starts its period of keeping, as a person stated it, or kept when a personnel file was destroyed; null: the program sees it, or it has not happened.</summary>
    public DateOnly? RetentionStartsOn { get; set; }

    /// <summary>Who asked that it be voided, when and why; null: nobody, or it was declined.</summary>
    public Guid? VoidAskedById { get; set; }

    public string? VoidAskedByName { get; set; }

    public DateTime? VoidAskedAt { get; set; }

    public string? VoidReason { get; set; }

    public DateTime? VoidedAt { get; set; }

    public int Version { get; set; }
}
