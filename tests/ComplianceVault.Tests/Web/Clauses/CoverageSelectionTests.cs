using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.Tests.Clauses.Coverage;
using ComplianceVault.Web.Clauses.Coverage;

namespace ComplianceVault.Tests.Web.Clauses;

/// <summary>Filters choose leaves, headings stand above what they hold, folded headings hide it.</summary>
public sealed class CoverageSelectionTests
{
    private static readonly HashSet<string> Nobody = [];

    private static CoverageMatrix Matrix { get; } = CoverageEngine.Judge(Given.Sound(
        Given.Heading("8"), Given.Heading("8.2", "8"), Given.Leaf("8.2.5", "8.2"), Given.Leaf("8.2.6", "8.2") with { Supporting = ["mgmt"] },
        Given.Heading("6"), Given.Leaf("6.3", "6") with { Leads = ["mgmt"], Documents = [], Forms = [] }));

    [Fact]
    public void WithoutAFilter_EveryRowStandsInItsOrder() =>
        Assert.Equal(["8", "8.2", "8.2.5", "8.2.6", "6", "6.3"], Shown(new()));

    [Fact]
    public void AVerdict_ChoosesLeaves_WithTheHeadingsAboveThem()
    {
        Assert.Equal(["6", "6.3"], Shown(new() { Verdict = Verdict.Missing }));
        Assert.Equal(["8", "8.2", "8.2.5", "8.2.6"], Shown(new() { Verdict = Verdict.Sufficient }));
        Assert.Empty(Shown(new() { Verdict = Verdict.OpenNonconformity }));
    }

    [Fact]
    public void ADepartment_ChoosesWhatItLeads_OrAlsoWhatItSupports_AndMineThoseOfThePerson()
    {
        Assert.Equal(["6", "6.3"], Shown(new() { Department = "mgmt" }));
        Assert.Equal(["8", "8.2", "8.2.6", "6", "6.3"], Shown(new() { Department = "mgmt", Part = CoveragePart.Any }));
        Assert.Equal(Shown(new() { Department = "mgmt" }), Shown(new() { Mine = true }, "mgmt"));
        Assert.Empty(Shown(new() { Mine = true }));
        Assert.Equal(["8", "8.2", "8.2.6"], Shown(new() { Department = "mgmt", Part = CoveragePart.Any, Verdict = Verdict.Sufficient }));
    }

    [Fact]
    public void AGroup_HoldsWhatStandsBelowIt_AndNotWhatBeginsWithItsNumber()
    {
        Assert.Equal(["8", "8.2", "8.2.5", "8.2.6"], Shown(new() { Group = "8.2" }));
        Assert.Equal(["6", "6.3"], Shown(new() { Group = "6" }));
        Assert.Empty(Shown(new() { Group = "8.2.6.1" }));
    }

    [Fact]
    public void AFoldedHeading_StaysItself_AndHidesAllBelow()
    {
        Assert.Equal(["8", "6", "6.3"], Shown(new() { Closed = ["8"] }));
        Assert.Equal(["8", "8.2", "6", "6.3"], Shown(new() { Closed = ["8.2"] }));
    }

    private static IEnumerable<string> Shown(CoverageAddress address, params string[] mine) =>
        CoverageSelection.Of(Matrix, address, mine.Length == 0 ? Nobody : mine.ToHashSet()).Select(r => r.Clause.Number);
}
