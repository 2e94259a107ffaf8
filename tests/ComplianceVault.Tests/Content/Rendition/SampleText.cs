using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Rendition.Pages;

namespace ComplianceVault.Tests.Content.Rendition;

/// <summary>Words of an invented company for pages and documents.</summary>
internal static class SampleText
{
    internal const string Sentence = "行政部文控按照本程序发放、回收并登记受控文件（包括外来文件），防止误用作废文件；每份副本有唯一的分发号，旧版本由文控在一个工作日内收回。";

    internal static PageLayouter Layouter()
    {
        var created = PageLayouter.Create();
        Assert.SkipUnless(created.Succeeded, "No font with Chinese glyphs is installed.");
        return created.Value;
    }

    internal static PageTable List(int rows) => new(
    [
        new TableRow([new("序号"), new("文件编号"), new("名称"), new("备注")], IsHeader: true),
        .. Enumerable.Range(1, rows).Select(i => new TableRow([new($"{i}"), new($"EX-P{i:00}"), new("示例控制程序"), new(i % 5 == 0 ? Sentence : "已发放")])),
    ]);

    internal static PageDocument Procedure() => new()
    {
        Title = "示例控制程序",
        RunningHeader = "EX-P09  示例控制程序  版本 A",
        RunningFooter = "示例软件技术有限公司",
        Blocks =
        [
            new PageFacts([new("文件编号", "EX-P09"), new("版本", "A"), new("编制", "行政部文控"), new("审核", "管理者代表"), new("批准", "总经理"), new("发布日期", "2026-03-01")]),
            new PageHeading("1", "目的", 1),
            new PageText(Sentence + Sentence),
            new PageHeading("2", "职责", 1),
            new PageHeading("2.1", "行政部", 2),
            new PageText("负责本程序的编制和修订，保存发放记录。", "2.1.1"),
            new PageText("每年至少评审一次受控文件清单，并把结果报告给管理者代表。", "2.1.2"),
            new PageHeading("3", "发放清单", 1),
            List(40),
            new PageHeading("4", "记录", 1),
            new PageListItem("a)", "《受控文件清单》；"),
            new PageListItem("b)", "《发放回收记录》。"),
        ],
    };

    internal static MemoryStream Pdf(PageDocument document)
    {
        var file = new MemoryStream();
        Layouter().Write(document, file);
        file.Position = 0;
        return file;
    }
}
