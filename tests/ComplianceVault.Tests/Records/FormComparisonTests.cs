using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Records.Consistency;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;

namespace ComplianceVault.Tests.Records;

public sealed class FormComparisonTests
{
    private static readonly KnownForm[] Forms =
    [
        new("QP-07-R01", "盘点表", ["清点表"], "QP-07", IsActive: true),
        new("QP-07-R02", "领用单", [], "QP-07", IsActive: true),
        new("QP-07-R03", "报损单", [], "QP-07", IsActive: false),
        new("QP-07-R04", "仓库年度计划", [], "QP-07", IsActive: false),
        new("QP-09-R01", "巡检表", [], "QP-09", IsActive: true),
    ];

    private static readonly HashSet<string> NoTitles = [];

    private static readonly NumberingRules Numbering = Rules("QP-{00}", "{document}-R{00}");

    [Fact]
    public void WhatAgrees_HasNoDifference() =>
        Assert.Empty(Compare("按《仓库年度计划》安排，《盘点表》和《巡检表》登记。", ("QP-07-R01", "清点表"), ("QP-07-R02", "《领用单》"), ("QP-09-R01", "巡检表")));

    [Fact]
    public void EachKindOfDifference_IsFound()
    {
        var found = Compare("填《领用单》，损坏的填《报损单》。", ("QP-07-R01", "盘货表"), ("QP-07-R03", "报损单"), ("QP-07-R08", "钥匙登记"));

        Assert.Equal(
            [
                (DifferenceKind.ListedOtherTitle, "QP-07-R01"), (DifferenceKind.ListedInactive, "QP-07-R03"), (DifferenceKind.ListedUnknown, "QP-07-R08"),
                (DifferenceKind.NotListed, "QP-07-R02"), (DifferenceKind.NamedNotListed, "QP-07-R02"), (DifferenceKind.NamedInactive, "QP-07-R03"),
            ],
            found.Select(d => (d.Kind, d.Form)));
        Assert.Equal("2", found[0].SectionKey);
    }

    [Fact]
    public void ADocumentWithFormsAndNoRecordSection_IsTold()
    {
        var text = new DocumentText { Format = SourceFormat.Markdown, Sections = [new Section { Key = "1", Number = "1", Heading = "要求", Level = 1 }] };

        Assert.Equal(DifferenceKind.NoRecordSection, Assert.Single(FormComparison.Of("QP-07", text, Forms, NoTitles, Numbering)).Kind);
        Assert.Empty(FormComparison.Of("QP-08", text, Forms, NoTitles, Numbering));
    }

    [Theory]
    [InlineData("P{00}", "{document}-R{00}", "P05-R01", "P05")]
    [InlineData("QP-{00}", "QR-{000}", "QR-001", "QP-01")]
    [InlineData("YS-QP-{00}", "{document}-F{00}", "YS-QP-01-F01", "YS-QP-01")]
    public void NumbersOfACompanysOwnPattern_AreRead(string document, string form, string number, string parent)
    {
        var text = Listing("领用单", $"《领用单》（{number}）随 {parent} 使用。", (number.ToLowerInvariant(), "领用单"));

        Assert.Empty(FormComparison.Of(parent, text, [new(number, "领用单", [], parent, IsActive: true)], NoTitles, Rules(document, form)));
        Assert.Equal([number, number], FormComparison.ListedBy(text, Rules(document, form)));
    }

    private static NumberingRules Rules(string document, string form) => new(
        [new DocumentLevel { Code = "二阶", NameZh = "程序", Pattern = document, Ordinal = 1 }, new DocumentLevel { Code = "四阶", NameZh = "表单", Pattern = form, Ordinal = 2, HoldsForms = true }], EditionScheme.Letters);

    private static IReadOnlyList<Difference> Compare(string body, params (string Number, string Title)[] listed) => FormComparison.Of("QP-07", Listing(body, null, listed), Forms, new HashSet<string> { "仓库年度计划" }, Numbering);

    private static DocumentText Listing(string body, string? line, params (string Number, string Title)[] listed) => new()
    {
        Format = SourceFormat.Markdown,
        Sections =
        [
            new Section { Key = "1", Number = "1", Heading = "要求", Level = 1, Blocks = [new Paragraph(body)] },
            new Section
            {
                Key = "2", Number = "2", Heading = "记录", Level = 1,
                Blocks = [new Table([new TableRow([new("编号"), new("名称")], IsHeader: true), .. listed.Select(l => new TableRow([new(l.Number), new(l.Title)]))]), .. line is null ? [] : new Block[] { new Paragraph(line) }],
            },
        ],
    };
}
