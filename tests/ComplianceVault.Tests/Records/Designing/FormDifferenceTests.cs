using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using static ComplianceVault.Tests.Records.Designing.Forms;

namespace ComplianceVault.Tests.Records.Designing;

/// <summary>What changed between two editions of a form, in words that whoever signs can read.</summary>
public sealed class FormDifferenceTests
{
    private static readonly FormFile Form = Small(
        Field("done_on", "完成日期", FieldType.Date), Choice("result", "结果", "合格", "不合格", "待查"), Table("parts", "配件", Field("name", "名称"), Field("count", "数量", FieldType.Number)));

    [Fact]
    public void EqualForms_DifferInNothing() => Assert.All(OfPack, f => Assert.Empty(FormDifference.Between(f, f with { Stages = [.. f.Stages] })));

    [Fact]
    public void EveryChange_IsSaidInItsOwnWords()
    {
        var changed = FormEditing.Change(Form, new(0, 0, 0), f => f with { Required = true });
        changed = FormEditing.Change(changed, new(0, 0, 1), f => f with { Options = [.. f.Options.Where(o => o.Zh != "待查"), new() { Zh = "整改" }] });
        changed = FormEditing.Change(changed, new(0, 0, 2), f => f with { Columns = [f.Columns[0], Field("price", "单价", FieldType.Money)] });
        changed = FormEditing.Change(changed, new(0, 0, 2, 0), c => c with { Required = true });
        (changed, _) = FormEditing.Add(changed, new(0, 1, 0), FieldType.Person, "点检人");

        Assert.Equal(
            ["字段“完成日期”改为必填", "字段“结果”删除选项“待查”", "字段“结果”新增选项“整改”", "表格“配件”删除列“数量”", "字段“配件 · 名称”改为必填", "表格“配件”新增列“单价”", "新增字段“点检人”（人员）"],
            Words(Form, changed));
    }

    [Fact]
    public void ARename_IsNoNewField_AndAnotherSectionIsNoNewField()
    {
        var changed = FormEditing.Change(Form, new(0, 0, 0), f => f with { Label = new() { Zh = "实际完成日期" } });
        (changed, _) = FormEditing.MoveTo(changed, new(0, 0, 1), new(0, 1, 0));
        changed = FormEditing.ChangeSection(changed, 0, 1, s => s with { Title = new() { Zh = "结论" } });

        Assert.Contains("字段“完成日期”改名为“实际完成日期”", Words(Form, changed));
        Assert.Contains(Words(Form, changed), w => w.StartsWith("字段“结果”移到分组“结论”", StringComparison.Ordinal));
        Assert.DoesNotContain(Words(Form, changed), w => w.Contains("新增字段", StringComparison.Ordinal) || w.Contains("删除字段", StringComparison.Ordinal));
    }

    [Fact]
    public void OneFieldMoved_IsOneMove()
    {
        var form = Small(Field("a", "甲"), Field("b", "乙"), Field("c", "丙"), Field("d", "丁"));
        var (changed, at) = FormEditing.MoveTo(form, new(0, 0, 0), new(0, 0, 2));

        Assert.Equal(new FieldPlace(0, 0, 2), at);
        Assert.Equal(["字段“甲”换了位置"], Words(form, changed));
    }

    [Fact]
    public void WhatTheFormIsAsAWhole_IsSaidToo()
    {
        var changed = Form with { Title = new() { Zh = "设备巡检表" }, Happened = "done_on", Register = new() { Columns = ["result"] }, Stages = [Form.Stages[0] with { Actor = "service_desk" }] };

        Assert.Equal(
            ["表单名称由“设备点检表”改为“设备巡检表”", "发生日期字段由“（无）”改为“完成日期”", "台账列由“（无）”改为“结果”", "阶段“填写”的填写人由“（无）”改为“service_desk”"], Words(Form, changed));
    }

    /// <summary>Whatever is done to whatever form of the pack by the designer's own steps: a sentence says it, and none is left to "something else".</summary>
    [Fact]
    public void AnyStepOfTheDesigner_OnAnyForm_IsSaid()
    {
        var random = new Random(20260302);
        foreach (var form in OfPack)
        {
            var changed = form;
            for (var step = 0; step < 6; step++)
            {
                changed = Step(changed, random);
                var changes = FormDifference.Between(form, changed);
                Assert.Equal(FormDifference.Same(form, changed), changes.Count == 0);
                Assert.DoesNotContain(changes, c => c.Kind == FormChangeKind.Other);
                Assert.All(changes, c => Assert.DoesNotContain("{", c.Words(), StringComparison.Ordinal));
            }
        }
    }

    private static FormFile Step(FormFile form, Random random)
    {
        var stage = random.Next(form.Stages.Count);
        var section = random.Next(Math.Max(1, form.Stages[stage].Sections.Count));
        var at = new FieldPlace(stage, section, random.Next(Math.Max(1, form.Stages[stage].Sections.ElementAtOrDefault(section)?.Fields.Count ?? 1)));
        if (form.Stages[stage].Sections.Count == 0)
            return FormEditing.AddSection(form, stage, "补充");
        return random.Next(12) switch
        {
            0 => FormEditing.Add(form, at, (FieldType)random.Next(14), "新字段").Form,
            1 => FormEditing.Remove(form, at),
            2 => FormEditing.Duplicate(form, at),
            3 => FormEditing.Move(form, at, random.Next(2) == 0 ? 1 : -1).Form,
            4 => FormEditing.Change(form, at, f => f with { Help = new() { Zh = $"说明{random.Next(3)}" } }),
            5 => FormEditing.Change(form, at, f => FormEditing.As(f, (FieldType)random.Next(14))),
            6 => FormEditing.Change(form, at, f => f with { Required = !f.Required, When = random.Next(2) == 0 ? "1 = 1" : null }),
            7 => FormEditing.AddSection(form, stage, $"分组{random.Next(3)}"),
            8 => FormEditing.MoveSection(form, stage, section, 1),
            9 => FormEditing.RemoveSection(form, stage, section),
            10 => FormEditing.ChangeStage(form, stage, s => s with { Title = new() { Zh = $"阶段{random.Next(3)}" } }),
            _ => FormEditing.Change(form, at, f => f with { Label = new() { Zh = $"标签{random.Next(3)}", En = random.Next(2) == 0 ? "Label" : null } }),
        };
    }
}
