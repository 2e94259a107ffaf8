using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel.Expressions;

namespace ComplianceVault.App.Records.Filling;

/// <summary>A form ready to be filled: its fields by key, its expressions read once. The same for the page, imports and the tests.</summary>
public sealed class FormModel
{
    /// <summary>Computed values may rest on one another; a form where this many rounds do not settle them would have refused its check.</summary>
    private const int Rounds = 8;

    private static readonly ConcurrentDictionary<string, FormModel> Known = new(StringComparer.Ordinal);

    private readonly Dictionary<FormField, FieldExpressions> expressions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, FormField> fields;
    private readonly ConcurrentDictionary<string, Expression?> readOnce = new(StringComparer.Ordinal);

    public FormModel(FormFile form)
    {
        Form = form;
        Fields = [.. FormScope.Fields(form)];
        fields = Fields.ToDictionary(f => f.Key, StringComparer.Ordinal);
        var scope = FormScope.Of(form);
        foreach (var field in Fields)
        {
            expressions[field] = Read(field, scope);
            var inRow = field.Columns.Count > 0 ? FormScope.Of(form, field) : scope;
            foreach (var column in field.Columns)
                expressions[column] = Read(column, inRow);
        }

        SignedBefore = Signers(form);
    }

    public FormFile Form { get; }

    public IReadOnlyList<FormField> Fields { get; }

    /// <summary>Who-and-when fields that follow a signature in their section belong to it: key → key of the signature.</summary>
    public IReadOnlyDictionary<string, string> SignedBefore { get; }

    public IEnumerable<FormField> Signatures => Fields.Where(f => f.Type == FieldType.Signature);

    /// <summary>The model of a stored schema; one edition of a form is read once.</summary>
    public static FormModel Of(string schemaHash, string schema) => Known.GetOrAdd(schemaHash, static (_, text) => new FormModel(FormsPart.Parse(text)), schema);

    /// <summary>The model of a schema that was read before; null: it was not.</summary>
    public static FormModel? Find(string schemaHash) => Known.GetValueOrDefault(schemaHash);

    public FormField? Field(string key) => fields.GetValueOrDefault(key);

    /// <summary>Typed by a person: neither computed, nor set by the program, nor signed.</summary>
    public static bool IsTyped(FormField field) => field.Value is null && field.Set is null && field.Type != FieldType.Signature;

    /// <summary>Shown and, where required, required (<c>when</c>).</summary>
    public bool IsShown(FormField field, RecordValues values, FillingFacts facts) => expressions[field].When is not { } when || when.Evaluate(Scope(values, facts, null)).Holds;

    public bool IsShown(FormField table, FormField column, RecordRow row, RecordValues values, FillingFacts facts) =>
        expressions[column].When is not { } when || when.Evaluate(Scope(values, facts, new(table, row))).Holds;

    /// <summary>What the fields of a stage begin with (<c>default</c>) when the stage begins.</summary>
    public void Begin(IEnumerable<FormField> stage, RecordValues values, FillingFacts facts)
    {
        foreach (var field in stage.Where(f => values[f.Key] is null))
            values[field.Key] = Value(field, expressions[field].Default, Scope(values, facts, null), facts);
        Compute(values, facts);
    }

    public void BeginRow(FormField table, RecordRow row, RecordValues values, FillingFacts facts)
    {
        foreach (var column in table.Columns.Where(c => row[c.Key] is null))
            row[column.Key] = Value(column, expressions[column].Default, Scope(values, facts, new(table, row)), facts);
    }

    /// <summary>Works out the computed values anew, until nothing changes any more.</summary>
    public void Compute(RecordValues values, FillingFacts facts)
    {
        for (var round = 0; round < Rounds && ComputeOnce(values, facts); round++)
        {
        }
    }

    /// <summary>Takes away what the form does not show: it was not filled in.</summary>
    public void DropHidden(RecordValues values, FillingFacts facts)
    {
        foreach (var field in Fields)
        {
            if (!IsShown(field, values, facts))
                values[field.Key] = null;
            foreach (var row in field.Columns.Count > 0 ? values.Rows(field.Key) : [])
            {
                foreach (var column in field.Columns.Where(c => !IsShown(field, c, row, values, facts)))
                    row[column.Key] = null;
            }
        }
    }

    /// <summary>What an expression over this form's fields gives: a guard or a due time of its workflow, or the value of a field that the program sets.</summary>
    public ExpressionOutcome Work(string expression, RecordValues values, FillingFacts facts) =>
        readOnce.GetOrAdd(expression, static (text, form) => Parse(text, FormScope.Of(form)), Form)?.Evaluate(Scope(values, facts, null)) ?? new(null, null);

    /// <summary>What the field's own <c>value</c> gives, as it stands on the record.</summary>
    public JsonNode? Worked(FormField field, RecordValues values, FillingFacts facts) => Value(field, expressions[field].Value, Scope(values, facts, null), facts);

    private bool ComputeOnce(RecordValues values, FillingFacts facts)
    {
        var changed = false;
        foreach (var field in Fields)
        {
            foreach (var row in field.Columns.Any(c => c.Value is not null) ? values.Rows(field.Key) : [])
            {
                foreach (var column in field.Columns.Where(c => c.Value is not null))
                {
                    var worked = Value(column, expressions[column].Value, Scope(values, facts, new(field, row)), facts);
                    changed |= !JsonNode.DeepEquals(row[column.Key], worked);
                    row[column.Key] = worked;
                }
            }

            if (field.Value is null || field.Set is not null)
                continue;
            var value = Value(field, expressions[field].Value, Scope(values, facts, null), facts);
            changed |= !JsonNode.DeepEquals(values[field.Key], value);
            values[field.Key] = value;
        }

        return changed;
    }

    private static JsonNode? Value(FormField field, Expression? expression, ExpressionValues scope, FillingFacts facts) => expression?.Evaluate(scope).Value switch
    {
        null => null,
        decimal number => field.Type == FieldType.Money ? FieldText.OfMoney(number) : FieldText.Of(number),
        DateOnly day => FieldText.Of(day),
        DateTimeOffset at => field.Type == FieldType.Date ? FieldText.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, facts.Zone).DateTime)) : FieldText.Of(at),
        IReadOnlyList<string> words => new JsonArray([.. words.Select(w => JsonValue.Create(w))]),
        string text when field.Type == FieldType.Person => (text == facts.Actor.Text ? facts.Actor : new Pointer("person", null, text)).Write(),
        string text => JsonValue.Create(text),
        _ => null,
    };

    private ExpressionValues Scope(RecordValues values, FillingFacts facts, TableRow? row) => new()
    {
        Value = name => NameOf(name, values, facts, row),
        Calendar = facts.Calendar,
        Clock = new(facts.Calendar, Kernel.WorkingTime.DailyHours.Office, facts.Zone),
        Zone = facts.Zone,
        Linked = facts.Linked,
        Visited = facts.Visited,
    };

    private object? NameOf(string name, RecordValues values, FillingFacts facts, TableRow? row)
    {
        if (row is not null && row.Table.Columns.Find(c => c.Key == name) is { } column)
            return ValueOf(column, row.Values[name]);
        if (fields.TryGetValue(name, out var field))
            return field.Columns.Count > 0 ? Table(field, values) : field.Type == FieldType.Signature ? facts.Signed.GetValueOrDefault(name) : ValueOf(field, values[name]);
        return name switch
        {
            "today" => facts.Today,
            "now" => facts.Now,
            "created" => facts.Created,
            "entered" => facts.Entered ?? facts.Created,
            "state" => facts.State,
            "actor" => facts.Actor.Text,
            _ => null,
        };
    }

    private static List<IExpressionRow> Table(FormField field, RecordValues values) => [.. values.Rows(field.Key).Select(r => new Row(field, r))];

    /// <summary>A value in the form in which expressions take it.</summary>
    private static object? ValueOf(FormField field, JsonNode? value) => value is null ? null : field.Type switch
    {
        FieldType.Number => FieldText.Number(value),
        FieldType.Money => FieldText.Money(value),
        FieldType.Date => FieldText.Day(value),
        FieldType.DateTime => FieldText.Moment(value),
        FieldType.MultiSelect => FieldText.Words(value),
        FieldType.Attachment => Attached.ReadAll(value).Select(a => a.Name).ToList(),
        FieldType.Person or FieldType.Department or FieldType.Reference when field.Multiple => Pointer.ReadAll(value).Select(p => p.Text).ToList(),
        FieldType.Person or FieldType.Department or FieldType.Reference => Pointer.Read(value)?.Text,
        _ => FieldText.Text(value),
    };

    private static FieldExpressions Read(FormField field, ExpressionScope scope) => new(Parse(field.When, scope), Parse(field.Default, scope), Parse(field.Value, scope));

    /// <summary>The pack was checked, so that an expression which cannot be read is none.</summary>
    private static Expression? Parse(string? text, ExpressionScope scope) => text is not null && Expression.Parse(text, scope) is { Succeeded: true } parsed ? parsed.Value : null;

    private static Dictionary<string, string> Signers(FormFile form)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in form.Stages.SelectMany(s => s.Sections))
        {
            string? signature = null;
            foreach (var field in section.Fields)
            {
                if (field.Type == FieldType.Signature)
                    signature = field.Key;
                else if (signature is not null && field.Set is FieldSetter.Time or FieldSetter.Actor)
                    owners[field.Key] = signature;
                else
                    signature = null;
            }
        }

        return owners;
    }

    /// <summary>A row with its table: only its own columns are named in it.</summary>
    private sealed record TableRow(FormField Table, RecordRow Values);

    private sealed record FieldExpressions(Expression? When, Expression? Default, Expression? Value);

    private sealed class Row(FormField table, RecordRow row) : IExpressionRow
    {
        public object? Value(string column) => table.Columns.Find(c => c.Key == column) is { } field ? ValueOf(field, row[column]) : null;
    }
}
