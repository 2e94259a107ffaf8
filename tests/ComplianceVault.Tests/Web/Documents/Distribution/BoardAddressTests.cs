using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.Web.Documents.Distribution;

namespace ComplianceVault.Tests.Web.Documents.Distribution;

public sealed class BoardAddressTests
{
    [Fact]
    public void WithoutATab_TheFirstThatHoldsSomethingOpens_OverdueBeforeAll()
    {
        var counts = new DistributionCounts(new Dictionary<CopyList, int> { [CopyList.Overdue] = 2, [CopyList.ToIssue] = 5 }, 1, 0, 0);
        Assert.Equal(BoardView.Overdue, BoardAddress.FirstOf(counts));
        Assert.Equal(BoardView.Losses, BoardAddress.FirstOf(counts with { Copies = new Dictionary<CopyList, int>() }));
        Assert.Equal(BoardView.ToIssue, BoardAddress.FirstOf(new(new Dictionary<CopyList, int>(), 0, 0, 9)));
    }

    [Fact]
    public void EveryListOfCopies_HasItsTab() =>
        Assert.Equal(Enum.GetValues<CopyList>().Order(), Enum.GetValues<BoardView>().Select(BoardAddress.ListOf).OfType<CopyList>().Order());

    [Fact]
    public void WhatCameBack_IsKeptOrDestroyed_SeveralAtOnce() => Assert.Equal([CopyAsk.Keep, CopyAsk.Destroy], BoardAddress.BulkOf(BoardView.ToDestroy));

    [Fact]
    public void Address_HoldsTabAndDepartment()
    {
        Assert.Equal("/documents/distribution", new BoardAddress().ToString());
        Assert.Equal("/documents/distribution?view=ToReturn&department=tech", new BoardAddress(BoardView.ToReturn, "tech").ToString());
    }

    [Theory]
    [InlineData(CopyState.Issued, false)]
    [InlineData(CopyState.Acknowledged, true)]
    [InlineData(CopyState.RecallRequested, true)]
    [InlineData(CopyState.LossReported, false)]
    public void Loss_IsReportedByWhoHasIt(CopyState state, bool may)
    {
        Assert.Equal(may, MineAddress.MayReportLoss(CopyRows.Of(state)));
        Assert.False(MineAddress.MayReportLoss(CopyRows.Of(state, outside: "某客户")));
    }

    [Fact]
    public void HolderPage_OpensWithWhatIsAsked() =>
        Assert.Equal(MineView.ToRead, MineAddress.FirstOf(v => v is MineView.ToRead or MineView.Held ? 1 : 0));
}
