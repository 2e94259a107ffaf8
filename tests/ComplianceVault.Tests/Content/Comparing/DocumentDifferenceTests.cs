using ComplianceVault.Content.Comparing;
using ComplianceVault.Content.Reading;
using static ComplianceVault.Tests.Content.Comparing.DifferenceText;

namespace ComplianceVault.Tests.Content.Comparing;

/// <summary>What a reader of two editions is told, by example.</summary>
public sealed class DocumentDifferenceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly (string? Number, string Heading, Block[] Blocks)[] Sections =
    [
        ("1", "目的", Lines("规定机房巡检的要求，保证设备按期得到检查。")),
        ("2", "职责", Lines("值班工程师负责巡检与记录。", "部门经理每月抽查一次巡检记录。")),
        ("3", "巡检", Lines("值班工程师每两小时巡查一次机房温度，并记入值班记录。")),
        ("4", "异常处理", Lines("发现温度超过二十八度时，立即通知部门经理，并在三十分钟内启动备用空调。")),
        ("5", "备件", Lines("备件出库须登记领用人与用途，月底盘点一次。")),
    ];

    [Fact]
    public void WordsPutInAndTakenOut_AreMarkedSoThatItReadsWell()
    {
        var newer = Of(Replace(2, "巡检", "值班工程师每一小时巡查一次机房温度和湿度，并记入值班记录。"));

        var section = Difference(newer).Sections[2];

        Assert.Equal(SectionState.Changed, section.State);
        Assert.Equal("值班工程师每[-两-]{+一+}小时巡查一次机房温度{+和湿度+}，并记入值班记录。", Show(section.Pieces.Skip(1)));
    }

    [Theory]
    [InlineData("由部门经理审核后批准。", "由管理者代表审核后批准。", "由[-部门经理-]{+管理者代表+}审核后批准。")]
    [InlineData("2026-01-05发布", "2026-02-11发布", "[-2026-01-05-]{+2026-02-11+}发布")]
    [InlineData("可用性不低于99.5%。", "可用性不低于99.9%。", "可用性不低于[-99.5%-]{+99.9%+}。")]
    [InlineData("通知部门经理，记录时间。", "通知部门经理，通知客户，记录时间。", "通知部门经理，{+通知客户，+}记录时间。")]
    [InlineData("甲方负责。乙方配合。", "甲方负责。丙方监督。乙方配合。", "甲方负责。{+丙方监督。+}乙方配合。")]
    [InlineData("每季度盘点一次库存", "从今年起改用电子签收", "[-每季度盘点一次库存-]{+从今年起改用电子签收+}")]
    [InlineData("见 Incident 程序", "见 Change 程序", "见 [-Incident-]{+Change+} 程序")]
    public void Text_IsCutWhereAReaderWould(string old, string @new, string expected) =>
        Assert.Equal(expected, Show(WordDifference.Of(old, @new, new ComparisonWork(ComparisonLimits.Default, Ct))));

    [Fact]
    public void Renumbering_IsNoChangeOfContent()
    {
        var newer = Of(Sections.Select((s, i) => ((string?)$"{i + 11}", s.Heading, s.Blocks)));

        var difference = Difference(newer);

        Assert.All(difference.Sections, s => Assert.Equal((SectionState.Renumbered, false), (s.State, s.IsTextChanged)));
        Assert.Equal((0, 5), (difference.Share, difference.Counts.Renumbered));
    }

    [Fact]
    public void AnotherListNumber_IsNoChange()
    {
        var (older, newer) = (Of(("1", "项目", [Item("a)"), Item("b)", "核对标签")])), Of(("1", "项目", [Item("1)"), Item("2)", "核对标签")])));

        Assert.True(DocumentDifference.Of(older, newer, cancellationToken: Ct).IsEmpty);
        static Paragraph Item(string marker, string text = "清点设备") => new(text, ParagraphKind.ListItem, marker);
    }

    [Fact]
    public void SectionsComeGoAndMove_EachIsToldOnce_WhereItStands()
    {
        var newer = Of(
            Sections[0], ("2", "术语", Lines("巡检是按固定路线逐项检查设备状态的活动。")), ("3", "备件", Sections[4].Blocks), ("4", "职责", Sections[1].Blocks),
            ("5", "异常情况的处理", Sections[3].Blocks));

        var difference = Difference(newer);

        Assert.Equal(
            [
                ("目的", SectionState.Unchanged), ("术语", SectionState.Added), ("备件", SectionState.Moved), ("职责", SectionState.Renumbered), ("巡检", SectionState.Removed),
                ("异常情况的处理", SectionState.Retitled),
            ],
            difference.Sections.Select(s => (s.Shown.Heading, s.State)));
        var moved = difference.Sections[2];
        Assert.Equal(("5", "3", true), (moved.Old!.Number, moved.New!.Number, moved.IsMoved));
        Assert.Equal("异常{+情况的+}处理", Show(difference.Sections[5].Heading));
        Assert.Equal(new DifferenceCounts(1, 2, 1, 1, 0, 1, 1), difference.Counts);
    }

    [Fact]
    public void ASectionUnderAnotherHeading_IsMoved_EvenInTheSameOrder()
    {
        var (counting, labels) = (Lines("每月逐件核对机柜里的设备。"), Lines("每台设备贴一张带条码的标签。"));
        var older = Of(("4", "要求", Lines("按下列各条执行。")), ("4.1", "清点", counting), ("4.2", "标签", labels));
        var newer = Of(("4", "要求", Lines("按下列各条执行。")), ("4.1", "清点", counting), ("5", "标识管理", Lines("标识由行政部统一印制。")), ("5.1", "标签", labels));

        Assert.Equal([SectionState.Unchanged, SectionState.Unchanged, SectionState.Added, SectionState.Moved], DocumentDifference.Of(older, newer, cancellationToken: Ct).Sections.Select(s => s.State));
    }

    [Fact]
    public void Paragraphs_AreAligned_AndNewOnesMarkedWhole()
    {
        var newer = Of(Replace(1, "职责", "值班工程师负责巡检与记录。", "技术部负责人审批巡检路线。", "部门经理每周抽查一次巡检记录。"));

        var blocks = Difference(newer).Sections[1].Blocks;

        Assert.Equal(["值班工程师负责巡检与记录。", "{+技术部负责人审批巡检路线。+}", "部门经理每[-月-]{+周+}抽查一次巡检记录。"], blocks.Select(b => Show(b.Pieces)));
        Assert.Equal([ChangeMark.Same, ChangeMark.Inserted, ChangeMark.Same], blocks.Select(b => b.Mark));
    }

    [Fact]
    public void Tables_AreComparedByCell()
    {
        var (older, newer) = (Of(("1", "频次", [Grid("项目|频次|责任人", "温度|两小时|值班工程师", "备件|每月|库管员")])), Of(("1", "频次", [Grid("项目|频次|责任人", "温度|一小时|值班工程师", "湿度|四小时|值班工程师", "备件|每月|库管员")])));

        var table = Assert.IsType<TableDifference>(Assert.Single(DocumentDifference.Of(older, newer, cancellationToken: Ct).Sections[0].Blocks));

        Assert.Equal([false, true, true, false], table.Rows.Select(r => r.IsChanged));
        var frequency = table.Rows[1].Cells[1];
        Assert.Equal(("两小时", "一小时", "[-两-]{+一+}小时"), (frequency.Old, frequency.New, Show(frequency.Pieces)));
        Assert.False(table.Rows[1].Cells[0].IsChanged);
        Assert.Equal(ChangeMark.Inserted, table.Rows[2].Mark);
    }

    [Fact]
    public void AColumnPutIn_MarksItsCellsOnly()
    {
        var (older, newer) = (Of(("1", "频次", [Grid("项目|责任人", "温度|值班工程师")])), Of(("1", "频次", [Grid("项目|频次|责任人", "温度|一小时|值班工程师")])));

        var table = Assert.IsType<TableDifference>(Assert.Single(DocumentDifference.Of(older, newer, cancellationToken: Ct).Sections[0].Blocks));

        Assert.Equal(["项目", "{+频次+}", "责任人", "温度", "{+一小时+}", "值班工程师"], table.Rows.SelectMany(r => r.Cells).Select(c => Show(c.Pieces)));
    }

    [Fact]
    public void MergedCells_KeepTheirColumns()
    {
        var older = Table("行政部", "登记");
        var newer = Table("行政部", "登记与归档");

        var table = Assert.IsType<TableDifference>(Assert.Single(DocumentDifference.Of(Of(("1", "分工", [older])), Of(("1", "分工", [newer])), cancellationToken: Ct).Sections[0].Blocks));

        Assert.Equal([["行政部", "发放"], ["", "登记{+与归档+}"]], table.Rows.Select(r => r.Cells.Select(c => Show(c.Pieces)).ToArray()));
        static Table Table(string department, string work) => new([new TableRow([new TableCell(department, RowSpan: 2), new TableCell("发放")]), new TableRow([new TableCell(work)])]);
    }

    [Fact]
    public void APictureAdded_IsSeen()
    {
        var newer = Of(Sections.Take(4).Append(("5", "备件", [.. Sections[4].Blocks, new Paragraph("", ParagraphKind.Picture)])));

        Assert.Equal((SectionState.Changed, 0), (Difference(newer).Sections[4].State, Difference(newer).Share));
    }

    [Fact]
    public void Share_IsOfBothTexts()
    {
        var (older, newer) = (Of(("1", "", Lines("甲乙丙丁戊己", "一二三四五六"))), Of(("1", "", Lines("子丑寅卯辰巳", "一二三四五六"))));

        Assert.Equal(0.5, DocumentDifference.Of(older, newer, cancellationToken: Ct).Share, 3);
        Assert.Equal(1, DocumentDifference.Of(older, Of(("7", "附录", Lines("完全不同"))), cancellationToken: Ct).Share);
        Assert.Equal(0, DocumentDifference.Of(Of(), Of(), cancellationToken: Ct).Share);
    }

    private static DocumentDifference Difference(DocumentText newer) => DocumentDifference.Of(Of(Sections), newer, cancellationToken: Ct);

    private static IEnumerable<(string?, string, Block[])> Replace(int section, string heading, params string[] lines) =>
        Sections.Select((s, i) => i == section ? (s.Number, heading, Lines(lines)) : s);
}
