using System.Runtime.InteropServices;

namespace ComplianceVault.Kernel.WorkingTime;

/// <summary>A span of the day, from midnight in the company's zone; the end may be 24:00.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HourSpan(TimeSpan From, TimeSpan To);

/// <summary>
/// The hours in which a clock runs on each day it runs: 09:00–12:00 and 13:00–18:00 of every working day (5×8), or the whole day of every day (7×24).
/// Spans are in order, do not touch and lie within one day; anything else is a bug and throws.
/// </summary>
public sealed class DailyHours
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public DailyHours(IReadOnlyList<HourSpan> spans, bool onWorkingDaysOnly = true)
    {
        var end = TimeSpan.MinValue;
        foreach (var span in spans)
        {
            if (span.From < TimeSpan.Zero || span.From <= end || span.To <= span.From || span.To > Day)
                throw new ArgumentException($"Hours {span.From}–{span.To} are not in order within a day.", nameof(spans));
            end = span.To;
        }
        if (spans.Count == 0)
            throw new ArgumentException("At least one span.", nameof(spans));
        (Spans, OnWorkingDaysOnly) = (spans, onWorkingDaysOnly);
    }

    /// <summary>7×24.</summary>
    public static DailyHours Always { get; } = new([new(TimeSpan.Zero, Day)], onWorkingDaysOnly: false);

    /// <summary>5×8: 09:00–12:00 and 13:00–18:00 on working days.</summary>
    public static DailyHours Office { get; } = new([new(TimeSpan.FromHours(9), TimeSpan.FromHours(12)), new(TimeSpan.FromHours(13), TimeSpan.FromHours(18))]);

    public IReadOnlyList<HourSpan> Spans { get; }

    public bool OnWorkingDaysOnly { get; }
}
