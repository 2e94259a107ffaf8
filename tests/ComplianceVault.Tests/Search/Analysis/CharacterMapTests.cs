using ComplianceVault.Search.Analysis;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Search.Analysis;

public sealed class CharacterMapTests
{
    [Theory]
    [InlineData("檔案發放記錄", "档案发放记录")]
    [InlineData("ＩＳＯ／ＩＥＣ　２００００－１", "iso/iec 20000-1")]
    [InlineData("Ⅷ①", "Ⅷ1")]
    [InlineData("状态：“有效”", "状态:“有效”")]
    [InlineData("8‑2", "8-2")]
    public void Fold_Variants_BecomeOneForm(string printed, string folded) => Assert.Equal(folded.ToLowerInvariant(), CharacterMap.Fold(printed));

    [Fact]
    public void Fold_AnyText_KeepsLengthAndIsStable() => Prop.ForAll<string?>(text =>
    {
        var folded = CharacterMap.Fold(text ?? "");
        return folded.Length == (text ?? "").Length && CharacterMap.Fold(folded) == folded;
    }).QuickCheckThrowOnFailure();
}
