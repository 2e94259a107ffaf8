using ComplianceVault.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Kernel;

public sealed class EditionSchemeTests
{
    private static EditionScheme Scheme(string id) => EditionScheme.Find(id)!;

    [Theory]
    [InlineData("letters", "A")]
    [InlineData("letter-revision", "A/0")]
    [InlineData("versions", "V1.0")]
    public void First_IsTheSchemesFirstLabel(string scheme, string expected) =>
        Assert.Equal(expected, Scheme(scheme).First.Printed);

    [Theory]
    [InlineData("letters", "A", EditionStep.Edition, "B")]
    [InlineData("letters", "Z", EditionStep.Edition, "AA")]
    [InlineData("letters", "AZ", EditionStep.Edition, "BA")]
    [InlineData("letters", "A", EditionStep.Revision, "B")]
    [InlineData("letter-revision", "A/0", EditionStep.Revision, "A/1")]
    [InlineData("letter-revision", "A/9", EditionStep.Revision, "A/10")]
    [InlineData("letter-revision", "A/3", EditionStep.Edition, "B/0")]
    [InlineData("versions", "V1.0", EditionStep.Edition, "V2.0")]
    [InlineData("versions", "V1.9", EditionStep.Revision, "V1.10")]
    public void Next_FollowsTheScheme(string scheme, string label, EditionStep step, string expected) =>
        Assert.Equal(expected, Scheme(scheme).Next(Scheme(scheme).Parse(label).Value, step).Value.Printed);

    [Theory]
    [InlineData("letters", "第A版", 1, 0)]
    [InlineData("letters", "版本：Ｂ", 2, 0)]
    [InlineData("letters", "c", 3, 0)]
    [InlineData("letters", "A版", 1, 0)]
    [InlineData("letter-revision", "b／2", 2, 2)]
    [InlineData("letter-revision", "版次: A/0", 1, 0)]
    [InlineData("versions", "v 1.2", 1, 2)]
    [InlineData("versions", "2.0版", 2, 0)]
    [InlineData("versions", "版本号 3", 3, 0)]
    public void Read_UnderstandsCoversAndKeepsThemAsPrinted(string scheme, string printed, int edition, int revision)
    {
        var label = Scheme(scheme).Read(printed);
        Assert.Equal(printed, label.Printed);
        Assert.Equal(new EditionPlace(edition, revision), label.Place);
    }

    [Theory]
    [InlineData("letters", "试行稿")]
    [InlineData("letters", "A/0")]
    [InlineData("letters", "V1.0")]
    [InlineData("versions", "V0.9")]
    [InlineData("versions", "2022-08-01")]
    [InlineData("letter-revision", "A")]
    public void Read_OfAnotherScheme_KeepsTheLabelWithoutAPlace(string scheme, string printed)
    {
        var label = Scheme(scheme).Read(printed);
        Assert.Equal(printed, label.Printed);
        Assert.Null(label.Place);
        Assert.Equal("editions.label-invalid", Scheme(scheme).Parse(printed).Error?.Code);
        Assert.Equal("editions.no-next", Scheme(scheme).Next(label).Error?.Code);
        Assert.Null(EditionScheme.Compare(label, Scheme(scheme).First));
    }

    [Fact]
    public void Compare_IsByPlaceAndNotByText()
    {
        var letters = EditionScheme.Letters;
        Assert.True(EditionScheme.Compare(letters.Read("Z"), letters.Read("AA")) < 0);
        Assert.Equal(0, EditionScheme.Compare(letters.Read("A"), letters.Read("第A版")));
        var versions = EditionScheme.Versions;
        Assert.True(EditionScheme.Compare(versions.Read("V1.9"), versions.Read("V1.10")) < 0);
    }

    [Fact]
    public void Next_IsAlwaysNewerAndReadsBack() =>
        Prop.ForAll(
            Gen.Choose(1, 600).ToArbitrary(),
            Gen.Elements(EditionScheme.All.ToArray()).ToArbitrary(),
            (steps, scheme) =>
            {
                var label = scheme.First;
                for (var i = 0; i < steps; i++)
                {
                    var next = scheme.Next(label).Value;
                    if (!(EditionScheme.Compare(label, next) < 0) || scheme.Read(next.Printed) != next)
                        return false;
                    label = next;
                }
                return true;
            }).QuickCheckThrowOnFailure();
}
