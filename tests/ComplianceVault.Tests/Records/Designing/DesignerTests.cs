using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Web.Records.Designing;
using static ComplianceVault.Tests.Records.Designing.Forms;

namespace ComplianceVault.Tests.Records.Designing;

/// <summary>The designer's page as it is used: what is open, dragged and taken back.</summary>
public sealed class DesignerTests
{
    [Theory]
    [InlineData(0, 2, "b,a,c")]
    [InlineData(0, 3, "b,c,a")]
    [InlineData(2, 0, "c,a,b")]
    [InlineData(1, 1, "a,b,c")]
    public void WhatIsDragged_StandsBeforeWhatItIsDroppedOn(int from, int onto, string keys)
    {
        var designer = Of(Small(Field("a", "甲"), Field("b", "乙"), Field("c", "丙")));
        designer.Dragged = new(0, 0, from);

        designer.Drop(new(0, 0, onto));

        Assert.Equal(keys, string.Join(',', FormScope.Fields(designer.Form).Select(f => f.Key)));
        Assert.Null(designer.Dragged);
    }

    [Fact]
    public void ANewColumn_IsOpen_WithItsTable_AndClosesToIt()
    {
        var designer = Of(Small(Table("rows", "明细", Field("x", "一"))));

        designer.Add(new(0, 0, 0, 0), FieldType.Number, "数量");

        Assert.Equal(new FieldPlace(0, 0, 0, 1), designer.Open);
        designer.Toggle(new(0, 0, 0, 1));
        Assert.Equal(new FieldPlace(0, 0, 0), designer.Open);
    }

    [Fact]
    public void EveryStep_CanBeTakenBack_AndTheFaultsFollow()
    {
        var form = Small(Field("a", "甲"), Field("b", "乙") with { When = "a = '是'" });
        var designer = Of(form);
        Assert.False(designer.CanUndo);

        designer.Remove(new(0, 0, 0));
        Assert.Equal(1, designer.FaultsAt(new(0, 0, 0)));
        designer.Undo();

        Assert.True(FormDifference.Same(form, designer.Form));
        Assert.Empty(designer.Faults);
        Assert.False(designer.CanUndo);
    }

    private static Designer Of(FormFile form) => new(new DesignView(null!, null!, form, Around(), null, null, [], null, "", [], true, new([], [], [])));
}
