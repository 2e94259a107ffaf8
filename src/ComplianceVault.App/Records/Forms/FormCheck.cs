using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.Expressions;

namespace ComplianceVault.App.Records.Forms;

/// <summary>Whether a form of the pack makes sense by itself: keys, types, expressions. Names outside the form are looked at by <see cref="FormsPart"/>.</summary>
internal sealed class FormCheck(Pack pack, string file, FormFile form)
{
    private readonly HashSet<string> keys = FormScope.Fields(form).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Expressions of the form that are sound.</summary>
    public int Expressions { get; private set; }

    public void Run()
    {
        if (file != Path.Combine(FormFile.Directory, form.Number + ".yaml"))
            Fault("number", "pack.file-name", form.Number);
        pack.Doubled(file, form.Stages.Select((s, i) => ($"stages[{i}].id", s.Id)));
        pack.Doubled(file, Places().Select(p => (p.Place + ".key", p.Field.Key)));
        if (form.Workflow is null && form.Stages.Count != 1)
            Fault("stages", "pack.stages-without-workflow", form.Number);
        foreach (var (place, field) in Places())
            CheckField(place, field, FormScope.Of(form), isColumn: false);
        CheckWay();
        CheckRegister();
    }

    private IEnumerable<(string Place, FormField Field)> Places() =>
        form.Stages.SelectMany((stage, i) => stage.Sections.SelectMany((section, j) => section.Fields.Select((field, k) => ($"stages[{i}].sections[{j}].fields[{k}]", field))));

    private void CheckField(string place, FormField field, ExpressionScope scope, bool isColumn)
    {
        if (!isColumn && ExpressionScope.Reserved.Contains(field.Key) && field.Set is null)
            Fault(place + ".key", "pack.key-reserved", field.Key);
        var chooses = field.Type is FieldType.Select or FieldType.MultiSelect;
        if (chooses != (field.Options.Count > 0 || field.OptionsFrom is not null))
            Fault(place, "pack.options", field.Key);
        pack.Doubled(file, field.Options.Select((o, i) => ($"{place}.options[{i}]", o.Zh)));
        if ((field.Type == FieldType.Reference) != (field.To.Count > 0))
            Fault(place, "pack.reference-target", field.Key);
        if ((field.Type == FieldType.Table) != (field.Columns.Count > 0) || (isColumn && field.Type == FieldType.Table))
            Fault(place, "pack.table-columns", field.Key);
        if (field.Value is not null && field.Set is not null)
            Fault(place, "pack.value-and-set", field.Key);
        CheckExpressions(place, field, scope);
        pack.Doubled(file, field.Columns.Select((c, i) => ($"{place}.columns[{i}].key", c.Key)));
        var inRow = field.Columns.Count > 0 ? FormScope.Of(form, field) : scope;
        foreach (var (column, i) in field.Columns.Select((c, i) => (c, i)))
            CheckField($"{place}.columns[{i}]", column, inRow, isColumn: true);
    }

    private void CheckExpressions(string place, FormField field, ExpressionScope scope)
    {
        var type = FormScope.TypeOf(field);
        Check(place + ".when", field.When, scope, ExpressionType.Boolean);
        Check(place + ".default", field.Default, scope, type);
        Check(place + ".value", field.Value, scope, type);
        if (field.Value is not null && Expression.Parse(field.Value, scope) is { Succeeded: true } parsed && parsed.Value.Names.Contains(field.Key))
            Fault(place + ".value", "pack.value-of-itself", field.Key);
    }

    private void Check(string place, string? text, ExpressionScope scope, ExpressionType wanted)
    {
        if (text is null)
            return;
        if (Expression.Parse(text, scope, wanted) is { Succeeded: false, Error: { } error })
            pack.Fault(file, place, error);
        else
            Expressions++;
    }

    private void CheckWay()
    {
        if (form.Way == FormWay.Living && (form.Subject is null || !keys.Contains(form.Subject)))
            Fault("subject", "pack.living-subject", form.Number);
        if ((form.Way == FormWay.Computed) != (form.Computed is not null))
            Fault("computed", "pack.computed-source", form.Number);
    }

    private void CheckRegister()
    {
        var listed = FormScope.Fields(form).Where(f => f.Type != FieldType.Table).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        pack.Unknown(file, (form.Register?.Columns ?? []).Select((c, i) => ($"register.columns[{i}]", (string?)c)), listed);
        pack.Unknown(file, (form.Register?.Filters ?? []).Select((c, i) => ($"register.filters[{i}]", (string?)c)), listed);
    }

    private void Fault(string key, string code, string name) => pack.Fault(file, key, Error.Invalid(code, file, key, name));
}
