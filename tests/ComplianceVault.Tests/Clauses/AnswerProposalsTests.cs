using ComplianceVault.App.Clauses;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.Tests.Clauses;

public sealed class AnswerProposalsTests
{
    private static readonly ClauseWords Stores = new("8.2.9", "备件库管理", "Spare parts", ["备件库", "备件盘点", "安全库存"]);
    private static readonly ClauseWords Keys = new("8.3.1", "钥匙", "Keys", []);

    [Theory]
    [InlineData("2.1", "盘点办法", "本节落实标准条款 8.2.9 的要求，每季末清点货架。", true)]
    [InlineData("8.2.9", "备件库管理", "专人保管。", true)]
    [InlineData("4.3", "备件库管理", "专人保管。", true)]
    [InlineData("4.3", "备件盘点", "每季末清点货架，低于安全库存即申购；安全库存由主管核定。", true)]
    [InlineData("4.3", "值班", "按 8.2.9 所列顺序交接。", false)]
    [InlineData("4.3", "值班", "交接时清点工具。", false)]
    [InlineData("2", "适用范围", "本办法依据标准条款 8.2.9 制定。", false)]
    public void ASection_IsProposed_WhenItsSignsAreStrongEnough(string number, string heading, string text, bool proposed)
    {
        var found = AnswerProposals.Find(Text((number, heading, text)), [Stores, Keys], new HashSet<string>());

        Assert.Equal(proposed, found.Any(p => p is { Clause: "8.2.9", Confidence: >= AnswerProposals.Least and <= 1 }));
        Assert.DoesNotContain(found, p => p.Clause == "8.3.1");
    }

    [Fact]
    public void ADocumentThatAnswersOtherClauses_NeedsStrongerSigns()
    {
        var text = Text(("4.3", "备件盘点", "每季末清点货架。"));

        Assert.Single(AnswerProposals.Find(text, [Stores], new HashSet<string>()));
        Assert.Single(AnswerProposals.Find(text, [Stores], new HashSet<string> { "8.2.9" }));
        Assert.Empty(AnswerProposals.Find(text, [Stores], new HashSet<string> { "4.1" }));
    }

    [Fact]
    public void AtMostThreeSections_AreProposedForAClause()
    {
        var many = Enumerable.Range(1, 6).Select(i => ($"4.{i}", "备件库管理", "专人保管。")).ToArray();

        Assert.Equal(3, AnswerProposals.Find(Text(many), [Stores], new HashSet<string>()).Count);
    }

    private static DocumentText Text(params (string Number, string Heading, string Text)[] sections) => new()
    {
        Format = SourceFormat.Markdown,
        Sections = [.. sections.Select(s => new Section { Key = s.Number, Number = s.Number, Heading = s.Heading, Level = 1, Blocks = [new Paragraph(s.Text)] })],
    };
}
