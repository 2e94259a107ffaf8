using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.Web.Documents.ChangeRequests;

namespace ComplianceVault.Tests.Web.Documents.ChangeRequests;

public sealed class RequestsAddressTests
{
    [Fact]
    public void Address_HoldsTheWholeState_AndReadsItBack()
    {
        var address = new RequestsAddress
        {
            Filter = new(ChangeRequestView.Mine, ChangeRequestState.InWork, ChangeSource.Law, "tech", "Q/ABC 101", "巡检"),
            Page = 3,
        };
        Assert.Equal(address, RequestsAddress.Parse("?" + address.Query));
    }

    [Theory]
    [InlineData("?view=Nonsense&state=99&source=-1&page=0")]
    [InlineData("")]
    public void WhatMakesNoSense_CountsAsNotGiven(string query) => Assert.Equal("/documents/requests", RequestsAddress.Parse(query).ToString());

    [Fact]
    public void AnotherFilter_BeginsOnTheFirstPage() =>
        Assert.Equal("/documents/requests?view=All", new RequestsAddress { Page = 4 }.With(f => f with { View = ChangeRequestView.All }).ToString());

    [Fact]
    public void NumberWithASlash_StaysAPath() => Assert.Equal("/documents/requests/Q/ABC-R11-2026-0001", RequestsAddress.Of("Q/ABC-R11-2026-0001"));
}
