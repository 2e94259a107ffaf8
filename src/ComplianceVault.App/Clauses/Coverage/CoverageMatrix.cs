using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>The clause coverage matrix (条款对照表) of a day.</summary>
public sealed record CoverageMatrix(DateOnly AsOf, bool IncludesLater, IReadOnlyList<Named> Departments, IReadOnlyList<CoverageRow> Rows)
{
    /// <summary>Rows that carry requirements.</summary>
    public IEnumerable<CoverageRow> Leaves => Rows.Where(r => r.IsLeaf);

    /// <summary>How many leaves have which verdict, for all verdicts.</summary>
    public IReadOnlyDictionary<Verdict, int> Counts => Enum.GetValues<Verdict>().ToDictionary(v => v, v => Leaves.Count(r => r.Verdict == v));
}

/// <summary>A clause as the matrix shows it. A row that is no leaf takes its worst leaf.</summary>
public sealed record CoverageRow
{
    public required ClauseFacts Clause { get; init; }

    public required bool IsLeaf { get; init; }

    /// <summary>In force that day.</summary>
    public required IReadOnlyList<DocumentFact> Documents { get; init; }

    public required IReadOnlyList<FormEvidence> Forms { get; init; }

    public required int Records { get; init; }

    public DateOnly? Newest { get; init; }

    /// <summary>The worst of the forms whose records a counted duty asks for; null when none does.</summary>
    public Freshness? Freshness { get; init; }

    /// <summary>Times that duties fell due and were not fulfilled.</summary>
    public required int DutiesDue { get; init; }

    /// <summary>Open findings, the gravest first; null: 未评.</summary>
    public IReadOnlyList<FindingFact>? Findings { get; init; }

    public int? OpenFindings => Findings?.Count;

    /// <summary>Null for somebody to whom verdicts are not shown.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Every criterion with its sentences; a row that is no leaf has none of its own.</summary>
    public IReadOnlyList<CriterionResult> Criteria { get; init; } = [];

    /// <summary>For a row that is no leaf: the leaf whose verdict it takes.</summary>
    public string? WorstLeaf { get; init; }

    /// <summary>By code of the department: the part that it has in this clause.</summary>
    public IReadOnlyDictionary<string, DepartmentCell> Cells { get; init; } = new Dictionary<string, DepartmentCell>();

    /// <summary>What keeps the clause from 证据充分, the gravest first; one sentence that says so where nothing does.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }
}

/// <summary>A form of a clause with its records.</summary>
public sealed record FormEvidence(FormFact Form, int Records, DateOnly? Newest, Freshness? Freshness);

/// <summary>A criterion as judged.</summary>
public sealed record CriterionResult(Criterion Criterion, CriterionOutcome Outcome, IReadOnlyList<Reason> Reasons);

/// <summary>Clause × department: ★ or ☆, and what is wanting there.</summary>
public sealed record DepartmentCell(DutyKind? Duty, Verdict? Verdict, int DutiesDue)
{
    /// <summary>Why the verdict is what it is, the gravest first; empty where nothing is wanting.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];
}
