using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.Web.Documents.Distribution;

namespace ComplianceVault.Tests.Web.Documents.Distribution;

public sealed class CopyPickTests
{
    private readonly CopyPick pick = new(r => r.State == CopyState.Planned);
    private readonly CopyRow first = CopyRows.Of(CopyState.Planned, "001");
    private readonly CopyRow second = CopyRows.Of(CopyState.Planned, "002");
    private readonly CopyRow issued = CopyRows.Of(CopyState.Issued, "003");

    [Fact]
    public void All_ChoosesOnlyWhatFits_InTheOrderOfNumbers()
    {
        pick.SetAll([second, issued, first], true);
        Assert.Equal([first, second], pick.Rows);
        Assert.True(pick.HasAll([first, second, issued]));
        Assert.False(pick.HasAny([issued]));
    }

    [Fact]
    public void ReadAnew_ForgetsWhatIsGoneOrNoLongerFits()
    {
        pick.SetAll([first, second], true);
        pick.Keep([first with { State = CopyState.Issued }, second]);
        Assert.Equal(second, Assert.Single(pick.Rows));
        pick.Keep([]);
        Assert.Equal(0, pick.Count);
    }
}
