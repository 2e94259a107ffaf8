using System.Globalization;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.App.Records.Forms;

/// <summary>A form's schema as the text of a document, so that a form is found by its fields and can be read like any other document.</summary>
internal static class FormText
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <param name="roles">Names of roles by their codes.</param>
    public static DocumentText Of(FormFile form, IReadOnlyDictionary<string, string> roles)
    {
        var sections = new List<Section> { new() { Key = "s0", Heading = form.Title.Zh, Level = 0, Blocks = [.. Front(form)] } };
        foreach (var (stage, i) in form.Stages.Select((s, i) => (s, i)))
        {
            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            var parent = sections.Count;
            var actor = stage.Actor is null ? null : roles.GetValueOrDefault(stage.Actor, stage.Actor);
            sections.Add(new Section { Key = number, Number = number, Heading = stage.Title.Zh, Level = 1, Blocks = actor is null ? [] : [new Paragraph(Word("form-text.filled-by", actor))] });
            sections.AddRange(stage.Sections.Select((section, j) => new Section
            {
                Key = $"{number}.{j + 1}",
                Number = $"{number}.{j + 1}",
                Heading = section.Title?.Zh ?? "",
                Level = 2,
                Parent = parent,
                Blocks = [Fields(section.Fields)],
            }));
        }

        return new DocumentText { Format = SourceFormat.Text, Sections = sections };
    }

    private static IEnumerable<Block> Front(FormFile form)
    {
        yield return new Paragraph(Word("form-text.identity", form.Number, form.Document));
        if (form.Aliases.Count > 0)
            yield return new Paragraph(Word("form-text.aliases", string.Join('、', form.Aliases)));
        if (form.When is { } when)
            yield return new Paragraph(Word("form-text.when", when.Zh));
    }

    private static Table Fields(IEnumerable<FormField> fields) => new([
        new TableRow([new(Word("form-text.field")), new(Word("form-text.kind")), new(Word("form-text.note"))], IsHeader: true),
        .. fields.SelectMany(f => f.Columns.Select(c => (Field: c, Label: $"{f.Label.Zh} · {c.Label.Zh}")).Prepend((Field: f, Label: f.Label.Zh)))
            .Select(f => new TableRow([new(f.Label), new(KindOf(f.Field)), new(NoteOf(f.Field))]))]);

    private static string KindOf(FormField field)
    {
        var kind = field.Set is { } set ? VaultWords.Of(set, Chinese) : field.Value is not null ? Word("form-text.computed") : VaultWords.Of(field.Type, Chinese);
        return field.Required ? $"{kind} · {Word("form-text.required")}" : kind;
    }

    private static string NoteOf(FormField field) =>
        string.Join('；', new[] { field.Options.Count > 0 ? string.Join(" / ", field.Options.Select(o => o.Zh)) : null, field.Help?.Zh }.OfType<string>());

    private static string Word(string code, params object[] arguments) => VaultWords.Of(code, arguments, Chinese);
}
