using ComplianceVault.App.Organisation;
using ComplianceVault.Web.Organisation;

namespace ComplianceVault.Tests.Web.Organisation;

public sealed class NoticeTextTests
{
    [Fact]
    public void ANotice_IsReadLineByLine()
    {
        var days = NoticeText.Parse("2026-10-01~2026-10-03 休 国庆节\n\n2026-10-10 班\n2026-12-31 off New Year").Value;

        Assert.Equal(
            [
                new NoticeDay(new(2026, 10, 1), false, "国庆节"), new NoticeDay(new(2026, 10, 2), false, "国庆节"), new NoticeDay(new(2026, 10, 3), false, "国庆节"),
                new NoticeDay(new(2026, 10, 10), true, "调休上班"), new NoticeDay(new(2026, 12, 31), false, "New Year"),
            ],
            days);
    }

    [Theory]
    [InlineData("十月一日 休 国庆节")]
    [InlineData("2026-10-01 休")]
    [InlineData("2026-10-01")]
    [InlineData("2026-10-07~2026-10-01 休 国庆节")]
    [InlineData("2026-01-01~2026-12-31 休 全年")]
    [InlineData("2026-10-01 假 国庆节")]
    public void ALineThatCannotBeRead_IsNamed(string line)
    {
        var error = NoticeText.Parse("2026-10-10 班\n" + line).Error;

        Assert.Equal(("calendar.line-unreadable", (object)line), (error?.Code, error?.Arguments[0]));
    }

    [Fact]
    public void WhatIsWritten_ReadsBackTheSame()
    {
        var days = NoticeText.Parse("2026-02-15~2026-02-23 休 春节\n2026-02-28 班 调休上班").Value;

        Assert.Equal("2026-02-15~2026-02-23 休 春节\n2026-02-28 班 调休上班", NoticeText.Write(days));
        Assert.Equal(days, NoticeText.Parse(NoticeText.Write(days)).Value);
    }
}
