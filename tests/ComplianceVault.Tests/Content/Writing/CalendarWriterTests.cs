using ComplianceVault.Content.Writing;
using Ical.Net;

namespace ComplianceVault.Tests.Content.Writing;

public sealed class CalendarWriterTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Days_AreReadBackByACalendar_AsWholeDays()
    {
        var day = new CalendarDate("OBL-1-tech-20260331@compliancevault", new(2026, 3, 31), "统计事件，并提出问题; 每月", "OBL-001 · 技术部\nITSMS-P15-R02", new("http://vault.example/records/duties"));

        var calendar = Calendar.Load(CalendarWriter.Write("定期工作", [day], Now))!;

        var read = Assert.Single(calendar.Events);
        Assert.Equal((day.Uid, day.Title, day.Description, day.Link), (read.Uid, read.Summary, read.Description, read.Url));
        Assert.True(read.IsAllDay);
        Assert.Equal(day.Day, read.Start!.Date);
        Assert.Equal("定期工作", calendar.Properties["X-WR-CALNAME"]!.Value);
    }

    [Fact]
    public void NoLine_IsLongerThanTheFormatAllows()
    {
        var text = CalendarWriter.Write("定期工作", [new("1", new(2026, 3, 31), new string('件', 200), "", null)], Now);

        Assert.All(text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
    }
}
