using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Web.Documents.Distribution;

namespace ComplianceVault.Tests.Web.Documents.Distribution;

public sealed class CopyActsTests
{
    public static TheoryData<CopyState, CopyAsk[], CopyAsk[]> Offered => new()
    {
        { CopyState.Planned, [CopyAsk.Issue, CopyAsk.Pdf], [CopyAsk.Issue, CopyAsk.Pdf] },
        { CopyState.Cancelled, [], [] },
        { CopyState.Issued, [CopyAsk.Pdf], [CopyAsk.Receipt, CopyAsk.Pdf] },
        { CopyState.Acknowledged, [CopyAsk.Damage, CopyAsk.Pdf], [CopyAsk.Damage, CopyAsk.Loss, CopyAsk.Pdf] },
        { CopyState.RecallRequested, [CopyAsk.Receive], [CopyAsk.Receive, CopyAsk.Loss] },
        { CopyState.Returned, [], [] },
        { CopyState.LossReported, [], [] },
        { CopyState.Lost, [], [] },
        { CopyState.Kept, [], [] },
        { CopyState.Destroyed, [], [] },
    };

    [Theory]
    [MemberData(nameof(Offered))]
    public void State_OffersWhatFits_AndMoreForAHolderOutside(CopyState state, CopyAsk[] department, CopyAsk[] outside)
    {
        Assert.Equal(department, CopyActs.Of(CopyRows.Of(state)));
        Assert.Equal(outside, CopyActs.Of(CopyRows.Of(state, outside: "某客户")));
    }

    [Fact]
    public void EveryState_IsThought_Of() => Assert.Equal(Enum.GetValues<CopyState>(), Offered.Select(o => o.Data.Item1));

    [Fact]
    public void ExchangedCopy_IsNotIssuedWithoutTheOldOne() =>
        Assert.Equal([CopyAsk.Exchange, CopyAsk.Pdf], CopyActs.Of(CopyRows.ForOld(CopyState.Acknowledged)));

    [Fact]
    public void ReturnedCopy_OfAnObsoleteEdition_IsKept_AndOnceOneIsKeptTheOthersAreDestroyed()
    {
        var back = CopyRows.Of(CopyState.Returned) with { EditionState = EditionState.Obsolete };
        Assert.Equal([CopyAsk.Keep], CopyActs.Of(back));
        Assert.Equal([CopyAsk.Destroy], CopyActs.Of(back with { Kept = "002" }));
        Assert.Empty(CopyActs.Of(back with { Kept = "002", OnList = "ITSMS-P05-R06-2026-0001" }));
    }

    [Fact]
    public void ReceivedCopy_IsNotReceivedTwice() => Assert.Empty(CopyActs.Of(CopyRows.Of(CopyState.RecallRequested) with { ReceivedBy = "行政部文控" }));
}
