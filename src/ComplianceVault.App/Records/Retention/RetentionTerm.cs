using System.Globalization;
using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.App.Records.Retention;

/// <summary>How long something is kept and from when; <paramref name="Period"/> and <paramref name="Starts"/> are null for 永久.</summary>
public sealed record RetentionTerm(int? Period, RetentionUnit Unit, RetentionStart? Starts, bool AtLeast)
{
    /// <summary>From the day on which it was closed, which it says itself; otherwise from an event.</summary>
    public bool RunsFromClosing => Starts is null or RetentionStart.RecordClosed or RetentionStart.EditionEnded;

    /// <summary>As a reader says it: 记录关闭后不少于 3 年, 永久.</summary>
    public string Words(CultureInfo? culture = null) => this switch
    {
        { Unit: RetentionUnit.Permanent } => VaultWords.Of(RetentionUnit.Permanent, culture),
        { Starts: { } starts } => VaultWords.Of(AtLeast ? "retention.term-least" : "retention.term", [VaultWords.Of(starts, culture), Period ?? 0, VaultWords.Of(Unit, culture)], culture),
        _ => $"{Period} {VaultWords.Of(Unit, culture)}",
    };

    /// <summary>The last day of keeping of what began to be kept on <paramref name="start"/>; null: never.</summary>
    public DateOnly? After(DateOnly start) => (Unit, Period) switch
    {
        (RetentionUnit.Year, { } years) => start.AddYears(years),
        (RetentionUnit.Month, { } months) => start.AddMonths(months),
        _ => null,
    };

    /// <summary>Whether something could be destroyed earlier than by <paramref name="old"/>: another start may come sooner, so it counts as shorter.</summary>
    public bool IsShorterThan(RetentionTerm old) =>
        Unit != RetentionUnit.Permanent && (old.Unit == RetentionUnit.Permanent || Starts != old.Starts || Months < old.Months || (old.AtLeast && !AtLeast && Months == old.Months));

    private int Months => (Period ?? 0) * (Unit == RetentionUnit.Year ? 12 : 1);
}

/// <summary>Which rules bind what began to be kept on a day.</summary>
public static class RetentionHistory
{
    /// <summary>What holds for masters as long as the company has said nothing else.</summary>
    public static readonly RetentionTerm MastersTerm = new(36, RetentionUnit.Month, RetentionStart.EditionEnded, true);

    /// <summary>
    /// The rules of a class in force on that day and since: a later one that is shorter does not take away what was promised (R46), unless it was approved for what is
    /// kept already.
    /// </summary>
    public static IReadOnlyList<RetentionTerm> Binding(IEnumerable<RetentionClass> rows, DateOnly start)
    {
        var binding = new List<RetentionTerm>();
        foreach (var row in rows.Where(r => r.To is null || r.To > start).OrderByDescending(r => r.To ?? DateOnly.MaxValue).ThenByDescending(r => r.From))
        {
            binding.Add(row.Term);
            if (row.AlsoKept)
                break;
        }

        return binding;
    }

    /// <summary>
    /// The days of closing whose records may go by <paramref name="today"/>, as ranges: between two changes of the class the same rules bind. Only
    /// where all of them run from the closing.
    /// </summary>
    public static IEnumerable<(DateOnly From, DateOnly Before)> DueStarts(IReadOnlyList<RetentionClass> rows, DateOnly today)
    {
        var changes = rows.Select(r => r.To).OfType<DateOnly>().Distinct().Order().ToList();
        foreach (var (from, before) in changes.Prepend(DateOnly.MinValue).Zip(changes.Append(DateOnly.MaxValue)))
        {
            var binding = Binding(rows, from);
            if (binding.Count == 0 || binding.Any(t => t.Period is null || !t.RunsFromClosing))
                continue;
            var first = binding.Min(t => FirstKept(t, today));
            if (first > from)
                yield return (from, first < before ? first : before);
        }
    }

    /// <summary>The earliest start whose period has not passed: 28 and 29 February end on one day.</summary>
    private static DateOnly FirstKept(RetentionTerm term, DateOnly today)
    {
        var start = term.Unit == RetentionUnit.Year ? today.AddYears(-term.Period!.Value) : today.AddMonths(-term.Period!.Value);
        while (term.After(start) <= today)
            start = start.AddDays(1);
        return start;
    }

    /// <summary>The longest of them; null: never, or from a day that nobody knows yet.</summary>
    public static DateOnly? Until(IEnumerable<RetentionTerm> binding, DateOnly start)
    {
        var days = binding.Select(t => t.RunsFromClosing ? t.After(start) : null).ToList();
        return days.Count == 0 || days.Contains(null) ? null : days.Max();
    }
}
