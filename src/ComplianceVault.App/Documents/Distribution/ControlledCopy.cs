using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>A controlled paper copy. Its 分发号 is its document's, taken in the act that plans it and never given again (R20).</summary>
public sealed class ControlledCopy : IVersioned
{
    public const string ObjectKind = "copy";

    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    public required Guid EditionId { get; init; }

    /// <summary>From 1 within the document.</summary>
    public required int Ordinal { get; init; }

    /// <summary>分发号 as printed: 001.</summary>
    public required string Number { get; init; }

    /// <summary>What the QR code says; whoever holds the paper may ask (decision 38).</summary>
    public required string Token { get; init; }

    public required CopyKind Kind { get; init; }

    public string? Department { get; init; }

    public string? OutsideHolder { get; init; }

    /// <summary>The person of the department who holds it; null: the department's, anybody of it signs.</summary>
    public Guid? HolderId { get; set; }

    public string? HolderName { get; set; }

    public required CopyState State { get; set; }

    public required DateTime StateAt { get; set; }

    /// <summary>Until when what the state waits for is to be done: 签收 while issued, 交回 while recalled.</summary>
    public DateOnly? Due { get; set; }

    /// <summary>The open copy of an earlier edition for which it is exchanged, or the lost one it stands in for.</summary>
    public Guid? ReplacesId { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public DateOnly? AcknowledgedOn { get; set; }

    /// <summary>Who signed for it; of a holder outside, the name on the paper receipt.</summary>
    public string? AcknowledgedBy { get; set; }

    public DateOnly? ReturnedOn { get; set; }

    /// <summary>The holder's side of the return: said so, or signed for the new copy (以旧换新).</summary>
    public DateTime? HandedInAt { get; set; }

    public string? HandedInBy { get; set; }

    /// <summary>The controller's side of the return.</summary>
    public DateTime? ReceivedAt { get; set; }

    public string? ReceivedBy { get; set; }

    /// <summary>How many moves it has made.</summary>
    public int Moves { get; set; }

    public int Version { get; set; }
}

/// <summary>A move of a copy, never changed: what was so on a past day is read from these rows (decision 8).</summary>
public sealed class CopyMove
{
    public required Guid CopyId { get; init; }

    /// <summary>From 1 within the copy.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Null for the planning of the copy.</summary>
    public CopyAct? Act { get; init; }

    public required CopyState State { get; init; }

    /// <summary>Until when what the state waits for is to be done, as it was said with this move.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The civil day on which it was entered.</summary>
    public required DateOnly On { get; init; }

    public required DateTime At { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>The person who held it from here on, if named.</summary>
    public string? HolderName { get; init; }

    public string? Note { get; init; }
}

/// <summary>《受控文件遗失证明单》 (文件控制程序 4.7.1): reported by the holder, decided by the head of the department.</summary>
public sealed class CopyLoss : IVersioned
{
    public required Guid Id { get; init; }

    public required Guid CopyId { get; init; }

    public required DateOnly NoticedOn { get; init; }

    public required string Circumstances { get; init; }

    public string? Confidentiality { get; init; }

    public string? Prevention { get; init; }

    public required Guid ReportedById { get; init; }

    public required string ReportedByName { get; init; }

    public required DateTime ReportedAt { get; init; }

    /// <summary>Code of the department that lost it; of a holder outside, the owner department of the document.</summary>
    public string? Department { get; init; }

    /// <summary>Who decides: the head of the department; the management representative where there is no head but the reporter (decision 17).</summary>
    public required string Office { get; init; }

    public DateTime? DecidedAt { get; set; }

    public Guid? DecidedById { get; set; }

    public string? DecidedByName { get; set; }

    public bool? Approved { get; set; }

    public string? DecisionReason { get; set; }

    public int Version { get; set; }
}
