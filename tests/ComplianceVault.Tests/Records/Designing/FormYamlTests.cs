using ComplianceVault.App.Records.Designing;
using static ComplianceVault.Tests.Records.Designing.Forms;

namespace ComplianceVault.Tests.Records.Designing;

/// <summary>A form goes out as a file of a pack and comes back as it was; what is broken is refused with its place.</summary>
public sealed class FormYamlTests
{
    private const string Good = """
        number: ITSMS-P01-R90
        title: {zh: 设备点检表}
        kind: form
        document: ITSMS-P01
        department: tech
        status: active
        basis: derived
        way: filled
        retention: RET-SVC5
        stages:
          - id: record
            title: {zh: 填写}
            sections:
              - fields:
                  - {key: a, label: {zh: 甲}, type: text}
        """;

    [Fact]
    public void EveryFormOfThePack_ComesBackAsItWas() =>
        Assert.All(OfPack, f => Assert.True(FormDifference.Same(f, FormYaml.Read(f.Number, FormYaml.Write(f)).Value), FormYaml.Write(f)));

    [Fact]
    public void TheFile_HasTheShapeOfThePack()
    {
        var text = FormYaml.Write(Small(Field("a", "甲") with { Required = true, Default = "'否'" }, Choice("b", "乙", "是", "No")));

        Assert.StartsWith("number: ITSMS-P01-R90\ntitle: {zh: 设备点检表}\nkind: form\n", text, StringComparison.Ordinal);
        Assert.Contains("          - {key: a, label: {zh: 甲}, type: text, required: true, default: \"'否'\"}\n", text.Replace("'''否'''", "\"'否'\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("options: [{zh: 是}, {zh: \"No\"}]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type: text", "type: poem", 15, "type")]
    [InlineData("type: text", "type: text, colour: red", 15, "colour")]
    [InlineData("retention: RET-SVC5\n", "", 9, "stages")]
    [InlineData("kind: form", "kind: form\nkind: list", 4, "kind")]
    [InlineData("- {key: a, label: {zh: 甲}, type: text}", "", 14, "stages[0].sections[0].fields")]
    [InlineData("title: {zh: 填写}", "title: &t {zh: 填写}\n    actor: *t", 13, "")]
    [InlineData("[", "", 0, "")]
    public void WhatIsBroken_IsRefusedWithLineAndKey(string part, string broken, int line, string key)
    {
        var text = part == "[" ? new string('[', 3000) : Good.Replace(part, broken, StringComparison.Ordinal);

        var read = FormYaml.Read("点检表.yaml", text);

        Assert.Equal("design.file-broken", read.Error?.Code);
        if (line > 0)
            Assert.Equal(($"点检表.yaml", (long)line, key), (read.Error!.Arguments[0], read.Error.Arguments[1], read.Error.Arguments[2]));
    }

    [Fact]
    public void WhatIsTooLong_IsNotEvenRead() => Assert.Equal("design.file-too-long", FormYaml.Read("x", new string(' ', FormYaml.Longest + 1)).Error?.Code);
}
