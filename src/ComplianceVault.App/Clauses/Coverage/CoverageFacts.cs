using System.Globalization;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Registers.Nonconformities;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>Everything the verdicts of a day rest on, as it stood on that day (decision 8). The engine sees nothing else.</summary>
public sealed record CoverageFacts
{
    public required DateOnly AsOf { get; init; }

    /// <summary>What was entered after the day counts too.</summary>
    public bool IncludesLater { get; init; }

    /// <summary>In the standard's order.</summary>
    public required IReadOnlyList<ClauseFacts> Clauses { get; init; }

    public IReadOnlyList<Named> Departments { get; init; } = [];

    public IReadOnlyList<DutyFact> Duties { get; init; } = [];

    /// <summary>By number of the form and code of the department.</summary>
    public IReadOnlyDictionary<(string Form, string Department), RecordSummary> Records { get; init; } = new Dictionary<(string, string), RecordSummary>();

    /// <summary>Forms whose records one department keeps for all: by them a duty is fulfilled whosever it is.</summary>
    public IReadOnlyDictionary<string, string> Keepers { get; init; } = new Dictionary<string, string>();

    /// <summary>By duty and department, where the company plans occurrences; elsewhere the engine makes the periods itself.</summary>
    public IReadOnlyDictionary<(Guid Duty, string Department), OccurrenceSummary> Occurrences { get; init; } = new Dictionary<(Guid, string), OccurrenceSummary>();

    /// <summary>false: the vault has no record at all yet, so records are 未评.</summary>
    public bool KeepsRecords { get; init; }

    /// <summary>Open findings by the clause that each names, a leaf or one above; null: 未评.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FindingFact>>? Findings { get; init; }

    /// <summary>By the clause that the programmes name, a leaf or one above, the last day it was audited; null: 未评.</summary>
    public IReadOnlyDictionary<string, DateOnly>? Audits { get; init; }

    /// <summary>Of a leaf, with what is said of a clause above it: that concerns each leaf below. The gravest first; null: 未评.</summary>
    public IReadOnlyList<FindingFact>? OpenUnder(string clause) => Findings is null ? null
        : [.. WithThoseAbove(clause).SelectMany(c => Findings.GetValueOrDefault(c, [])).DistinctBy(f => f.Number).OrderByDescending(f => f.Grade)];

    /// <summary>Of a leaf: an audit of a clause above looked at it too. Null: never.</summary>
    public DateOnly? LastAudit(string clause) => WithThoseAbove(clause).Max(c => Audits is not null && Audits.TryGetValue(c, out var last) ? last : (DateOnly?)null);

    private static IEnumerable<string> WithThoseAbove(string clause)
    {
        for (var at = ClauseNumber.TryParse(clause); at is not null; at = at.Parent)
            yield return at.Text;
    }
}

/// <summary>A clause and what is linked to it.</summary>
public sealed record ClauseFacts
{
    public required string Number { get; init; }

    public required Named Title { get; init; }

    public string? Parent { get; init; }

    public ClauseKind Row { get; init; } = ClauseKind.Clause;

    /// <summary>Stands on leaves.</summary>
    public DocumentedNeed? Documented { get; init; }

    /// <summary>★ codes of departments.</summary>
    public IReadOnlyList<string> Leads { get; init; } = [];

    /// <summary>☆</summary>
    public IReadOnlyList<string> Supporting { get; init; } = [];

    /// <summary>The role that owns the process.</summary>
    public Named? Owner { get; init; }

    /// <summary>Documents that answer it, in force or still to come.</summary>
    public IReadOnlyList<DocumentFact> Documents { get; init; } = [];

    public IReadOnlyList<FormFact> Forms { get; init; } = [];
}

/// <summary>A document that answers a clause.</summary>
/// <param name="EditionId">The edition in force that day; null: none was.</param>
/// <param name="IsOpen">Who asks may know its name (decision 11).</param>
public sealed record DocumentFact(Guid Id, string Number, string Title, Guid? EditionId, string? Label, bool IsOpen = true)
{
    public bool InForce => EditionId is not null;

    /// <summary>Key of the section that answers the clause best, confirmed before proposed; null: none is known.</summary>
    public string? Section { get; init; }

    internal Named Name => new(Number, $"{Number}《{Title}》", $"{Number} “{Title}”");
}

/// <summary>A form that proves a clause.</summary>
/// <param name="IsInForce">An edition of it held that day.</param>
/// <param name="IsOpen">Who asks may know its name (decision 11).</param>
public sealed record FormFact(string Number, Named Title, bool IsInForce, bool IsOpen = true)
{
    private const string Restricted = "coverage.restricted-form";

    /// <summary>What stands for a form that may not be named.</summary>
    internal static Named Unnamed { get; } = new("", VaultWords.Of(Restricted, [], CultureInfo.GetCultureInfo("zh-CN")), VaultWords.Of(Restricted, [], CultureInfo.GetCultureInfo("en")));

    internal Named Name => !IsOpen ? Unnamed
        : new(Number, $"{Number} {Title.Zh}{(IsInForce ? "" : "（停用）")}", $"{Number} {Title.En ?? Title.Zh}{(IsInForce ? "" : " (inactive)")}");
}

/// <summary>A periodic duty as its terms stood that day.</summary>
/// <param name="Department">Null: each department has it.</param>
/// <param name="CountedSince">First day on which its cadence counted without a break.</param>
public sealed record DutyFact(
    Guid Id, string Code, Named Title, Cadence Cadence, bool IsProposal, int? WithinDays, string? Department, DateOnly CountedSince,
    IReadOnlyList<string> Clauses, IReadOnlyList<string> Evidence);

/// <summary>The records of one form in one department.</summary>
/// <param name="Newest">Day of the event of the newest.</param>
/// <param name="Days">The last two years, ascending: the first day of each month with records, or the days themselves where a duty is weekly.</param>
public sealed record RecordSummary(int Count, DateOnly Newest, IReadOnlyList<DateOnly> Days)
{
    /// <summary>Something happened between the days, both included.</summary>
    public bool Has(DateOnly from, DateOnly to)
    {
        if (Newest >= from && Newest <= to)
            return true;
        var (low, high) = (0, Days.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Days[middle] < from ? (middle + 1, high) : (low, middle);
        }

        return low < Days.Count && Days[low] <= to;
    }
}

/// <summary>Planned occurrences of a duty in a department that fell due; what was owed before they were planned is judged by the records. <see cref="Next"/>: the next that is open.</summary>
public sealed record OccurrenceSummary(int Open, DateOnly? EarliestDue, DateOnly? PlannedFrom = null, DateOnly? Next = null);

/// <summary>An open finding of an audit.</summary>
/// <param name="RecordId">Its record; null where who asks may not read it.</param>
public sealed record FindingFact(string Number, FindingGrade Grade, Guid? RecordId = null);
