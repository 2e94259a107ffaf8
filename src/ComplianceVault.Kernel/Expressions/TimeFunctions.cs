namespace ComplianceVault.Kernel.Expressions;

/// <summary>Days, months and working time. A count beyond what a deadline can be, or a date beyond the calendar's end, gives nothing.</summary>
internal static class TimeFunctions
{
    private const int MostDays = 50_000;
    private const int MostHours = 20_000;

    public static IReadOnlyDictionary<string, Func<Binder, Call, Result<Bound>>> All { get; } = new Dictionary<string, Func<Binder, Call, Result<Bound>>>(StringComparer.Ordinal)
    {
        ["date"] = (b, c) => One(b, c, ExpressionType.Date, [ExpressionType.Moment, ExpressionType.Date], (f, x) => f.Day(x)),
        ["year"] = (b, c) => One(b, c, ExpressionType.Number, Day, (f, x) => (decimal)f.Day(x).Year),
        ["month"] = (b, c) => One(b, c, ExpressionType.Number, Day, (f, x) => (decimal)f.Day(x).Month),
        ["day"] = OfNumbers,
        ["days"] = (b, c) => Later(b, c, MostDays, (f, x, n) => f.Day(x).AddDays(n)),
        ["months"] = (b, c) => Later(b, c, 1200, (f, x, n) => f.Day(x).AddMonths(n)),
        ["years"] = (b, c) => Later(b, c, 100, (f, x, n) => f.Day(x).AddYears(n)),
        ["workdays"] = (b, c) => Later(b, c, WorkingTime.WorkingCalendar.MostWorkingDays, WorkDays),
        ["days_between"] = (b, c) => Two(b, c, ExpressionType.Number, Day, Day, (f, x, y) => (decimal)(f.Day(y).DayNumber - f.Day(x).DayNumber)),
        ["workdays_between"] = (b, c) => Two(b, c, ExpressionType.Number, Day, Day, WorkDaysBetween),
        ["hours"] = (b, c) => Two(b, c, ExpressionType.Moment, [ExpressionType.Moment], [ExpressionType.Number], (f, x, n) => Within((decimal)n, MostHours * 10) ? (object)((DateTimeOffset)x).AddHours((double)(decimal)n) : null),
        ["workhours"] = (b, c) => Two(b, c, ExpressionType.Moment, [ExpressionType.Moment], [ExpressionType.Number], WorkHours),
        ["hours_between"] = (b, c) => Two(b, c, ExpressionType.Number, [ExpressionType.Moment], [ExpressionType.Moment], (_, x, y) => Hours((DateTimeOffset)y - (DateTimeOffset)x)),
        ["workhours_between"] = (b, c) => Two(b, c, ExpressionType.Number, [ExpressionType.Moment], [ExpressionType.Moment], WorkHoursBetween),
    };

    private static ExpressionType[] Day => [ExpressionType.Date, ExpressionType.Moment];

    private static object? WorkDays(Frame frame, object from, int days)
    {
        var counted = frame.Values.Calendar.AddWorkingDays(frame.Day(from), days);
        frame.Touch(counted.ProvisionalYear);
        return counted.Date;
    }

    private static object? WorkDaysBetween(Frame frame, object from, object to)
    {
        var (first, last) = (frame.Day(from), frame.Day(to));
        if (Math.Abs(last.DayNumber - first.DayNumber) > MostDays)
            return null;
        var counted = frame.Values.Calendar.WorkingDaysBetween(first, last);
        frame.Touch(counted.ProvisionalYear);
        return (decimal)counted.Days;
    }

    private static object? WorkHours(Frame frame, object from, object hours)
    {
        if (hours is not decimal number || number < 0 || !Within(number, MostHours))
            return null;
        var counted = frame.Values.Clock.Add((DateTimeOffset)from, TimeSpan.FromHours((double)number));
        frame.Touch(counted.ProvisionalYear);
        return counted.At;
    }

    private static object? WorkHoursBetween(Frame frame, object from, object to) =>
        Math.Abs(((DateTimeOffset)to - (DateTimeOffset)from).TotalDays) > MostDays ? null : (object)Hours(frame.Values.Clock.Between((DateTimeOffset)from, (DateTimeOffset)to));

    private static decimal Hours(TimeSpan span) => Math.Round((decimal)span.TotalMinutes / 60, 2);

    /// <summary>A day by year, month and day; one that the calendar does not have is nothing.</summary>
    private static Result<Bound> OfNumbers(Binder binder, Call call)
    {
        if (call.Arguments.Count != 3)
            return Functions.Arguments(call);
        var parts = call.Arguments.Select(a => binder.Bind(a, [ExpressionType.Number])).ToList();
        return parts.FindIndex(p => !p.Succeeded) is >= 0 and var wrong ? parts[wrong]
            : new Bound(ExpressionType.Date, f => parts.ConvertAll(p => p.Value.Evaluate(f)) is [decimal year, decimal month, decimal day] ? OfNumbers(year, month, day) : null);
    }

    private static DateOnly? OfNumbers(decimal year, decimal month, decimal day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth((int)year, (int)month) ? new DateOnly((int)year, (int)month, (int)day) : null;

    private static bool Within(decimal number, int most) => Math.Abs(number) <= most;

    private static Result<Bound> Later(Binder binder, Call call, int most, Func<Frame, object, int, object?> work) =>
        Two(binder, call, ExpressionType.Date, Day, [ExpressionType.Number], (f, x, n) => Within((decimal)n, most) ? work(f, x, (int)(decimal)n) : null);

    private static Result<Bound> One(Binder binder, Call call, ExpressionType result, ExpressionType[] wanted, Func<Frame, object, object?> work)
    {
        if (call.Arguments is not [var argument])
            return Functions.Arguments(call);
        var bound = binder.Bind(argument, wanted);
        return bound.Succeeded ? new Bound(result, f => bound.Value.Evaluate(f) is { } x ? work(f, x) : null) : bound;
    }

    private static Result<Bound> Two(
        Binder binder, Call call, ExpressionType result, ExpressionType[] first, ExpressionType[] second, Func<Frame, object, object, object?> work)
    {
        if (call.Arguments is not [var a, var b])
            return Functions.Arguments(call);
        var left = binder.Bind(a, first);
        if (!left.Succeeded)
            return left;
        var right = binder.Bind(b, second);
        return right.Succeeded ? new Bound(result, f => Try(f, left.Value, right.Value, work)) : right;
    }

    // The first and last days of the calendar are values like others; one step beyond them is nothing.
    private static object? Try(Frame frame, Bound left, Bound right, Func<Frame, object, object, object?> work)
    {
        if (left.Evaluate(frame) is not { } x || right.Evaluate(frame) is not { } y)
            return null;
        try
        {
            return work(frame, x, y);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
