namespace ComplianceVault.Kernel.WorkingTime;

/// <summary>Where today stands to a due date.</summary>
public enum DeadlineState
{
    /// <summary>The due date is ahead: 还有 N 个工作日.</summary>
    Ahead,

    /// <summary>Due today: 今天到期.</summary>
    Today,

    /// <summary>The due date has passed: 逾期 N 个工作日. N is 0 as long as no working day has gone by since (due on Friday, seen on Saturday).</summary>
    Overdue,
}

/// <summary>
/// What the sentence about a deadline is made of: its state, and the working days left or overdue, never negative. The due day itself may still be
/// used in full. <see cref="ProvisionalYear"/> is set when the due date lies, or the count runs, in a year without a published calendar.
/// </summary>
public sealed record Deadline(DateOnly Due, DeadlineState State, int WorkingDays, int? ProvisionalYear)
{
    public static Deadline At(WorkingCalendar calendar, DateOnly due, DateOnly today)
    {
        var count = calendar.WorkingDaysBetween(today, due);
        var state = due == today ? DeadlineState.Today : due > today ? DeadlineState.Ahead : DeadlineState.Overdue;
        return new(due, state, Math.Abs(count.Days), calendar.Judge(due).ProvisionalYear ?? count.ProvisionalYear);
    }
}
