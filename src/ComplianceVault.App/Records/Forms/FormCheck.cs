using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.Expressions;

namespace ComplianceVault.App.Records.Forms;

/// <summary>
/// Whether a form makes sense by itself: keys, types, expressions. The same for the files of a pack and for what a department designs; names outside the form are
/// looked at by <see cref="FormNames"/>.
/// </summary>
internal sealed class FormCheck(FormFile form)
{
    private readonly HashSet<string> keys = FormScope.Fields(form).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
    private readonly List<FormFault> faults = [];

    /// <summary>Expressions of the form that are sound.</summary>
    public int Expressions { get; private set; }

    /// <summary>Codes are those of a pack without their file: <c>options</c>, <c>doubled</c> …, each with the name it is about; those of expressions as they are.</summary>
    public IReadOnlyList<FormFault> Run()
    {
        Doubled(form.Stages.Select((s, i) => ($"stages[{i}].id", s.Id)));
        Doubled(FormScope.Places(form).Select(p => (p.Place + ".key", p.Field.Key)));
        if (form.Workflow is null && form.Stages.Count != 1)
            Fault("stages", "stages-without-workflow", form.Number);
        foreach (var (place, field) in FormScope.Places(form))
            CheckField(place, field, FormScope.Of(form), isColumn: false);
        CheckWay();
        CheckRegister();
        CheckHappened();
        return faults;
    }

    private void CheckField(string place, FormField field, ExpressionScope scope, bool isColumn)
    {
        if (!isColumn && ExpressionScope.Reserved.Contains(field.Key) && field.Set is null)
            Fault(place + ".key", "key-reserved", field.Key);
        CheckShape(place, field, isColumn);
        if (field.Value is not null && field.Set is not (null or FieldSetter.Due))
            Fault(place, "value-and-set", field.Key);
        if ((field.By ?? (object?)field.Means) is not null && (field.Type != FieldType.Signature || field.Means is null or not (SignatureMeaning.Review or SignatureMeaning.Approve or SignatureMeaning.Confirm)))
            Fault(place, "signature-by", field.Key);
        CheckExpressions(place, field, scope);
        Doubled(field.Columns.Select((c, i) => ($"{place}.columns[{i}].key", c.Key)));
        var inRow = field.Columns.Count > 0 ? FormScope.Of(form, field) : scope;
        foreach (var (column, i) in field.Columns.Select((c, i) => (c, i)))
            CheckField($"{place}.columns[{i}]", column, inRow, isColumn: true);
    }

    /// <summary>A type has what belongs to it, and nothing else has.</summary>
    private void CheckShape(string place, FormField field, bool isColumn)
    {
        var chooses = field.Type is FieldType.Select or FieldType.MultiSelect;
        if (chooses != (field.Options.Count > 0 || field.OptionsFrom is not null))
            Fault(place, "options", field.Key);
        Doubled(field.Options.Select((o, i) => ($"{place}.options[{i}]", o.Zh)));
        if (field.Drawn && field.Type != FieldType.Attachment)
            Fault(place + ".drawn", "drawn-attachment", field.Key);
        if ((field.Type == FieldType.Reference) != (field.To.Count > 0))
            Fault(place, "reference-target", field.Key);
        if ((field.Type == FieldType.Table) != (field.Columns.Count > 0) || (isColumn && field.Type == FieldType.Table))
            Fault(place, "table-columns", field.Key);
    }

    private void CheckExpressions(string place, FormField field, ExpressionScope scope)
    {
        var type = FormScope.TypeOf(field);
        Check(place + ".when", field.When, scope, ExpressionType.Boolean);
        Check(place + ".default", field.Default, scope, type);
        Check(place + ".value", field.Value, scope, type);
        if (field.Value is not null && Expression.Parse(field.Value, scope) is { Succeeded: true } parsed && parsed.Value.Names.Contains(field.Key))
            Fault(place + ".value", "value-of-itself", field.Key);
    }

    private void Check(string place, string? text, ExpressionScope scope, ExpressionType wanted)
    {
        if (text is null)
            return;
        if (Expression.Parse(text, scope, wanted) is { Succeeded: false, Error: { } error })
            faults.Add(new(place, error));
        else
            Expressions++;
    }

    private void CheckWay()
    {
        if (form.Way == FormWay.Living && (form.Subject is null || !keys.Contains(form.Subject)))
            Fault("subject", "living-subject", form.Number);
        if ((form.Way == FormWay.Computed) != (form.Computed is not null))
            Fault("computed", "computed-source", form.Number);
    }

    private void CheckHappened()
    {
        if (form.Happened is { } key && !FormScope.Fields(form).Any(f => f.Key == key && f.Type is FieldType.Date or FieldType.DateTime && f.Set is null))
            Fault("happened", "happened", key);
    }

    private void CheckRegister()
    {
        var listed = FormScope.Fields(form).Where(f => f.Type != FieldType.Table).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        Unknown((form.Register?.Columns ?? []).Select((c, i) => ($"register.columns[{i}]", c)), listed);
        Unknown((form.Register?.Filters ?? []).Select((c, i) => ($"register.filters[{i}]", c)), listed);
    }

    private void Unknown(IEnumerable<(string Place, string Name)> named, HashSet<string> known)
    {
        foreach (var (place, name) in named.Where(n => !known.Contains(n.Name)))
            Fault(place, FormNames.Unknown, name);
    }

    private void Doubled(IEnumerable<(string Place, string Name)> named)
    {
        foreach (var (place, name) in named.GroupBy(n => n.Name, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            Fault(place, "doubled", name);
    }

    private void Fault(string place, string code, string name) => faults.Add(new(place, Error.Invalid(code, name)));
}
