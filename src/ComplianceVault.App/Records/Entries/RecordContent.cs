namespace ComplianceVault.App.Records.Entries;

/// <summary>What stood on a record from one commit on, as canonical JSON (decision 18). Rows are only added: the database refuses anything else (R06).</summary>
public sealed class RecordContent
{
    public required Guid RecordId { get; init; }

    /// <summary>From 1.</summary>
    public required int Ordinal { get; init; }

    public required string Values { get; init; }

    /// <summary>SHA-256 of <see cref="Values"/>.</summary>
    public required string Hash { get; init; }

    public required DateTime At { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }
}

/// <summary>Why something is struck through.</summary>
public enum CorrectionReason
{
    /// <summary>笔误</summary>
    Slip,

    /// <summary>计算错误</summary>
    Miscalculated,

    /// <summary>事实更新</summary>
    FactsChanged,

    /// <summary>退回后重填: a stage was opened again, and what had stood there was written anew.</summary>
    Reworked,

    /// <summary>其他</summary>
    Other,
}

/// <summary>A field struck through and written anew (划改, 记录控制程序 4.2.3): the old value stays readable. Never changed.</summary>
public sealed class RecordCorrection
{
    public required Guid Id { get; init; }

    public required Guid RecordId { get; init; }

    /// <summary>The content that it made.</summary>
    public required int ContentOrdinal { get; init; }

    /// <summary>Where: key of the field, or <c>table/row/column</c>.</summary>
    public required string Place { get; init; }

    /// <summary>Label of the field, as it was printed then.</summary>
    public required string Label { get; init; }

    /// <summary>As printed; empty: nothing stood there.</summary>
    public required string Before { get; init; }

    public required string After { get; init; }

    public required CorrectionReason Reason { get; init; }

    public string? Explanation { get; init; }

    public required DateTime At { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }
}

/// <summary>What is being filled in and not submitted: the only words of a record that change in place.</summary>
public sealed class RecordDraft
{
    public required Guid RecordId { get; init; }

    public required string Values { get; set; }

    /// <summary>Counts what was saved: who saves over something he has not seen is refused.</summary>
    public required int Revision { get; set; }

    public required DateTime SavedAt { get; set; }
}

/// <summary>Which field of which content a signature is asked for; the decision itself is a step of its own.</summary>
public sealed class RecordSigning
{
    public required Guid StepId { get; init; }

    public required Guid RecordId { get; init; }

    /// <summary>Key of the field; empty: not a field, the voiding of the record.</summary>
    public required string Field { get; init; }

    public required int ContentOrdinal { get; init; }
}

/// <summary>A record names something else: both ways can be walked (R40). Written with each content.</summary>
public sealed class RecordLink
{
    public required Guid Id { get; init; }

    public required Guid RecordId { get; init; }

    /// <summary>Key of the field.</summary>
    public required string Field { get; init; }

    /// <summary>document, record, clause, person, department, or an entity of the pack.</summary>
    public required string TargetKind { get; init; }

    public required string TargetId { get; init; }

    /// <summary>Contents from and before which it stands.</summary>
    public required int FromOrdinal { get; init; }

    public int? ToOrdinal { get; set; }
}

/// <summary>A file that hangs on a record; the content store holds it as long as the row is there.</summary>
public sealed class RecordFile
{
    public required Guid Id { get; init; }

    public required Guid RecordId { get; init; }

    public required string Hash { get; init; }

    public required string FileName { get; init; }

    public required long Length { get; init; }

    public required DateTime At { get; init; }

    public required string ByName { get; init; }
}
