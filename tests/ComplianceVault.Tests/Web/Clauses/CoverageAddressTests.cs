using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.Web.Clauses.Coverage;

namespace ComplianceVault.Tests.Web.Clauses;

/// <summary>The whole state of the matrix is its address.</summary>
public sealed class CoverageAddressTests
{
    [Fact]
    public void WhatIsUsual_IsLeftOut()
    {
        Assert.Equal("/coverage", new CoverageAddress().ToString());
        Assert.Equal(new CoverageAddress().ToString(), CoverageAddress.Parse("").ToString());
        Assert.False(new CoverageAddress { Day = new(2026, 3, 2), Later = true, Closed = ["8"], Open = "6.3" }.IsFiltered);
    }

    [Fact]
    public void Everything_ComesBackFromTheAddress()
    {
        var address = new CoverageAddress
        {
            View = CoverageView.Heat,
            Day = new(2025, 12, 31),
            Later = true,
            Department = "研发 中心",
            Mine = true,
            Verdict = Verdict.Missing,
            Group = "8.2",
            Closed = ["4", "8.6"],
            Open = "8.2.6",
        };

        var read = CoverageAddress.Parse("?" + address.Query);

        Assert.Equal(address.ToString(), read.ToString());
        Assert.Equal((address.View, address.Day, address.Department, address.Verdict, address.Open), (read.View, read.Day, read.Department, read.Verdict, read.Open));
        Assert.Equal(["4", "8.6"], read.Closed);
        Assert.True(read.IsFiltered);
    }

    [Theory]
    [InlineData("?view=Nothing&verdict=7&day=2026-13-01&later=yes")]
    [InlineData("?view=1&verdict=&day=1.3.2026&group=%20")]
    public void WhatIsNone_IsAsIfItWereNotThere(string query) => Assert.Equal("/coverage", CoverageAddress.Parse(query).ToString());

    [Fact]
    public void AHeading_FoldsAndUnfolds_AndAClauseIsExplainedOnce()
    {
        var folded = new CoverageAddress().Toggled("8").Toggled("4");

        Assert.Equal(["8", "4"], folded.Closed);
        Assert.Equal(["4"], folded.Toggled("8").Closed);
        Assert.Equal("8.2.6", folded.Explaining("8.2.6").Open);
        Assert.Null(folded.Explaining("8.2.6").Explaining("8.2.6").Open);
    }
}
