using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using static ComplianceVault.Tests.Records.Designing.Forms;

namespace ComplianceVault.Tests.Records.Designing;

/// <summary>The steps of designing: each gives another form and leaves the old one alone.</summary>
public sealed class FormEditingTests
{
    private static readonly FormFile Form = Small(Field("a", "甲"), Field("b", "乙"), Table("rows", "明细", Field("x", "一"), Field("y", "二")));

    [Fact]
    public void ANewField_HasAKeyOfItsOwn_AndWhatItsTypeNeeds()
    {
        var form = Form;
        foreach (var type in Enum.GetValues<FieldType>())
        {
            (form, _) = FormEditing.Add(form, new(0, 1, 0), type, "新");
            (form, _) = FormEditing.Add(form, new(0, 1, 0), type, "新");
        }

        Assert.Empty(DesignCheck.Of(form, Around()));
        Assert.Empty(Form.Stages[0].Sections[1].Fields);
    }

    [Fact]
    public void ADuplicate_StandsBehindIt_UnderTheNextKey()
    {
        var form = FormEditing.Duplicate(FormEditing.Duplicate(Form, new(0, 0, 0)), new(0, 0, 0));

        Assert.Equal(["a", "a_3", "a_2", "b", "rows"], Keys(form));
        Assert.Equal(["x", "x_2", "y"], FormEditing.Duplicate(Form, new(0, 0, 2, 0)).Stages[0].Sections[0].Fields[2].Columns.Select(c => c.Key));
    }

    [Fact]
    public void Moving_GoesOverTheEdgeOfASection_AndStopsAtTheEnds()
    {
        var (down, at) = FormEditing.Move(Form, new(0, 0, 2), 1);
        Assert.Equal(new FieldPlace(0, 1, 0), at);
        Assert.Equal("rows", Assert.Single(down.Stages[0].Sections[1].Fields).Key);
        Assert.Equal((down, at), FormEditing.Move(down, at, 1));
        var (up, back) = FormEditing.Move(down, at, -1);
        Assert.Equal(new FieldPlace(0, 0, 2), back);
        Assert.True(FormDifference.Same(Form, up));
        Assert.Same(Form, FormEditing.Move(Form, new(0, 0, 0), -1).Form);
    }

    [Fact]
    public void Columns_MoveWithinTheirTable()
    {
        var (form, at) = FormEditing.Move(Form, new(0, 0, 2, 0), 1);

        Assert.Equal(1, at.Column);
        Assert.Equal(["y", "x"], form.Stages[0].Sections[0].Fields[2].Columns.Select(c => c.Key));
        Assert.Same(form, FormEditing.Move(form, at, 1).Form);
    }

    [Fact]
    public void APlaceThatIsNotThere_ChangesNothing()
    {
        var nowhere = new FieldPlace(0, 0, 9);
        Assert.Same(Form, FormEditing.Change(Form, nowhere, f => f with { Required = true }));
        Assert.Same(Form, FormEditing.Remove(Form, nowhere));
        Assert.Same(Form, FormEditing.Duplicate(Form, nowhere));
        Assert.Same(Form, FormEditing.MoveTo(Form, new(0, 0, 0), new(0, 7, 0)).Form);
    }

    [Theory]
    [InlineData("Finish date", "finish_date")]
    [InlineData("No. 1 reviewer's name", "no_1_reviewer_s_name")]
    [InlineData("Coût total", "cout_total")]
    [InlineData("2nd", null)]
    [InlineData("完成日期", null)]
    [InlineData(null, null)]
    public void AKey_IsMadeOfEnglishWords(string? english, string? key) => Assert.Equal(key, FormEditing.KeyOf(english));

    private static IEnumerable<string> Keys(FormFile form) => FormScope.Fields(form).Select(f => f.Key);
}
