using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using static ComplianceVault.Tests.Records.Designing.Forms;

namespace ComplianceVault.Tests.Records.Designing;

/// <summary>What stands against releasing a form, said at the place where it is.</summary>
public sealed class DesignCheckTests
{
    /// <summary>What the pack lets through the designer lets through: a form can be revised without first being repaired.</summary>
    [Fact]
    public void FormsOfThePack_AreWithoutFault() =>
        Assert.All(OfPack.Where(f => f.Way != FormWay.Computed), f => Assert.Equal([], DesignCheck.Of(f, Around(f, f.Number)).Select(x => $"{f.Number} {x.Place}: {VaultWords.Of(x.Why)}")));

    public static TheoryData<string, string, FormField> Faults => new()
    {
        { "design.options", "stages[0].sections[0].fields[0]", Field("a", "甲", FieldType.Select) },
        { "design.table-columns", "stages[0].sections[0].fields[0]", Field("a", "甲", FieldType.Table) },
        { "design.reference-target", "stages[0].sections[0].fields[0]", Field("a", "甲", FieldType.Reference) },
        { "design.name-unknown", "stages[0].sections[0].fields[0].to[0]", Field("a", "甲", FieldType.Reference) with { To = ["moon"] } },
        { "design.name-unknown", "stages[0].sections[0].fields[0].by", Field("a", "甲", FieldType.Signature) with { Means = SignatureMeaning.Review, By = "captain" } },
        { "design.signature-by", "stages[0].sections[0].fields[0]", Field("a", "甲", FieldType.Signature) with { By = "dept_head" } },
        { "design.signature-typed", "stages[0].sections[0].fields[0]", Field("a", "甲", FieldType.Signature) with { Default = "'我'" } },
        { "design.label", "stages[0].sections[0].fields[0].label", Field("a", " ") },
        { "design.key", "stages[0].sections[0].fields[0].key", Field("完成", "甲") },
        { "design.key-reserved", "stages[0].sections[0].fields[0].key", Field("today", "甲") },
        { "design.doubled", "stages[0].sections[0].fields[0].options[1]", Choice("a", "甲", "是", "是") },
        { "design.option-empty", "stages[0].sections[0].fields[0].options", Choice("a", "甲", "是", "") },
        { "design.value-of-itself", "stages[0].sections[0].fields[0].value", Field("a", "甲") with { Value = "a" } },
        { "design.set-type", "stages[0].sections[0].fields[0].set", Field("a", "甲") with { Set = FieldSetter.Time } },
        { "expression.unknown-name", "stages[0].sections[0].fields[0].when", Field("a", "甲") with { When = "nobody = 1" } },
        { "expression.type", "stages[0].sections[0].fields[0].default", Field("a", "甲", FieldType.Date) with { Default = "1 + 1" } },
        { "expression.unexpected", "stages[0].sections[0].fields[0].columns[0].value", Table("a", "甲", Field("b", "乙", FieldType.Number) with { Value = "1 + )" }) },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void EachFault_IsSaidWhereItIs(string code, string place, FormField field)
    {
        var found = DesignCheck.Of(Small(field, Field("z", "癸")), Around());

        Assert.Contains(found, f => f.Why.Code == code && f.Place == place);
        Assert.All(found, f => Assert.NotEqual(f.Why.Code, VaultWords.Of(f.Why)));
    }

    [Fact]
    public void AFieldForWhichTheIndexHasNoSlot_IsRefused_AndFieldsOfEarlierEditionsKeepTheirs()
    {
        FormField[] earlier = [.. Enumerable.Range(0, 64).Select(n => Field($"f{n}", $"甲{n}"))];
        var next = Small([earlier[0], Field("more", "乙")]);

        Assert.DoesNotContain(DesignCheck.Of(Small(earlier), Around()), f => f.Why.Code == "design.no-slot");
        var found = Assert.Single(DesignCheck.Of(next, new() { Names = Around().Names, Editions = [Small(earlier)] }), f => f.Why.Code == "design.no-slot");
        Assert.Equal("stages[0].sections[0].fields[1]", found.Place);
    }

    [Fact]
    public void AnExpression_IsRefusedWithTheColumnOfItsFault()
    {
        var fault = Assert.Single(DesignCheck.Of(Small(Field("n", "数量", FieldType.Number), Field("a", "合计", FieldType.Number) with { Value = "n * price" }), Around()));

        Assert.Equal("表达式第 5 列：没有名为“price”的字段或值。", VaultWords.Of(fault.Why, System.Globalization.CultureInfo.GetCultureInfo("zh-CN")));
    }

    [Fact]
    public void AFieldInForce_KeepsTheKindOfItsValues()
    {
        var before = Small(Field("n", "数量"), Field("t", "说明"));

        Assert.Equal("stages[0].sections[0].fields[0].type", Assert.Single(DesignCheck.Of(Small(Field("n", "数量", FieldType.Number), Field("t", "说明", FieldType.LongText)), Around(before)), f => f.Why.Code == "design.type-changed").Place);
    }

    [Fact]
    public void AForm_KeepsWhatItsWorkflowAsksFor()
    {
        var incident = OfPack.Single(f => f.Number == "ITSMS-P15-R01");
        var without = FormScope.Places(incident).Single(p => p.Field.Key == "impact");
        var place = without.Place.Split('[', ']').Where(p => int.TryParse(p, System.Globalization.CultureInfo.InvariantCulture, out _)).Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).ToArray();

        var found = DesignCheck.Of(FormEditing.Remove(incident, new(place[0], place[1], place[2])), Around(incident, incident.Number));

        Assert.Contains(found, f => f.Why.Code == "design.workflow-needs");
        Assert.Contains(DesignCheck.Of(FormEditing.RemoveStage(incident, 0), Around(incident, incident.Number)), f => f.Why.Code == "design.workflow-stage");
    }
}
