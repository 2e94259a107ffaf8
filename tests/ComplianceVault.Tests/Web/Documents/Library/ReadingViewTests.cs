using Bunit;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Content.Reading;
using ComplianceVault.Web.Documents.Library;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Tests.Web.Documents.Library;

public sealed class ReadingViewTests : BunitContext
{
    public ReadingViewTests() => Services.AddLocalization().AddLogging();

    [Fact]
    public void Text_IsWrittenAsText_WhateverTheFileHeld()
    {
        var page = Draw([new Section { Key = "1", Number = "1", Heading = "<img src=x onerror=alert(1)>", Level = 1, Blocks = [new Paragraph("<script>alert(2)</script>"), new Table([new TableRow([new TableCell("<b>粗</b>")])])] }]);
        Assert.Empty(page.FindAll("img, script, b"));
        Assert.Contains("<script>alert(2)</script>", page.Find("article").TextContent, StringComparison.Ordinal);
        Assert.Equal("<b>粗</b>", page.Find("td").TextContent);
    }

    [Fact]
    public void Words_AreMarkedInHeadingsParagraphsAndCells()
    {
        var page = Draw([new Section { Key = "4.7.1", Number = "4.7.1", Heading = "回收", Level = 3, Blocks = [new Paragraph("旧版由文控回收。"), new Table([new TableRow([new TableCell("回收人")], IsHeader: true)])] }], ["回收"]);
        Assert.Equal(3, page.FindAll("mark").Count);
        Assert.Equal("s-4.7.1", page.Find(".rv-section").Id);
        Assert.Equal("4.7.1", page.Find(".rv-num").TextContent);
    }

    [Fact]
    public void Blocks_KeepTheirShape()
    {
        var page = Draw([new Section { Key = "s1", Heading = "", Level = 0, Blocks = [new Paragraph("第一项", ParagraphKind.ListItem, "a)", 1), new Paragraph("脚注文字", ParagraphKind.Footnote, "1"), new Table([new TableRow([new TableCell("宽", ColumnSpan: 2, RowSpan: 3)])])] }]);
        Assert.Equal("a)", page.Find(".rv-marker").TextContent);
        Assert.Equal("1", page.Find(".rv-footnote sup").TextContent);
        Assert.Equal(("2", "3"), (page.Find("td").GetAttribute("colspan"), page.Find("td").GetAttribute("rowspan")));
        Assert.Empty(page.FindAll("[role=heading]"));
    }

    [Theory]
    [InlineData(EditionState.Effective, "受控")]
    [InlineData(EditionState.Obsolete, "作废")]
    [InlineData(EditionState.RetainedObsolete, "作废保留")]
    public void Seal_SaysTheState(EditionState state, string word) =>
        Assert.Equal(word, Draw([], state: state).Find(".rv-seal strong").TextContent);

    private IRenderedComponent<ReadingView> Draw(IReadOnlyList<Section> sections, IReadOnlyList<string>? words = null, EditionState state = EditionState.Effective) =>
        Render<ReadingView>(p => p
            .Add(v => v.Text, new DocumentText { Format = SourceFormat.Docx, Sections = sections })
            .Add(v => v.State, state)
            .Add(v => v.Label, "A")
            .Add(v => v.Words, words ?? [])
            .Add(v => v.Link, key => $"#{key}"));
}
