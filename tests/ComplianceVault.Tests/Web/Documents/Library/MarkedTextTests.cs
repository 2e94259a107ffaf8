using ComplianceVault.Web.Documents.Library;

namespace ComplianceVault.Tests.Web.Documents.Library;

public sealed class MarkedTextTests
{
    [Fact]
    public void Split_MarksTheLongestWord_AndLosesNothing()
    {
        var pieces = MarkedText.Split("旧版文件由文控回收，SLA 与 sla 同。", ["文件", "回收", "sla"]).ToList();
        Assert.Equal("旧版文件由文控回收，SLA 与 sla 同。", string.Concat(pieces.Select(p => p.Text)));
        Assert.Equal(["文件", "回收", "SLA", "sla"], pieces.Where(p => p.IsMark).Select(p => p.Text));
        Assert.Equal(["文件控制"], MarkedText.Split("文件控制", ["文件控制", "文件"]).Where(p => p.IsMark).Select(p => p.Text));
    }

    [Fact]
    public void Split_WithoutWords_IsOnePiece() => Assert.Equal([("正文", false)], MarkedText.Split("正文", []));

    [Fact]
    public void Worth_LeavesSingleCharactersOut_UnlessThereIsNothingElse()
    {
        Assert.Equal(["回收期限", "回收"], MarkedText.Worth(["回", "回收", "回收期限", " "]));
        Assert.Equal(["回"], MarkedText.Worth(["回"]));
    }
}
