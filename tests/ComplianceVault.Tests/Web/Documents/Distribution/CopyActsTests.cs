using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.Web.Documents.Distribution;

namespace ComplianceVault.Tests.Web.Documents.Distribution;

public sealed class CopyActsTests
{
    public static TheoryData<CopyState, CopyAsk[], CopyAsk[]> Offered => new()
    {
        { CopyState.Planned, [CopyAsk.Issue, CopyAsk.Pdf], [CopyAsk.Issue, CopyAsk.Pdf] },
        { CopyState.Cancelled, [], [] },
        { CopyState.Issued, [CopyAsk.Pdf], [CopyAsk.Receipt, CopyAsk.Pdf] },
        { CopyState.Acknowledged, [CopyAsk.Pdf], [CopyAsk.Loss, CopyAsk.Pdf] },
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
    public void ReceivedCopy_IsNotReceivedTwice() => Assert.Empty(CopyActs.Of(CopyRows.Of(CopyState.RecallRequested) with { ReceivedBy = "行政部文控" }));
}
