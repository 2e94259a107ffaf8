using ComplianceVault.App.Documents.Library;
using ComplianceVault.Web.Documents.Library;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Web.Documents.Library;

public sealed class LibraryAddressTests
{
    [Fact]
    public void Usual_HasNoQuery() => Assert.Equal("/documents", new LibraryAddress().ToString());

    [Fact]
    public void Parse_OfItsOwnQuery_GivesTheSameState() =>
        Prop.ForAll(States(), state => Assert.Equal(state.Query, LibraryAddress.Parse("?" + state.Query).Query)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("?view=nonsense&sort=7&page=-3&cols=x,State")]
    [InlineData("?page=99999999999&view=")]
    public void Parse_OfNonsense_FallsBackToTheUsual(string query)
    {
        var address = LibraryAddress.Parse(query);
        Assert.Equal((LibraryView.InForce, LibraryOrder.Number, 1), (address.Filter.View, address.Filter.Order, address.Page));
    }

    [Fact]
    public void With_AnotherFilter_BeginsOnTheFirstPage()
    {
        var address = LibraryAddress.Parse("?page=4&level=二阶");
        Assert.Equal(4, address.Page);
        Assert.Equal(1, address.With(f => f with { Department = "tech" }).Page);
        Assert.Equal("二阶", address.With(f => f with { Department = "tech" }).Filter.Level);
    }

    [Fact]
    public void SortedBy_TheSameColumnAgain_TurnsTheOrderRound()
    {
        var once = new LibraryAddress().SortedBy(LibraryOrder.Title);
        Assert.False(once.Filter.Descending);
        Assert.True(once.SortedBy(LibraryOrder.Title).Filter.Descending);
        Assert.False(once.SortedBy(LibraryOrder.Title).SortedBy(LibraryOrder.State).Filter.Descending);
    }

    [Fact]
    public void Toggled_Column_GoesAndComesBackInItsPlace()
    {
        var without = new LibraryAddress().Toggled(LibraryColumn.State);
        Assert.DoesNotContain(LibraryColumn.State, LibraryAddress.Parse(without.Query).Columns);
        Assert.Equal("/documents", without.Toggled(LibraryColumn.State).ToString());
    }

    [Fact]
    public void DocumentAddress_KeepsASlashOfTheNumberAndEscapesTheRest() =>
        Assert.Equal("/documents/Q/ABC%20101?edition=A%2F0&section=4.7.1~2&q=%E5%9B%9E%E6%94%B6", new DocumentAddress("Q/ABC 101", "A/0", "4.7.1~2", "回收").ToString());

    private static Arbitrary<LibraryAddress> States() => (
        from view in Gen.Elements(Enum.GetValues<LibraryView>())
        from order in Gen.Elements(Enum.GetValues<LibraryOrder>())
        from falling in Gen.Elements(true, false)
        from text in Gen.Elements(null, "文件 & 控制=1", "100%", "a+b")
        from level in Gen.Elements(null, "二阶")
        from clause in Gen.Elements(null, "8.2.6")
        from page in Gen.Choose(1, 90)
        from columns in Gen.SubListOf(Enum.GetValues<LibraryColumn>())
        select new LibraryAddress
        {
            Filter = new LibraryFilter { View = view, Order = order, Descending = falling, Text = text, Level = level, Clause = clause },
            Page = page,
            Columns = [.. columns],
        }).ToArbitrary();
}
