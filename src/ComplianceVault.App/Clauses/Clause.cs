using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Clauses;

/// <summary>What a row of the list of clauses is.</summary>
public enum ClauseKind
{
    /// <summary>4 … 10</summary>
    Chapter,

    /// <summary>8.2 … 8.7: a heading without a leading department of its own.</summary>
    Group,

    Clause,
}

/// <summary>Whether the standard asks for documented information; stands on leaves only (practice.md section 1).</summary>
public enum DocumentedNeed
{
    /// <summary>M: the standard itself demands it.</summary>
    Demanded,

    /// <summary>(M): demanded through 7.5.4 or as far as necessary.</summary>
    DemandedThroughSystem,

    /// <summary>P: practice; auditors ask for it.</summary>
    Practice,
}

/// <summary>A clause (条款) of ISO/IEC 20000-1: its number and titles, never the standard's text.</summary>
public sealed class Clause
{
    public const string Kind = "clause";

    public required Guid Id { get; init; }

    /// <summary>As printed: <c>8.2.6</c>.</summary>
    public required string Number { get; init; }

    public required string TitleZh { get; set; }

    public string? TitleEn { get; set; }

    /// <summary>Number of the clause above; null for a chapter.</summary>
    public string? Parent { get; init; }

    /// <summary>The standard's order.</summary>
    public required int Ordinal { get; set; }

    public required ClauseKind Row { get; init; }

    public DocumentedNeed? Documented { get; set; }
}

/// <summary>How a department takes part.</summary>
public enum DutyKind
{
    /// <summary>★ 主责部门</summary>
    Lead,

    /// <summary>☆ 配合部门</summary>
    Supporting,
}

/// <summary>A department answers for a clause or helps, as of a period (职能分配表; decision 8).</summary>
public sealed class ClauseDuty : IDayPeriod
{
    public required Guid Id { get; init; }

    public required string Clause { get; init; }

    /// <summary>Code of the department.</summary>
    public required string Department { get; init; }

    public required DutyKind Duty { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}

/// <summary>The role that owns the process of a clause (流程负责人), as of a period.</summary>
public sealed class ClauseOwner : IDayPeriod
{
    public required Guid Id { get; init; }

    public required string Clause { get; init; }

    public required string RoleCode { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}

/// <summary>The text of a clause that the company has licensed and pasted in; older texts stay. None ships.</summary>
public sealed class ClauseText
{
    public required Guid Id { get; init; }

    public required string Clause { get; init; }

    public required string Text { get; init; }

    /// <summary>Where the licensed copy comes from.</summary>
    public required string Source { get; init; }

    public required string ByName { get; init; }

    public required DateTime From { get; init; }

    public DateTime? To { get; set; }
}

/// <summary>Where a link between a clause and a section stands.</summary>
public enum SectionAnswerState
{
    /// <summary>建议: found in the text, not counted.</summary>
    Proposed,

    /// <summary>已确认</summary>
    Confirmed,

    /// <summary>已否定: not proposed again for this section.</summary>
    Rejected,

    /// <summary>章节已消失: the section has no successor in the edition now in force (decision 36).</summary>
    Vanished,
}

/// <summary>
/// A section of an edition answers a clause, as of a period. With a new edition the row ends and a new one follows the matched section, so
/// that the past keeps its own (decisions 8 and 36).
/// </summary>
public sealed class SectionAnswer : IDayPeriod
{
    public const string Kind = "section-answer";

    public required Guid Id { get; init; }

    public required string Clause { get; init; }

    public required Guid DocumentId { get; init; }

    public required Guid EditionId { get; init; }

    /// <summary>Key of the section within the edition.</summary>
    public required string SectionKey { get; init; }

    public required SectionAnswerState State { get; set; }

    /// <summary>0…1, how sure the proposal is; 1 when a person set it.</summary>
    public required double Confidence { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }

    public string? DecidedByName { get; set; }

    public DateTime? DecidedAt { get; set; }
}
