using System.Text.Json.Nodes;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.Tests.Records.Filling;

/// <summary>Defaults, computed values and conditions of a form while it is filled; what is required where.</summary>
public sealed class FormModelTests
{
    private static readonly FillingFacts Facts = new()
    {
        Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero),
        Today = new(2026, 3, 2),
        Created = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero),
        Actor = new("person", "1", "技术部工程师"),
        Calendar = new WorkingCalendar([], []),
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
    };

    private static readonly FieldText Text = new(Facts.Zone);

    [Fact]
    public void Defaults_StandThereFromTheBeginning_AndAreNotPutOverWhatStandsThere()
    {
        var form = Model(Field("when", FieldType.Date) with { Default = "today" }, Field("keeper", FieldType.Person) with { Default = "actor" }, Field("scope", FieldType.Text) with { Default = "'全公司'" });
        var values = RecordValues.Empty;
        values["scope"] = JsonValue.Create("技术部");

        form.Begin(form.Fields, values, Facts);

        Assert.Equal(("2026-03-02", "技术部"), (FieldText.Text(values["when"]), FieldText.Text(values["scope"])));
        Assert.Equal(Facts.Actor, Pointer.Read(values["keeper"]));
    }

    [Fact]
    public void ComputedValues_FollowRowsAndOneAnother()
    {
        var items = Field("items", FieldType.Table) with
        {
            Columns = [Field("count", FieldType.Number), Field("price", FieldType.Money), Field("sum", FieldType.Money) with { Value = "count * price" }],
        };
        var form = Model(Field("half", FieldType.Number) with { Value = "total / 2" }, items, Field("total", FieldType.Money) with { Value = "sum(items, sum)" });
        var values = RecordValues.Empty;
        Row(values, 2, 150);
        Row(values, 3, 1000);

        form.Compute(values, Facts);

        Assert.Equal((33.00m, 16.5m), (FieldText.Money(values["total"]), FieldText.Number(values["half"])));
        values.RemoveRow("items", "2");
        form.Compute(values, Facts);
        Assert.Equal(3.00m, FieldText.Money(values["total"]));
    }

    [Fact]
    public void ARow_NamesItsOwnColumns_NotThoseOfAnotherTable()
    {
        var notes = Field("notes", FieldType.Table) with { Columns = [Field("count", FieldType.Text)] };
        var items = Field("items", FieldType.Table) with { Columns = [Field("count", FieldType.Number), Field("twice", FieldType.Number) with { Value = "count * 2" }] };
        var form = Model(notes, items);
        var values = RecordValues.Empty;
        values.AddRow("items")["count"] = JsonValue.Create(21m);

        form.Compute(values, Facts);

        Assert.Equal(42m, FieldText.Number(values.Row("items", "1")!["twice"]));
    }

    [Fact]
    public void WhatIsNotShown_IsNeitherRequiredNorKept()
    {
        var form = Model(Field("kind", FieldType.Text), Field("why", FieldType.Text) with { Required = true, When = "kind = '其他'" });
        var values = RecordValues.Empty;
        values["kind"] = JsonValue.Create("其他");
        Assert.Equal("records.required", Assert.Single(Check(form, values)).Why.Code);
        values["why"] = JsonValue.Create("说明");
        values["kind"] = JsonValue.Create("常规");

        Assert.Empty(Check(form, values));
        form.DropHidden(values, Facts);
        Assert.Null(values["why"]);
    }

    [Fact]
    public void Faults_NameTheCellOfTheTable()
    {
        var items = Field("items", FieldType.Table) with { Required = true, Columns = [Field("name", FieldType.Text) with { Required = true }, Field("count", FieldType.Number)] };
        var form = Model(items);
        var values = RecordValues.Empty;
        Assert.Equal("records.row-required", Assert.Single(Check(form, values)).Why.Code);
        values.AddRow("items")["count"] = JsonValue.Create("三");

        var faults = Check(form, values);

        Assert.Equal([("items/1/name", "records.required"), ("items/1/count", "records.not-readable")], faults.Select(f => (f.Place, f.Why.Code)));
    }

    [Fact]
    public void WhatTheProgramSets_IsNotAskedOfAnybody()
    {
        var form = Model(
            Field("no", FieldType.Text) with { Set = FieldSetter.Number, Required = true }, Field("total", FieldType.Number) with { Value = "1 / 0", Required = true },
            Field("approved", FieldType.Signature) with { Required = true }, Field("approved_on", FieldType.Date) with { Set = FieldSetter.Time, Required = true });

        Assert.Empty(Check(form, RecordValues.Empty));
        Assert.Equal("approved", form.SignedBefore["approved_on"]);
    }

    [Fact]
    public void ARowsId_IsNotGivenAgain_WhileALaterRowStands()
    {
        var values = RecordValues.Empty;
        values.AddRow("items")["a"] = JsonValue.Create("1");
        values.AddRow("items")["a"] = JsonValue.Create("2");
        values.RemoveRow("items", "1");

        Assert.Equal("3", values.AddRow("items").Id);
    }

    [Fact]
    public void TheSameValues_HaveTheSameText_WhateverTheirOrder()
    {
        var (first, second) = (RecordValues.Empty, RecordValues.Empty);
        (first["a"], first["b"]) = (JsonValue.Create("1"), JsonValue.Create("2"));
        (second["b"], second["a"]) = (JsonValue.Create("2"), JsonValue.Create("1"));
        second["c"] = JsonValue.Create(" ");

        Assert.Equal(first.Canonical(), second.Canonical());
        Assert.Equal(RecordValues.Hash(first.Canonical()), RecordValues.Hash(second.Canonical()));
    }

    private static IReadOnlyList<FieldFault> Check(FormModel form, RecordValues values) => new FillingCheck(form, Text).Run(values, Facts);

    private static void Row(RecordValues values, int count, long cents)
    {
        var row = values.AddRow("items");
        (row["count"], row["price"]) = (JsonValue.Create((decimal)count), JsonValue.Create(cents));
    }

    private static FormField Field(string key, FieldType type) => new() { Key = key, Label = new() { Zh = key }, Type = type };

    private static FormModel Model(params List<FormField> fields) => new(new FormFile
    {
        Number = "T-R01",
        Title = new() { Zh = "表" },
        Kind = FormKind.Form,
        Document = "T",
        Department = "tech",
        Status = FormStatus.Active,
        Basis = FormBasis.Derived,
        Way = FormWay.Filled,
        Retention = "R",
        Stages = [new() { Id = "s", Title = new() { Zh = "填写" }, Sections = [new() { Fields = fields }] }],
    });
}
