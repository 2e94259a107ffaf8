using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Register;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.Expressions;

namespace ComplianceVault.App.Records.Designing;

/// <summary>What of the vault a form's design must fit: names, and what rests on the form's fields.</summary>
public sealed class DesignSurroundings
{
    public required FormNames Names { get; init; }

    /// <summary>Workflows of the form (decision 18: what they ask of its fields stays there).</summary>
    public IReadOnlyList<WorkflowFile> Workflows { get; init; } = [];

    /// <summary>客户, 服务 … whose records are those of this form (decision 20).</summary>
    public IReadOnlyList<FormEntity> Entities { get; init; } = [];

    /// <summary>Events that a record of the form sets off, with their condition.</summary>
    public IReadOnlyList<(string Title, string Condition)> Events { get; init; } = [];

    /// <summary>The schema in force; null: none was yet.</summary>
    public FormFile? InForce { get; init; }

    /// <summary>All schemas that the form ever had, from the first on: their fields keep their slots of the index (decision 19).</summary>
    public IReadOnlyList<FormFile> Editions { get; init; } = [];
}

/// <summary>
/// Everything that stands against releasing a design, each with its place: the rules of the form itself, the names it uses, and what others rest on. Codes are
/// <c>design.…</c>, or those of expressions.
/// </summary>
public static class DesignCheck
{
    private const int LongestTitle = 300;

    /// <summary>With the label of its table it still fits what a correction keeps of it.</summary>
    private const int LongestLabel = 140;

    public static IReadOnlyList<FormFault> Of(FormFile form, DesignSurroundings around) =>
    [
        .. new FormCheck(form).Run().Concat(around.Names.Check(form)).Select(Designed),
        .. Shapes(form),
        .. FormScope.Places(form).SelectMany(p => p.Field.Columns.Select((c, i) => ($"{p.Place}.columns[{i}]", c)).Prepend((p.Place, p.Field))).SelectMany(p => Field(p.Item1, p.Item2)),
        .. around.InForce is { } before ? Kept(before, form) : [],
        .. Slots(form, around.Editions),
        .. around.Workflows.SelectMany(w => Workflow(w, form)),
        .. around.Entities.SelectMany(e => Entity(e, form)),
        .. around.Events.SelectMany(e => Asked(e.Condition, form, ExpressionType.Boolean, "design.event-needs", e.Title)),
    ];

    /// <summary>What finds no slot could never be filtered in the register.</summary>
    private static IEnumerable<FormFault> Slots(FormFile form, IReadOnlyList<FormFile> editions)
    {
        var without = RegisterSlots.Of([.. editions, form]).Without.ToHashSet(StringComparer.Ordinal);
        return FormScope.Places(form).Where(p => without.Contains(p.Field.Key) || p.Field.Columns.Exists(c => without.Contains($"{p.Field.Key}{FillingCheck.Separator}{c.Key}")))
            .Select(p => new FormFault(p.Place, Error.Invalid("design.no-slot", p.Field.Label.Zh)));
    }

    private static FormFault Designed(FormFault fault) =>
        fault.Why.Code.StartsWith("expression.", StringComparison.Ordinal) ? fault : fault with { Why = Error.Invalid($"design.{fault.Why.Code}", fault.Why.Arguments[0]) };

    private static IEnumerable<FormFault> Shapes(FormFile form)
    {
        if (string.IsNullOrWhiteSpace(form.Title.Zh) || form.Title.Zh.Length > LongestTitle || form.Title.En?.Length > LongestTitle)
            yield return new("title", Error.Invalid("design.title", LongestTitle));
        if (!FormScope.Fields(form).Any())
            yield return new("stages", Error.Invalid("design.no-fields"));
        foreach (var (stage, i) in form.Stages.Select((s, i) => (s, i)))
        {
            if (string.IsNullOrWhiteSpace(stage.Title.Zh) || stage.Title.Zh.Length > LongestLabel)
                yield return new($"stages[{i}].title", Error.Invalid("design.label", LongestLabel));
        }
    }

    private static IEnumerable<FormFault> Field(string place, FormField field)
    {
        if (string.IsNullOrWhiteSpace(field.Label.Zh) || field.Label.Zh.Length > LongestLabel)
            yield return new(place + ".label", Error.Invalid("design.label", LongestLabel));
        if (!IsKey(field.Key))
            yield return new(place + ".key", Error.Invalid("design.key", field.Key));
        if (field.Options.Exists(o => string.IsNullOrWhiteSpace(o.Zh) || o.Zh.Length > LongestLabel))
            yield return new(place + ".options", Error.Invalid("design.option-empty"));
        if (field.Set is { } set && !Fits(set, field.Type))
            yield return new(place + ".set", Error.Invalid("design.set-type", set, field.Type));
        if (field is { Type: FieldType.Signature, Default: not null } or { Type: FieldType.Signature, Value: not null })
            yield return new(place, Error.Invalid("design.signature-typed"));
        if (field.Required && !Filling.FormModel.IsTyped(field) && field.Type != FieldType.Signature)
            yield return new(place + ".required", Error.Invalid("design.required-computed"));
        if (field is { Type: FieldType.Signature, By: not null, Means: null })
            yield return new(place + ".means", Error.Invalid("design.signature-by"));
    }

    /// <summary>Lower case, digits and _; the first a letter.</summary>
    public static bool IsKey(string key) =>
        key.Length is > 0 and <= 60 && char.IsAsciiLetterLower(key[0]) && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>What the program sets is of the type in which it sets it (decision 14).</summary>
    private static bool Fits(FieldSetter set, FieldType type) => set switch
    {
        FieldSetter.Number or FieldSetter.State => type is FieldType.Text or FieldType.Select,
        FieldSetter.Actor => type is FieldType.Person or FieldType.Text,
        _ => type is FieldType.Date or FieldType.DateTime,
    };

    /// <summary>Records of both editions stand in one list, and words are copied from one to the other: under one key stands one kind of value.</summary>
    private static IEnumerable<FormFault> Kept(FormFile before, FormFile form)
    {
        var was = FormScope.Fields(before).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.First());
        foreach (var (place, field) in FormScope.Places(form).Where(p => was.ContainsKey(p.Field.Key)))
        {
            var older = was[field.Key];
            if (Kind(older) != Kind(field))
                yield return new(place + ".type", Error.Invalid("design.type-changed", older.Type));
            foreach (var (column, i) in field.Columns.Select((c, i) => (c, i)))
            {
                if (older.Columns.Find(c => c.Key == column.Key) is { } same && Kind(same) != Kind(column))
                    yield return new($"{place}.columns[{i}].type", Error.Invalid("design.type-changed", same.Type));
            }
        }
    }

    private static string Kind(FormField field) => field.Type switch
    {
        FieldType.Text or FieldType.LongText or FieldType.Select => "text",
        FieldType.Person or FieldType.Department or FieldType.Reference => $"pointer {field.Multiple}",
        var type => type.ToString(),
    };

    private static IEnumerable<FormFault> Workflow(WorkflowFile workflow, FormFile form)
    {
        var stages = form.Stages.Select(s => s.Id).ToHashSet();
        foreach (var stage in workflow.States.Select(s => s.Stage).Concat(workflow.Moves.Select(m => m.Ends)).OfType<string>().Distinct().Where(s => !stages.Contains(s)))
            yield return new("stages", Error.Invalid("design.workflow-stage", workflow.Title.Zh, stage));
        var people = FormScope.Fields(form).Where(f => f.Type is FieldType.Person or FieldType.Signature).Select(f => f.Key).Concat(workflow.Moves.Select(m => m.Id)).ToHashSet();
        foreach (var move in workflow.Moves)
        {
            foreach (var name in move.Not.Where(n => !people.Contains(n)))
                yield return new("stages", Error.Invalid("design.workflow-needs", workflow.Title.Zh, move.Action.Zh, name));
            foreach (var fault in move.Guards.Select(g => g.If).OfType<string>().SelectMany(e => Asked(e, form, ExpressionType.Boolean, "design.workflow-needs", workflow.Title.Zh, move.Action.Zh)))
                yield return fault;
            foreach (var fault in move.Due is { } due ? Asked(due, form, null, "design.workflow-needs", workflow.Title.Zh, move.Action.Zh) : [])
                yield return fault;
        }
    }

    private static IEnumerable<FormFault> Entity(FormEntity entity, FormFile form)
    {
        var fields = FormScope.Fields(form).ToList();
        var named = entity.Table is null ? fields : fields.Find(f => f.Key == entity.Table)?.Columns ?? [];
        if (!named.Exists(f => f.Key == entity.Name))
            yield return new("stages", Error.Invalid("design.entity-needs", entity.TitleZh, entity.Table is null ? entity.Name : $"{entity.Table} · {entity.Name}"));
    }

    private static IEnumerable<FormFault> Asked(string expression, FormFile form, ExpressionType? wanted, string code, params IReadOnlyList<object> of)
    {
        var scope = FormScope.Of(form);
        var parsed = wanted is { } type ? Expression.Parse(expression, scope, type) : Expression.Parse(expression, scope);
        if (!parsed.Succeeded)
            yield return new("stages", Error.Invalid(code, [.. of, expression]));
    }
}
