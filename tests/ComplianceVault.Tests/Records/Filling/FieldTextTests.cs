using System.Text.Json.Nodes;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Records.Filling;

/// <summary>What is shown is understood again, whatever the type; what is not of the type is refused with a word.</summary>
public sealed class FieldTextTests
{
    private static readonly FieldText Text = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly FieldType[] Worded = [.. Enum.GetValues<FieldType>().Except([FieldType.Attachment, FieldType.Signature, FieldType.Table])];

    [Fact]
    public void WhatIsShown_IsReadAsTheSame()
    {
        var values = Gen.Elements(Worded).SelectMany(type => ValueOf(type).Select(value => (Field: Field(type), Value: value)));
        Prop.ForAll(values.ToArbitrary(), x =>
        {
            var shown = Text.Show(x.Field, x.Value);
            var read = Text.Read(x.Field, shown);
            var typed = Text.Read(x.Field, Text.Typed(x.Field, x.Value));
            Assert.True(read.Succeeded && typed.Succeeded, $"{x.Field.Type}: {shown}");
            Assert.True(JsonNode.DeepEquals(x.Value, read.Value), $"{x.Field.Type}: {x.Value?.ToJsonString()} is shown as {shown} and read as {read.Value?.ToJsonString()}");
            Assert.True(JsonNode.DeepEquals(x.Value, typed.Value), x.Field.Type.ToString());
            var kept = RecordValues.Empty;
            kept["f"] = read.Value;
            Assert.Equal(kept.Canonical(), RecordValues.Parse(kept.Canonical()).Canonical());
            Assert.Equal(shown, Text.Show(x.Field, RecordValues.Parse(kept.Canonical())["f"]));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(FieldType.Number, "一百", "records.not-a-number")]
    [InlineData(FieldType.Money, "12元5角", "records.not-a-number")]
    [InlineData(FieldType.Date, "2026-02-30", "records.not-a-date")]
    [InlineData(FieldType.Date, "0026-02-03", "records.not-a-date")]
    [InlineData(FieldType.DateTime, "昨天下午", "records.not-a-time")]
    [InlineData(FieldType.Select, "特高", "records.not-an-option")]
    [InlineData(FieldType.MultiSelect, "高、特高", "records.not-an-option")]
    public void WhatIsNotOfTheType_IsRefused(FieldType type, string words, string code) => Assert.Equal(code, Text.Read(Field(type), words).Error?.Code);

    [Theory]
    [InlineData(FieldType.Date, "2026年3月1日", "2026-03-01")]
    [InlineData(FieldType.Date, "2026/3/1", "2026-03-01")]
    [InlineData(FieldType.DateTime, "2026-3-1 9:05", "2026-03-01 09:05")]
    [InlineData(FieldType.Money, "￥1,234.5", "1,234.50")]
    [InlineData(FieldType.Number, "1.50", "1.5")]
    [InlineData(FieldType.Select, "High", "高")]
    [InlineData(FieldType.MultiSelect, "低、甲、乙", "低、甲、乙")]
    public void WordsAsPeopleWriteThem_AreUnderstood(FieldType type, string words, string shown) =>
        Assert.Equal(shown, Text.Show(Field(type), Text.Read(Field(type), words).Value));

    [Fact]
    public void TooLongAText_IsRefused() =>
        Assert.Equal("records.too-long", Text.Read(Field(FieldType.Text), new string('字', FieldText.LongestLine + 1)).Error?.Code);

    private static FormField Field(FieldType type) => new()
    {
        Key = "f",
        Label = new() { Zh = "栏目" },
        Type = type,
        Multiple = type == FieldType.Reference,
        Options = type is FieldType.Select or FieldType.MultiSelect ? [new() { Zh = "高", En = "High" }, new() { Zh = "甲、乙" }, new() { Zh = "低" }, new() { Zh = "甲" }] : [],
    };

    private static Gen<JsonNode?> ValueOf(FieldType type) => type switch
    {
        FieldType.Number => ArbMap.Default.GeneratorFor<int>().SelectMany(n => Gen.Choose(0, 6).Select(d => (JsonNode?)FieldText.Of(n / (decimal)Math.Pow(10, d)))),
        FieldType.Money => ArbMap.Default.GeneratorFor<int>().Select(n => (JsonNode?)JsonValue.Create((long)n)),
        FieldType.Date => Gen.Choose(0, 100_000).Select(n => (JsonNode?)FieldText.Of(new DateOnly(1900, 1, 1).AddDays(n))),
        FieldType.DateTime => Gen.Choose(0, 50_000_000).Select(n => (JsonNode?)FieldText.Of(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(n))),
        FieldType.Select => Gen.Elements("高", "甲、乙", "低", "甲").Select(o => (JsonNode?)JsonValue.Create(o)),
        FieldType.MultiSelect => Gen.SubListOf("高", "甲、乙", "低").Where(l => l.Count > 0).Select(l => (JsonNode?)new JsonArray([.. l.Select(o => JsonValue.Create(o))])),
        FieldType.Person => Words().Select(w => (JsonNode?)new Pointer("person", null, w).Write()),
        FieldType.Department => Words().Select(w => (JsonNode?)new Pointer("department", null, w).Write()),
        FieldType.Reference => Words().ListOf().Where(l => l.Count > 0).Select(l => Pointer.Write([.. l.Select(w => new Pointer("", null, w))], multiple: true)),
        _ => Words().Select(w => (JsonNode?)JsonValue.Create(w)),
    };

    private static Gen<string> Words() => Gen.Choose(1, 8).SelectMany(n => Gen.Elements("数据库备份Ab1（）/-".ToCharArray()).ArrayOf(n)).Select(c => new string(c));
}
