using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents.Distribution;

namespace ComplianceVault.Tests.Web.Documents.Distribution;

public sealed class CounterListTests
{
    private readonly CounterList counter = new();

    [Fact]
    public void Scanned_IsReady_OldAgainstNew()
    {
        var fresh = CopyRows.ForOld(CopyState.RecallRequested);
        Assert.False(counter.Take(fresh));
        Assert.Equal(new CopyExchange(fresh.PairId!.Value, fresh.Id), Assert.Single(counter.Exchanges));
    }

    [Fact]
    public void ScannedTwice_IsSaid_AndCountsOnce()
    {
        var fresh = CopyRows.ForOld(CopyState.Acknowledged);
        counter.Take(fresh);
        Assert.True(counter.Take(fresh));
        Assert.Single(counter.Exchanges);
    }

    [Fact]
    public void Department_ListsWhatWaits_AndNothingIsExchangedUntilThePaperIsHere()
    {
        var (first, second) = (CopyRows.ForOld(CopyState.Acknowledged), CopyRows.ForOld(CopyState.Acknowledged, "010"));
        counter.Fill([first, second]);
        Assert.Equal(0, counter.Ready);
        Assert.False(counter.Take(second));
        Assert.Equal(second.Id, Assert.Single(counter.Exchanges).NewId);
        Assert.Equal(2, counter.Lines.Count);
        counter.TickAll(true);
        Assert.Equal(2, counter.Ready);
    }

    [Fact]
    public void AnotherDepartment_LeavesWhatWasScanned()
    {
        var (scanned, waiting) = (CopyRows.ForOld(CopyState.Acknowledged), CopyRows.ForOld(CopyState.Acknowledged, "010"));
        counter.Fill([scanned, waiting]);
        counter.Take(scanned);
        counter.Leave();
        Assert.Equal(scanned.Id, Assert.Single(counter.Lines).Fresh!.Id);
    }

    [Fact]
    public void Unknown_StandsFirst_OnceForTheSameNumber_AndIsNeverExchanged()
    {
        counter.Take(CopyRows.ForOld(CopyState.Acknowledged));
        counter.Refuse("ITSMS-P05 999", Error.NotFound("copies.not-found"));
        counter.Refuse("ITSMS-P05 999", Error.NotFound("copies.not-found"));
        Assert.Equal(2, counter.Lines.Count);
        Assert.Equal("ITSMS-P05 999", counter.Lines[0].Typed);
        counter.TickAll(true);
        Assert.Equal(1, counter.Ready);
    }

    [Fact]
    public void Exchanged_LeavesTheCounter_AndTroubleStays()
    {
        counter.Take(CopyRows.ForOld(CopyState.Acknowledged));
        counter.Refuse("x", Error.Invalid("copies.line"));
        counter.Done();
        Assert.Equal("x", Assert.Single(counter.Lines).Typed);
    }

    [Theory]
    [InlineData(CopyState.Issued, null)]
    [InlineData(CopyState.Acknowledged, null)]
    [InlineData(CopyState.RecallRequested, null)]
    [InlineData(CopyState.LossReported, CounterTrouble.LossOpen)]
    public void Pair_IsExchanged_UnlessItsLossIsOpen(CopyState old, CounterTrouble? trouble) =>
        Assert.Equal(trouble, CounterList.TroubleOf(CopyRows.Of(old), CopyRows.ForOld(old)));

    [Theory]
    [InlineData(CopyState.Planned, CounterTrouble.NotOut)]
    [InlineData(CopyState.Returned, CounterTrouble.NotOut)]
    [InlineData(CopyState.Lost, CounterTrouble.NotOut)]
    [InlineData(CopyState.LossReported, CounterTrouble.LossOpen)]
    [InlineData(CopyState.RecallRequested, CounterTrouble.NoSuccessor)]
    public void WithoutASuccessor_TheReasonIsSaid(CopyState state, CounterTrouble trouble) =>
        Assert.Equal(trouble, CounterList.TroubleOf(CopyRows.Of(state), CopyRows.Of(state)));
}
