using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>How an edition reaches those on the list (decision 31).</summary>
public enum DistributionMedium
{
    /// <summary>纸质: numbered copies that are signed for and returned.</summary>
    Paper,

    /// <summary>电子: publication to everybody of a department, with 阅知确认; nothing is recalled.</summary>
    Electronic,
}

/// <summary>Whether a line of the list counts.</summary>
public enum EntryStanding
{
    /// <summary>在册: within the scope, it counts as it is set.</summary>
    Listed,

    /// <summary>待批准: outside the scope, nothing is issued before the management representative agrees (文件控制程序 4.5.4).</summary>
    Awaiting,

    /// <summary>已批准</summary>
    Approved,

    /// <summary>未批准</summary>
    Refused,
}

/// <summary>A line of a document's distribution list, from a day to a day: a department or somebody outside, and what they get.</summary>
public sealed class DistributionEntry : IDayPeriod, IVersioned
{
    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    public required DistributionMedium Medium { get; init; }

    /// <summary>Code of the department; null for a holder outside.</summary>
    public string? Department { get; init; }

    /// <summary>Name of a holder outside the company; null for a department.</summary>
    public string? OutsideHolder { get; init; }

    public required CopyKind Kind { get; init; }

    /// <summary>Paper copies; 0 for electronic.</summary>
    public required int Copies { get; init; }

    public required EntryStanding Standing { get; set; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    /// <summary>For electronic: whoever is in the department on <see cref="From"/> reads what is in force until then.</summary>
    public DateOnly? ReadDue { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }

    public required DateTime At { get; init; }

    public required string Reason { get; init; }

    public Guid? DecidedById { get; set; }

    public string? DecidedByName { get; set; }

    public DateTime? DecidedAt { get; set; }

    public string? DecisionReason { get; set; }

    public int Version { get; set; }
}
