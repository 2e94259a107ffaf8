using ComplianceVault.Content.Comparing;
using ComplianceVault.Content.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Content.Comparing;

public sealed class ComparingTests
{
    private static DocumentText Text(params (string? Number, string Heading, string Body)[] sections)
    {
        var builder = new SectionBuilder();
        foreach (var (number, heading, body) in sections)
        {
            builder.AddHeading(number is null ? null : HeadingNumber.Parse($"{number} {heading}"), heading);
            foreach (var line in body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                builder.Add(new Paragraph(line));
            }
        }

        return new DocumentText { Format = SourceFormat.Docx, Sections = builder.Build() };
    }

    private static readonly DocumentText Older = Text(
        ("1", "目的", "规定受控文件怎样编写、审核、批准、发放和回收，保证使用处只有有效版本。"),
        ("2", "职责", "行政部文控负责登记与发放。\n部门经理负责本部门文件的使用。"),
        ("3", "发放", "文控按发放范围登记分发号，领用人当面签收。"),
        ("4", "回收", "新版发放时同时收回旧版，收回的旧版加盖作废印章后登记销毁。"));

    [Fact]
    public void TextSimilarity_SameTextBrokenDifferently_IsOne()
    {
        var pdf = Text(
            (null, "１　目的", "规定受控文件怎样编写、审核、\n批准、发放和回收,保证使用处只有\n有效版本。"),
            (null, "2 职责", "行政部 文控负责登记与发放。部门经理负责本部门文件的使用。"),
            (null, "3发放 文控按发放范围登记分发号，领用人当面签收。", ""),
            (null, "4 回收", "新版发放时同时收回旧版，收回的旧版加盖作废\n印章后登记销毁。"));

        Assert.Equal(1, TextSimilarity.Of(Older, pdf));
    }

    [Fact]
    public void TextSimilarity_OneSectionRewritten_IsBetween()
    {
        var newer = Text([.. Older.Sections.Take(3).Select(s => (s.Number, s.Heading, ((Paragraph)s.Blocks[0]).Text)), ("4", "回收", "从今年起改用电子签收，纸质副本一律不再保留。")]);

        Assert.InRange(TextSimilarity.Of(Older, newer), 0.4, 0.85);
    }

    [Fact]
    public void TextSimilarity_OtherDocument_IsNearZero() =>
        Assert.InRange(TextSimilarity.Of(Older, Text(("1", "范围", "本程序适用于网络设备的巡检与备件更换，机房值班员每日记录温度。"))), 0, 0.1);

    [Fact]
    public void TextSimilarity_AnyTexts_IsSymmetricAndOneForItself() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        ArbMap.Default.ArbFor<NonNull<string>>(),
        (one, other) =>
        {
            var share = TextSimilarity.Of(one.Get, other.Get);
            return share is >= 0 and <= 1 && Math.Abs(share - TextSimilarity.Of(other.Get, one.Get)) < 1e-9 && Math.Abs(TextSimilarity.Of(one.Get, one.Get) - 1) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void SectionMatcher_RenumberedMovedAndNewSections_AreFoundOneToOne()
    {
        var newer = Text(
            ("1", "目的", "规定受控文件怎样编写、审核、批准、发放和回收，保证使用处只有有效版本。"),
            ("2", "术语", "受控文件是登记分发号并须收回的文件。"),
            ("3", "职责", "行政部文控负责登记、发放与归档。\n部门经理负责本部门文件的使用。"),
            ("4", "回收与作废", "新版发放时同时收回旧版，收回的旧版加盖作废印章后登记销毁。"),
            ("5", "发放", "文控按发放范围登记分发号，领用人当面签收。"));

        var matches = SectionMatcher.Match(Older, newer, TestContext.Current.CancellationToken);

        Assert.Equal(["1", null, "2", "4", "3"], matches.Select(m => m.OldKey));
        Assert.Equal(1, matches[0].Confidence);
        Assert.All(matches.Where(m => m.OldKey is not null), m => Assert.InRange(m.Confidence, 0.5, 1));
    }

    [Fact]
    public void SectionMatcher_SameEdition_MatchesEveryKeyToItselfWithFullConfidence()
    {
        var twice = Text([.. Enumerable.Range(1, 300).Select(i => ((string?)$"{(i / 60) + 1}.{i % 7}", $"标题{i % 11}", $"第{i}段正文，规定第{i * 31 % 97}项。"))]);

        Assert.All(SectionMatcher.Match(twice, twice, TestContext.Current.CancellationToken), m => Assert.Equal((m.NewKey, 1), (m.OldKey, m.Confidence)));
    }

    [Fact]
    public void SectionMatcher_RewrittenInPlace_IsMatchedWithLittleConfidence()
    {
        var newer = Text(("1", "目的", "规定受控文件怎样编写、审核、批准、发放和回收，保证使用处只有有效版本。"), ("2", "权限", "见附表。"), ("3", "发放", "文控按发放范围登记分发号，领用人当面签收。"));
        var match = SectionMatcher.Match(Older, newer, TestContext.Current.CancellationToken)[1];

        Assert.Equal("2", match.OldKey);
        Assert.InRange(match.Confidence, 0.1, 0.4);
    }
}
