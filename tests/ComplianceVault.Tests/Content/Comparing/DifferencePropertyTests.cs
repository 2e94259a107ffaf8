using System.Diagnostics;
using ComplianceVault.Content.Comparing;
using ComplianceVault.Content.Reading;
using FsCheck;
using FsCheck.Fluent;
using static ComplianceVault.Tests.Content.Comparing.DifferenceText;

namespace ComplianceVault.Tests.Content.Comparing;

/// <summary>What holds of every difference, and within which time.</summary>
public sealed class DifferencePropertyTests
{
    private const string Signs = "甲乙丙丁，。 ab19.-\n（";

    private static readonly string[] Pool =
    [
        "值班工程师巡查冷却水泵的压力读数", "访客由接待人全程陪同并佩戴临时证件", "备用发电机每季度带载运行三十分钟", "门禁卡遗失后两小时内注销并登记", "供方的交货情况每年十一月评价一次",
        "变更前须评估风险并确定回退的办法", "客户投诉在一个工作日内受理和答复", "培训后由部门经理评价实际的效果", "合同到期前六十天启动续签的谈判", "服务目录每半年由市场部组织复核",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Two texts: a document, and what a list of edits makes of it.</summary>
    private static Arbitrary<(DocumentText Older, DocumentText Newer)> Editions => Gen.ListOf(Gen.Choose(0, 1_000_000)).Select(edits => (Document([]), Document([.. edits.Take(12)]))).ToArbitrary();

    private static Arbitrary<(string Old, string New)> Strings =>
        Gen.Two(Gen.ListOf(Gen.Elements(Signs.ToCharArray())).Select(c => string.Concat(c))).Select(p => (p.Item1, p.Item2)).ToArbitrary();

    [Fact]
    public void ApplyingTheDifference_GivesTheNewText_AndTakingItBackTheOld() => Prop.ForAll(Editions, p =>
    {
        var difference = DocumentDifference.Of(p.Older, p.Newer);
        return Plain(p.Newer).SequenceEqual(Newer(difference)) && Plain(p.Older).SequenceEqual(Older(difference, p.Older));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheSameText_DiffersInNothing() => Prop.ForAll(Editions, p =>
    {
        var difference = DocumentDifference.Of(p.Newer, p.Newer);
        return difference.IsEmpty && difference.Share == 0 && difference.Sections.All(s => !s.IsMoved);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void TheOtherWayRound_InsertedIsDeleted_AndTheShareIsTheSame() => Prop.ForAll(Editions, p =>
    {
        var (there, back) = (DocumentDifference.Of(p.Older, p.Newer), DocumentDifference.Of(p.Newer, p.Older));
        return Math.Abs(there.Share - back.Share) < 1e-9
            && Marked(there, ChangeMark.Inserted).SequenceEqual(Marked(back, ChangeMark.Deleted)) && Marked(there, ChangeMark.Deleted).SequenceEqual(Marked(back, ChangeMark.Inserted));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Share_IsBetweenNothingAndAll() => Prop.ForAll(Editions, p => DocumentDifference.Of(p.Older, p.Newer).Share is >= 0 and <= 1).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyTwoStrings_AreMadeOfTheirPieces_BothWays() => Prop.ForAll(Strings, p =>
    {
        var (there, back) = (BlockComparing.Text(p.Old, p.New, Work()), BlockComparing.Text(p.New, p.Old, Work()));
        return Join(there, ChangeMark.Inserted) == p.Old && Join(there, ChangeMark.Deleted) == p.New
            && Show(TextPiece.Mirror(there)) == Show(back) && there.All(x => x.Text.Length > 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AManual_IsComparedWordByWord()
    {
        var (older, newer) = (Manual(0), Manual(1));
        Assert.InRange(Plain(older).Sum(l => l.Length), 15_000, 40_000);
        Assert.False(DocumentDifference.Of(older, newer, cancellationToken: Ct).IsCoarse);
    }

    public static TheoryData<string> Hostile => new(["one paragraph", "periodic", "many paragraphs", "many sections", "wide table"]);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void TwoMegabytesOfAnything_EndSoon_AndStayTrue(string shape)
    {
        var (older, newer) = (Huge(shape, 0), Huge(shape, 1));
        DocumentDifference? difference = null;

        var took = Time(() => difference = DocumentDifference.Of(older, newer, cancellationToken: Ct));

        Assert.True(took < TimeSpan.FromSeconds(60), $"{shape}: {took}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{shape}: {took}, share {difference!.Share}, coarse {difference.IsCoarse}");
        Assert.InRange(difference!.Share, 0.001, 1);
        Assert.True(Plain(newer).SequenceEqual(Newer(difference)));
    }

    [Fact]
    public void ALimitReached_GivesWholeParagraphs()
    {
        var (older, newer) = (Of(("1", "要求", Lines(Pool))), Of(("1", "要求", Lines([.. Pool.Select(l => l + "。")]))));

        var difference = DocumentDifference.Of(older, newer, new ComparisonLimits { Steps = 10 }, Ct);

        Assert.True(difference.IsCoarse);
        Assert.Equal(Plain(newer), Newer(difference));
        Assert.DoesNotContain(difference.Sections.SelectMany(s => s.Blocks).SelectMany(b => b.Pieces), p => p.Mark == ChangeMark.Same);
    }

    private static ComparisonWork Work() => new(ComparisonLimits.Default, Ct);

    private static string Join(IEnumerable<TextPiece> pieces, ChangeMark without) => string.Concat(pieces.Where(p => p.Mark != without).Select(p => p.Text));

    private static IEnumerable<string> Marked(DocumentDifference difference, ChangeMark mark) =>
        difference.Sections.SelectMany(s => s.Pieces).Where(p => p.Mark == mark).Select(p => p.Text).Order(StringComparer.Ordinal);

    private static TimeSpan Time(Action act)
    {
        var clock = Stopwatch.StartNew();
        act();
        return clock.Elapsed;
    }

    /// <summary>Ten sections of words of their own; an edit is a number that says what is done where.</summary>
    private static DocumentText Document(IReadOnlyList<int> edits)
    {
        var sections = Pool.Select((line, i) => (Heading: line[..4], Lines: new List<string> { $"{line}。", $"记录保存{i + 1}年，由第{i}组保管，{line[4..9]}另有规定的除外。" })).ToList();
        foreach (var edit in edits)
        {
            var at = sections.Count == 0 ? -1 : edit / 10 % sections.Count;
            switch (edit % 10)
            {
                case 0 when at >= 0: sections.RemoveAt(at); break;
                case 1: sections.Insert(Math.Max(0, at), ($"补充{edit}", [$"第{edit}号补充规定自公布之日起执行{edit * 7}次。"])); break;
                case 2 when at >= 0: sections.Insert(edit / 1000 % sections.Count, Taken(sections, at)); break;
                case 3 when at >= 0: sections[at] = ($"{sections[at].Heading}办法", sections[at].Lines); break;
                case 4 when at >= 0: sections[at].Lines.Add($"另见第{edit % 97}条的说明。"); break;
                case 5 when at >= 0 && sections[at].Lines.Count > 1: sections[at].Lines.RemoveAt(0); break;
                case var _ when at >= 0: sections[at].Lines[0] = sections[at].Lines[0].Insert(edit / 100 % sections[at].Lines[0].Length, Signs[(edit % 11)..((edit % 11) + 3)]); break;
            }
        }

        return Of(sections.Select((s, i) => ((string?)$"{i + 1}", s.Heading, (Block[])[.. Lines([.. s.Lines]), Grid("项目|要求", $"{s.Heading}|{s.Lines[0]}")])));
    }

    private static (string, List<string>) Taken(List<(string Heading, List<string> Lines)> sections, int at)
    {
        var taken = sections[at];
        sections.RemoveAt(at);
        return taken;
    }

    private static DocumentText Manual(int edition) => Of(Enumerable.Range(1, 150).Select(i => (
        (string?)$"{1 + (i / 12)}.{1 + (i % 12)}", $"{Pool[i % 10][..6]}{i}",
        Lines($"{Pool[i * 7 % 10]}，第{i}项由第{i % 9}组负责，{Pool[i * 3 % 10]}。", $"{Pool[(i + edition) % 10]}；每{i + (i % 5 == 0 ? edition : 0)}天检查一次，结果记入台账，保存{i % 6 + 1}年，{Pool[i * 9 % 10]}。"))));

    private static DocumentText Huge(string shape, int edition)
    {
        const int Size = 1_000_000; // characters; two bytes each
        return shape switch
        {
            "one paragraph" => Of(("1", "全文", Lines(string.Concat(Enumerable.Range(0, Size / 20).Select(i => $"{Pool[((i * 7) + (edition * i)) % 10][..12]}{i % 7919 * (edition + 3) % 7919:0000}，"))))),
            "periodic" => Of(("1", "全文", Lines(new string('甲', Size - edition) + new string('乙', 3) + string.Concat(Enumerable.Repeat(edition == 0 ? "甲乙" : "乙甲甲", 200_000))))),
            "many paragraphs" => Of(("1", "全文", Lines([.. Enumerable.Range(0, Size / 20).Select(i => $"{Pool[(i * 3 + edition) % 10]}{i * (edition + 1) % 4001}")]))),
            "many sections" => Of(Enumerable.Range(0, Size / 40).Select(i => ((string?)$"{1 + (i / 900)}.{1 + (i % 900)}", $"{Pool[i % 10][..5]}{i}", Lines($"{Pool[(i * 3 + edition) % 10]}{i * (edition + 1) % 4001}")))),
            _ => Of(("1", "清单", [Grid([.. Enumerable.Range(0, Size / 200).Select(i => string.Join('|', Enumerable.Range(0, 20).Select(c => $"{Pool[(i + c) % 10][..6]}{i * (edition + 1) % 997}")))])])),
        };
    }
}
