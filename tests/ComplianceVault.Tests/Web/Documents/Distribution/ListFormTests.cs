using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.Web.Documents.Distribution;

namespace ComplianceVault.Tests.Web.Documents.Distribution;

public sealed class ListFormTests
{
    private static readonly DistributionLine[] All =
    [
        new(DistributionMedium.Paper, "admin", null, 1, CopyKind.Master), new(DistributionMedium.Paper, "tech", null, 3),
        new(DistributionMedium.Paper, null, "某客户 张工", 2), new(DistributionMedium.Electronic, "market", null, 0),
    ];

    [Fact]
    public void Untouched_AsksForTheSameList()
    {
        var form = new ListForm();
        form.Fill(All);
        Assert.Equal(All, form.Lines);
    }

    [Fact]
    public void EmptyList_OpensWithOneRow()
    {
        var form = new ListForm();
        form.Fill([]);
        Assert.Equal("", Assert.Single(form.Rows).Department);
    }

    [Fact]
    public void RowTakenOut_AsksForTheOthers()
    {
        var form = new ListForm();
        form.Fill(All);
        form.Remove(form.Rows[1]);
        Assert.Equal(All.Where(l => l.Department != "tech"), form.Lines);
        Assert.Equal(form.Rows.Count, form.Rows.Select(r => r.Key).Distinct().Count());
    }

    [Theory]
    [InlineData(ListWay.Master, "7", DistributionMedium.Paper, CopyKind.Master, 1)]
    [InlineData(ListWay.Electronic, "7", DistributionMedium.Electronic, CopyKind.Copy, 0)]
    [InlineData(ListWay.Copy, "7", DistributionMedium.Paper, CopyKind.Copy, 7)]
    [InlineData(ListWay.Copy, "many", DistributionMedium.Paper, CopyKind.Copy, 0)]
    public void Copies_AreCountedOnlyWhereThereAreSome(ListWay way, string typed, DistributionMedium medium, CopyKind kind, int copies) =>
        Assert.Equal(new DistributionLine(medium, "tech", null, copies, kind), new ListRow(1) { Department = "tech", Way = way, Copies = typed }.Line);
}
