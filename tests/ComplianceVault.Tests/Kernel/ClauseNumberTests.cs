using ComplianceVault.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Kernel;

public sealed class ClauseNumberTests
{
    private static readonly Arbitrary<ClauseNumber> Numbers = ArbMap.Default.ArbFor<PositiveInt[]>()
        .Filter(parts => parts.Length is >= 1 and <= 9)
        .Convert(
            parts => ClauseNumber.Parse(string.Join('.', parts.Select(part => ((part.Get - 1) % 999) + 1))).Value,
            number => [.. number.Parts.Select(part => PositiveInt.NewPositiveInt(part))]);

    [Theory]
    [InlineData("8.2.6", "8.2.6")]
    [InlineData("8", "8")]
    [InlineData("８．２．６", "8.2.6")]
    [InlineData("8。2。6", "8.2.6")]
    [InlineData("  4.10. ", "4.10")]
    public void Parse_ReadsWhatPeopleType(string typed, string expected) =>
        Assert.Equal(expected, ClauseNumber.Parse(typed).Value.Text);

    [Theory]
    [InlineData("")]
    [InlineData("8..2")]
    [InlineData(".8")]
    [InlineData("8.2.a")]
    [InlineData("08.2")]
    [InlineData("8.0")]
    [InlineData("2022.8.1")]
    [InlineData("第八章")]
    [InlineData("1.2.3.4.5.6.7.8.9.10")]
    [InlineData("٨.٢")]
    public void Parse_RefusesWhatIsNone(string typed) =>
        Assert.Equal("clauses.number-invalid", ClauseNumber.Parse(typed).Error?.Code);

    [Fact]
    public void Order_IsNaturalAndParentsComeFirst()
    {
        string[] expected = ["4", "4.1", "4.1.2", "4.2", "4.9", "4.10", "8.2.6", "10"];
        var shuffled = expected.Reverse().Select(text => ClauseNumber.Parse(text).Value);
        Assert.Equal(expected, shuffled.Order().Select(number => number.Text));
        Assert.True(ClauseNumber.Parse("4.9").Value < ClauseNumber.Parse("4.10").Value);
    }

    [Fact]
    public void PrefixChain_RunsFromTheChapterToTheNumber()
    {
        var number = ClauseNumber.Parse("8.2.6").Value;
        Assert.Equal(["8", "8.2", "8.2.6"], number.PrefixChain.Select(prefix => prefix.Text));
        Assert.Equal("8.2", number.Parent!.Text);
        Assert.Null(ClauseNumber.Parse("8").Value.Parent);
    }

    [Fact]
    public void Ancestor_ComparesPartsAndNotCharacters()
    {
        var four = ClauseNumber.Parse("4.1").Value;
        Assert.True(four.IsAncestorOf(ClauseNumber.Parse("4.1.2").Value));
        Assert.False(four.IsAncestorOf(ClauseNumber.Parse("4.10").Value));
        Assert.False(four.IsAncestorOf(four));
    }

    [Fact]
    public void Parse_GivesBackWhatWasPrinted() =>
        Prop.ForAll(Numbers, number => ClauseNumber.Parse(number.Text).Value == number).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_AgreesWithEqualityAndAncestry() =>
        Prop.ForAll(Numbers, Numbers, (a, b) =>
            a.CompareTo(b) == -b.CompareTo(a)
            && (a.CompareTo(b) == 0) == (a == b)
            && (!a.IsAncestorOf(b) || a < b)
            && a.PrefixChain.SkipLast(1).All(prefix => prefix.IsAncestorOf(a))).QuickCheckThrowOnFailure();
}
