using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Register;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Records;

/// <summary>A slot of the index never means two fields of a form, whatever its editions do to its fields (decision 19).</summary>
public sealed class RegisterSlotsTests
{
    private static readonly FieldType[] Types = [FieldType.Text, FieldType.Number, FieldType.Money, FieldType.Date, FieldType.DateTime, FieldType.Select, FieldType.Person];

    [Fact]
    public void AFieldKeepsItsSlot_AndNoSlotIsUsedAgain() => Prop.ForAll(Histories(), history =>
    {
        var meant = new Dictionary<string, (string Place, SlotKind Kind)>();
        for (var edition = 1; edition <= history.Count; edition++)
        {
            var slots = RegisterSlots.Of(history.Take(edition));
            foreach (var field in history.Take(edition).SelectMany(slots.Fields))
            {
                Assert.True(meant.TryAdd(field.Slot, (field.Place, field.Kind)) || meant[field.Slot] == (field.Place, field.Kind), $"{field.Slot} meant {meant[field.Slot]} and means {field.Place}");
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void WhatFindsNoSlot_IsNamed_AndTheOthersKeepTheirs()
    {
        var slots = RegisterSlots.Of([Form([.. Enumerable.Range(0, 70).Select(n => ($"f{n}", FieldType.Text))])]);
        Assert.Equal(["f64", "f65", "f66", "f67", "f68", "f69"], slots.Without);
        Assert.Equal(64, slots.Fields(Form(("f0", FieldType.Text), ("f69", FieldType.Text))).Count + 63);
    }

    private static Arbitrary<List<FormFile>> Histories() =>
        Gen.Choose(0, 12).SelectMany(n => Gen.Elements(Types).Select(t => ($"f{n}", t))).ListOf()
            .Select(fields => Form([.. fields.DistinctBy(f => f.Item1)])).NonEmptyListOf().Select(h => h.ToList()).ToArbitrary();

    private static FormFile Form(params (string Key, FieldType Type)[] fields) => new()
    {
        Number = "X-01",
        Title = new() { Zh = "试表" },
        Kind = FormKind.Form,
        Document = "X",
        Department = "tech",
        Status = FormStatus.Active,
        Basis = FormBasis.Derived,
        Way = FormWay.Filled,
        Retention = "R",
        Stages = [new() { Id = "s", Title = new() { Zh = "填写" }, Sections = [new() { Fields = [.. fields.Select(f => new FormField { Key = f.Key, Label = new() { Zh = f.Key }, Type = f.Type })] }] }],
    };
}
