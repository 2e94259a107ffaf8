using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Settings;

namespace ComplianceVault.Tests.Platform.Settings;

public sealed class SettingDefinitionTests
{
    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("90", true)]
    [InlineData("91", false)]
    [InlineData("viel", false)]
    public void ANumber_MustLieWithinItsBounds(string value, bool accepted) => Assert.Equal(accepted, new SettingDefinition("x.days", "7", 1, 90).Accepts(value));

    [Theory]
    [InlineData("letters", true)]
    [InlineData("versions", true)]
    [InlineData("Letters", false)]
    [InlineData("数字", false)]
    public void TheEditionScheme_IsOneOfThoseTheProgramKnows(string value, bool accepted) => Assert.Equal(accepted, NumberingInForce.SchemeSetting.Accepts(value));
}
