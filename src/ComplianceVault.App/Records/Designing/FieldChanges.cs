using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.App.Records.Designing;

/// <summary>What changes in a field, or in a column of a table, that stays the same by its key.</summary>
internal static class FieldChanges
{
    /// <param name="within">Label of the table, for a column; otherwise empty.</param>
    public static IEnumerable<FormChange> Between(FormField older, FormField newer, string within)
    {
        var label = within.Length == 0 ? newer.Label.Zh : $"{within} · {newer.Label.Zh}";
        if (older.Label.Zh != newer.Label.Zh)
            yield return new(FormChangeKind.FieldRenamed, within.Length == 0 ? older.Label.Zh : $"{within} · {older.Label.Zh}", newer.Label.Zh);
        if (older.Type != newer.Type)
            yield return new(FormChangeKind.FieldType, label, older.Type, newer.Type);
        if (older.Required != newer.Required)
            yield return new(newer.Required ? FormChangeKind.FieldRequired : FormChangeKind.FieldOptional, label);
        foreach (var change in Options(older, newer, label).Concat(Parts(older, newer, label)).Concat(Columns(older, newer, label)))
            yield return change;
    }

    private static IEnumerable<FormChange> Options(FormField older, FormField newer, string label)
    {
        List<string> before = [.. older.Options.Select(o => o.Zh)], after = [.. newer.Options.Select(o => o.Zh)];
        foreach (var gone in before.Except(after))
            yield return new(FormChangeKind.OptionRemoved, label, gone);
        foreach (var added in after.Except(before))
            yield return new(FormChangeKind.OptionAdded, label, added);
        if (Moves.Of<string>(before, after).Any())
            yield return new(FormChangeKind.OptionsOrdered, label);
    }

    private static IEnumerable<FormChange> Parts(FormField a, FormField b, string label) =>
        new[]
        {
            Part(label, FieldPart.LabelEn, a.Label.En, b.Label.En),
            Part(label, FieldPart.OptionsEn, English(a, b), English(b, a)),
            Part(label, FieldPart.OptionsFrom, a.OptionsFrom, b.OptionsFrom),
            Part(label, FieldPart.Targets, List(a.To), List(b.To)),
            Part(label, FieldPart.Multiple, Yes(a.Multiple), Yes(b.Multiple)),
            Part(label, FieldPart.Drawn, Yes(a.Drawn), Yes(b.Drawn)),
            Part(label, FieldPart.Help, a.Help?.Zh, b.Help?.Zh),
            Part(label, FieldPart.HelpEn, a.Help?.En, b.Help?.En),
            Part(label, FieldPart.Default, a.Default, b.Default),
            Part(label, FieldPart.Condition, a.When, b.When),
            Part(label, FieldPart.Value, a.Value, b.Value),
            Part(label, FieldPart.Set, Word(a.Set), Word(b.Set)),
            Part(label, FieldPart.Office, a.By, b.By),
            Part(label, FieldPart.Meaning, Word(a.Means), Word(b.Means)),
        }.OfType<FormChange>();

    private static IEnumerable<FormChange> Columns(FormField older, FormField newer, string label)
    {
        foreach (var gone in older.Columns.Where(c => newer.Columns.TrueForAll(n => n.Key != c.Key)))
            yield return new(FormChangeKind.ColumnRemoved, label, gone.Label.Zh);
        foreach (var column in newer.Columns)
        {
            if (older.Columns.Find(c => c.Key == column.Key) is not { } was)
            {
                yield return new(FormChangeKind.ColumnAdded, label, column.Label.Zh);
                continue;
            }

            foreach (var change in Between(was, column, label))
                yield return change;
        }

        foreach (var moved in Moves.Of([.. older.Columns.Select(c => c.Key)], [.. newer.Columns.Select(c => c.Key)]))
            yield return new(FormChangeKind.FieldMoved, $"{label} · {newer.Columns.Find(c => c.Key == moved)!.Label.Zh}");
    }

    private static FormChange? Part(string label, FieldPart part, string? before, string? after) => (before, after) switch
    {
        _ when before == after => null,
        (null, { }) => new(FormChangeKind.PartSet, label, part, after),
        ({ }, null) => new(FormChangeKind.PartRemoved, label, part, before),
        _ => new(FormChangeKind.PartChanged, label, part, before!, after!),
    };

    /// <summary>English words of options that both have.</summary>
    private static string? English(FormField of, FormField other) =>
        List([.. of.Options.Where(o => o.En is not null && other.Options.Exists(x => x.Zh == o.Zh)).OrderBy(o => o.Zh, StringComparer.Ordinal).Select(o => o.En!)]);

    private static string? List(List<string> words) => words.Count == 0 ? null : string.Join('、', words);

    private static string? Yes(bool yes) => yes ? VaultWords.Of("design.yes", []) : null;

    private static string? Word(Enum? value) => value is null ? null : VaultWords.Of(value);
}
