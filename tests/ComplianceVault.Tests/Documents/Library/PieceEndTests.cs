using ComplianceVault.App.Documents.Library;

namespace ComplianceVault.Tests.Documents.Library;

public sealed class PieceEndTests
{
    [Theory]
    [InlineData("短文", 10, "短文")]
    [InlineData("甲行。\n乙行。丙行很长", 8, "甲行。\n")]
    [InlineData("甲句。乙句；丙句很长", 8, "甲句。乙句；")]
    [InlineData("One. Two is 4.7 long", 18, "One.")]
    [InlineData("没有句号的长文", 4, "没有句号")]
    public void APiece_EndsWhereALineOrASentenceDoes(string text, int atMost, string piece) => Assert.Equal(piece, text[..PieceEnd.Of(text, atMost)]);

    [Fact]
    public void ACharacterOfTwoUnits_IsNotCutInTwo() => Assert.Equal(3, PieceEnd.Of("甲乙丙𠀀丁", 4));

    [Theory]
    [InlineData("一句话。", 30_000)]
    [InlineData("没有标点", 30_000)]
    public void PiecesTogether_AreTheText(string unit, int atMost)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 20_000));
        var taken = 0;
        while (taken < text.Length)
        {
            var length = PieceEnd.Of(text.AsSpan(taken), atMost);
            Assert.InRange(length, 1, atMost);
            taken += length;
        }

        Assert.Equal(text.Length, taken);
    }
}
