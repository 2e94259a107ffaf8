using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>How many leaves had which verdict at the end of a day.</summary>
public sealed record TrendPoint(DateOnly Day, IReadOnlyDictionary<Verdict, int> Counts)
{
    public int Total => Counts.Values.Sum();
}

/// <summary>
/// The matrix of any past day and its trend, read from the database, never from the index (decision 6). An auditor from outside sees it within
/// the grant, verdicts and what they rest on only when it says so (decision 11).
/// </summary>
[Needs(Permission.ReadCoverage), AlsoOutside]
public sealed class CoverageQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    /// <summary>Ends of months that the trend looks at, beside the day itself.</summary>
    private const int Months = 12;

    private readonly CoverageReading reading = new(databases, time);

    public static bool ShowsVerdicts(Actor actor) => !actor.IsExternal || actor.Grant is { VerdictsShown: true };

    /// <summary>An auditor from outside to whom records were granted: their numbers are shown, with verdicts or without.</summary>
    public static bool ShowsRecords(Actor actor) => actor is { IsExternal: true, Grant.Records: not null };

    /// <param name="day">Null: today. Refuses with <c>coverage.day-ahead</c> or <c>coverage.not-granted</c>.</param>
    /// <param name="includeLater">What was entered after the day counts too.</param>
    public async Task<Result<CoverageMatrix>> MatrixAsync(Actor actor, DateOnly? day, bool includeLater, CancellationToken ct)
    {
        if (RefusalFor(actor, day) is { } refusal)
            return refusal;
        var matrix = CoverageEngine.Judge(await reading.FactsAsync(actor, day ?? time.Today, includeLater, ct));
        return CoverageVeil.For(actor, matrix, ShowsRecords(actor) ? await reading.GrantedAsync(actor, day ?? time.Today, includeLater, ct) : null);
    }

    /// <summary>One clause of today's matrix. Refuses with <c>clauses.not-found</c> and what <see cref="MatrixAsync"/> refuses.</summary>
    public async Task<Result<CoverageRow>> ClauseAsync(Actor actor, string number, CancellationToken ct)
    {
        var matrix = await MatrixAsync(actor, null, includeLater: false, ct);
        return !matrix.Succeeded ? matrix.Error
            : matrix.Value.Rows.FirstOrDefault(r => r.Clause.Number == number) is { } row ? row
            : Error.NotFound("clauses.not-found", number);
    }

    /// <summary>The weakest leaves of today: the worst verdict first, then what is most overdue; none that is 证据充分.</summary>
    public async Task<Result<IReadOnlyList<CoverageRow>>> WeakestAsync(Actor actor, int most, CancellationToken ct)
    {
        var matrix = await MatrixAsync(actor, null, includeLater: false, ct);
        return !matrix.Succeeded ? matrix.Error : Result.Of<IReadOnlyList<CoverageRow>>(
            [.. matrix.Value.Leaves.Where(l => l.Verdict > Verdict.Sufficient).OrderByDescending(l => l.Verdict).ThenByDescending(l => l.DutiesDue)
                .ThenByDescending(l => l.Criteria.Count(c => c.Outcome >= CriterionOutcome.Weak)).Take(most)]);
    }

    /// <summary>Each end of a month in the year before the day, as far back as the vault knows, and the day itself.</summary>
    public async Task<Result<IReadOnlyList<TrendPoint>>> TrendAsync(Actor actor, DateOnly? day, bool includeLater, CancellationToken ct)
    {
        if (RefusalFor(actor, day) is { } refusal)
            return refusal;
        if (!ShowsVerdicts(actor))
            return Error.Forbidden("coverage.verdicts-not-granted");
        var last = day ?? time.Today;
        var first = await reading.FirstDayAsync(ct) ?? last;
        var points = new List<TrendPoint>();
        foreach (var at in Enumerable.Range(0, Months).Select(m => EndOfMonth(last.AddMonths(m - Months))).Where(d => d >= first && d < last).Append(last))
            points.Add(new(at, CoverageEngine.Judge(await reading.FactsAsync(actor, at, includeLater, ct)).Counts));
        return points;
    }

    /// <summary>The first day that may be looked at; null in an empty vault.</summary>
    public Task<DateOnly?> FirstDayAsync(CancellationToken ct) => reading.FirstDayAsync(ct);

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private Error? RefusalFor(Actor actor, DateOnly? day)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (actor is { IsExternal: true, Grant: not { DocumentsInForce: true } and not { Records: not null } })
            return Error.Forbidden("coverage.not-granted");
        return day > time.Today ? Error.Invalid("coverage.day-ahead", day.Value.ToString("O", System.Globalization.CultureInfo.InvariantCulture)) : null;
    }
}
