using ComplianceVault.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Kernel;

public sealed class NumberPatternTests
{
    private static NumberPattern Pattern(string pattern) => NumberPattern.Parse(pattern).Value;

    [Theory]
    [InlineData("ITSMS-P{00}", 5, null, "ITSMS-P05")]
    [InlineData("ITSMS-M{00}", 1, null, "ITSMS-M01")]
    [InlineData("ITSMS-WI{00}", 12, null, "ITSMS-WI12")]
    [InlineData("QP-{000}", 7, null, "QP-007")]
    [InlineData("{document}-R{00}", 3, "ITSMS-P05", "ITSMS-P05-R03")]
    [InlineData("ITSMS-P{00}", 99, null, "ITSMS-P99")]
    [InlineData("ITSMS-P{00}", 100, null, "ITSMS-P100")]
    public void Format_WritesAndMatchReadsBack(string pattern, int sequence, string? document, string expected)
    {
        Assert.Equal(expected, Pattern(pattern).Format(sequence, document));
        Assert.Equal(new NumberMatch(expected, sequence, document), Pattern(pattern).Match(expected));
    }

    [Theory]
    [InlineData("itsms-p05")]
    [InlineData(" ＩＴＳＭＳ－Ｐ０５ ")]
    public void Match_ForgivesWidthAndCase(string typed) =>
        Assert.Equal("ITSMS-P05", Pattern("ITSMS-P{00}").Match(typed)?.Text);

    [Theory]
    [InlineData("ITSMS-P5")]
    [InlineData("ITSMS-P005")]
    [InlineData("ITSMS-P00")]
    [InlineData("ITSMS-P05-R01")]
    [InlineData("ITSMS-WI05")]
    [InlineData("ITSMS-P9999999999")]
    [InlineData("ITSMSXP05")]
    public void Match_RefusesOtherSpellings(string typed) => Assert.Null(Pattern("ITSMS-P{00}").Match(typed));

    [Theory]
    [InlineData("ITSMS-P")]
    [InlineData("ITSMS-P{00}-{00}")]
    [InlineData("ITSMS-{level}{00}")]
    [InlineData("{document}{document}-{00}")]
    [InlineData("ITSMS P{00}")]
    [InlineData("ITSMS-P{00")]
    public void Parse_RefusesAPatternThatDoesNotTellNumbersApart(string pattern) =>
        Assert.Equal("numbering.pattern-invalid", NumberPattern.Parse(pattern).Error?.Code);

    [Fact]
    public void Next_GoesAboveTheHighestAndNeverFillsAGap()
    {
        string[] used = ["ITSMS-P01", "ITSMS-P07", "ITSMS-M09", "itsms-p03"];
        Assert.Equal("ITSMS-P08", Pattern("ITSMS-P{00}").Next(used));
        Assert.Equal("ITSMS-P01", Pattern("ITSMS-P{00}").Next([]));
        Assert.Equal("ITSMS-P100", Pattern("ITSMS-P{00}").Next(["ITSMS-P99"]));
    }

    [Fact]
    public void Next_CountsWithinOneDocumentOnly()
    {
        string[] used = ["ITSMS-P05-R01", "ITSMS-P05-R04", "ITSMS-P06-R02"];
        Assert.Equal("ITSMS-P05-R05", Pattern("{document}-R{00}").Next(used, "ITSMS-P05"));
        Assert.Equal("ITSMS-P07-R01", Pattern("{document}-R{00}").Next(used, "ITSMS-P07"));
        Assert.Equal("ITSMS-P06-R03", Pattern("{document}-R{00}").Next(used, "ITSMS-P06"));
    }

    [Fact]
    public void Format_WithoutTheDocumentItNeeds_IsABug()
    {
        Assert.Throws<ArgumentException>(() => Pattern("{document}-R{00}").Format(1));
        Assert.Throws<ArgumentException>(() => Pattern("ITSMS-P{00}").Format(1, "ITSMS-P05"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pattern("ITSMS-P{00}").Format(0));
    }

    [Fact]
    public void EverySequence_ReadsBackAndStaysUnique() =>
        Prop.ForAll(Gen.Choose(1, 2_000).ToArbitrary(), Gen.Choose(1, 6).ToArbitrary(), (sequence, zeros) =>
        {
            var pattern = Pattern($"X-{{{new string('0', zeros)}}}");
            var text = pattern.Format(sequence);
            return pattern.Match(text) is { } match && match.Sequence == sequence && pattern.Next([text]) == pattern.Format(sequence + 1);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("ITSMS-P{00}", "ITSMS-WI{00}", false)]
    [InlineData("ITSMS-P{00}", "itsms-p{000}", true)] // P100
    [InlineData("ITSMS-P{00}", "ITSMS-P1{0}", true)] // P10
    [InlineData("P{00}", "P-{00}", false)]
    [InlineData("{00}-P", "{00}-P1", false)]
    [InlineData("ITSMS-P{00}", "{document}-R{00}", false)]
    [InlineData("ITSMS-R{00}", "{document}-R{00}", true)] // of a document ITSMS
    [InlineData("{document}-F{00}", "{document}-R{00}", false)]
    [InlineData("{00}", "{000000}", true)]
    public void Meets_IsAsked_BothWaysAlike(string one, string other, bool meets)
    {
        Assert.Equal(meets, Pattern(one).Meets(Pattern(other)));
        Assert.Equal(meets, Pattern(other).Meets(Pattern(one)));
        Assert.True(Pattern(one).Meets(Pattern(one)));
    }
}
