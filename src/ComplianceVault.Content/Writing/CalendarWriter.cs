using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace ComplianceVault.Content.Writing;

/// <summary>A whole day in a calendar. <see cref="Uid"/> stays the same as long as it is the same appointment, so that a calendar that asks again changes it instead of adding one.</summary>
public sealed record CalendarDate(string Uid, DateOnly Day, string Title, string Description, Uri? Link);

/// <summary>Writes whole days as an iCalendar file (RFC 5545) that calendars subscribe to.</summary>
public static class CalendarWriter
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <param name="name">Under which calendars show it.</param>
    /// <param name="days">In any order.</param>
    /// <param name="now">When it was made, in UTC.</param>
    public static string Write(string name, IEnumerable<CalendarDate> days, DateTime now)
    {
        var calendar = new Calendar { ProductId = "-//ComplianceVault//ZH", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.Events.AddRange(days.Select(d => Event(d, now)));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(CalendarDate day, DateTime now) => new()
    {
        Uid = day.Uid,
        DtStamp = new CalDateTime(DateTime.SpecifyKind(now, DateTimeKind.Utc)),
        Start = new CalDateTime(day.Day),
        Summary = day.Title,
        Description = day.Description,
        Url = day.Link,
        Transparency = TransparencyType.Transparent, // it is due that day, nobody is busy with it
    };
}
