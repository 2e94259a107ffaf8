using System.Globalization;
using System.Text;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.App.Records.Designing;

/// <summary>The steps of designing a form. Each gives a new form and leaves the old one as it is; a place that is not there changes nothing.</summary>
public static class FormEditing
{
    private const int LongestKey = 40;

    public static FormField? Field(FormFile form, FieldPlace at) =>
        form.Stages.ElementAtOrDefault(at.Stage)?.Sections.ElementAtOrDefault(at.Section)?.Fields.ElementAtOrDefault(at.Field) is not { } field ? null
        : at.Column is { } column ? field.Columns.ElementAtOrDefault(column) : field;

    public static FormFile Change(FormFile form, FieldPlace at, Func<FormField, FormField> change)
    {
        if (Field(form, at) is not { } field)
            return form;
        if (at.Column is not { } column)
            return Fields(form, at, list => list[at.Field] = change(field));
        return Change(form, at.Table, table => table with { Columns = Changed(table.Columns, list => list[column] = change(field)) });
    }

    /// <summary>A new field of the type at the end of the section, or a new column at the end of the table.</summary>
    public static (FormFile Form, FieldPlace At) Add(FormFile form, FieldPlace at, FieldType type, string label)
    {
        if (at.Column is null)
            return (Fields(form, at, list => list.Add(New(type, label, FreeKey(Keys(form), type)))), at with { Field = Section(form, at).Fields.Count });
        var table = Field(form, at.Table)!;
        var column = New(type, label, FreeKey([.. table.Columns.Select(c => c.Key)], type));
        return (Change(form, at.Table, t => t with { Columns = [.. t.Columns, column] }), at with { Column = table.Columns.Count });
    }

    /// <summary>With it goes what the form says of it elsewhere: in its register, as its subject, as its day.</summary>
    public static FormFile Remove(FormFile form, FieldPlace at) =>
        Field(form, at) is not { } field ? form
        : at.Column is { } column ? Change(form, at.Table, t => t with { Columns = Changed(t.Columns, list => list.RemoveAt(column)) })
        : Keyed(Take(form, at), field.Key, null);

    /// <summary>Another key, also where the form names the field elsewhere; expressions are left as they are.</summary>
    public static FormFile Rekey(FormFile form, FieldPlace at, string key) =>
        Field(form, at) is not { } field ? form : at.Column is null ? Keyed(Change(form, at, f => f with { Key = key }), field.Key, key) : Change(form, at, f => f with { Key = key });

    /// <summary>The same once more, right behind it, under a key of its own.</summary>
    public static FormFile Duplicate(FormFile form, FieldPlace at)
    {
        if (Field(form, at) is not { } field)
            return form;
        if (at.Column is not { } column)
            return Fields(form, at, list => list.Insert(at.Field + 1, field with { Key = FreeKey(Keys(form), field.Key) }));
        return Change(form, at.Table, t => t with { Columns = Changed(t.Columns, list => list.Insert(column + 1, field with { Key = FreeKey([.. t.Columns.Select(c => c.Key)], field.Key) })) });
    }

    /// <summary>One step up or down; over the edge of a section into the next one, of a table no further.</summary>
    public static (FormFile Form, FieldPlace At) Move(FormFile form, FieldPlace at, int step)
    {
        if (Field(form, at) is null)
            return (form, at);
        if (at.Column is { } column)
            return Field(form, at.Table)!.Columns.Count > column + step && column + step >= 0
                ? (Change(form, at.Table, t => t with { Columns = Swapped(t.Columns, column, column + step) }), at with { Column = column + step })
                : (form, at);
        var to = at with { Field = at.Field + step };
        if (to.Field < 0)
            to = at with { Section = at.Section - 1, Field = Sections(form, at.Stage).ElementAtOrDefault(at.Section - 1)?.Fields.Count ?? 0 };
        else if (to.Field >= Section(form, at).Fields.Count)
            to = at with { Section = at.Section + 1, Field = 0 };
        return to.Section >= 0 && to.Section < Sections(form, at.Stage).Count ? MoveTo(form, at, to) : (form, at);
    }

    /// <summary>Takes the field away from one place and puts it where another one stands, before that one.</summary>
    public static (FormFile Form, FieldPlace At) MoveTo(FormFile form, FieldPlace from, FieldPlace to)
    {
        if (Field(form, from) is not { } field || from == to || from.Column is not null || to.Column is not null || Sections(form, to.Stage).ElementAtOrDefault(to.Section) is null)
            return (form, from);
        var without = Take(form, from);
        var place = to with { Field = Math.Clamp(to.Field, 0, Section(without, to).Fields.Count) };
        return (Fields(without, place, list => list.Insert(place.Field, field)), place);
    }

    public static FormFile AddSection(FormFile form, int stage, string title) =>
        InStage(form, stage, s => s with { Sections = [.. s.Sections, new FormSection { Title = new() { Zh = title }, Fields = [] }] });

    public static FormFile ChangeSection(FormFile form, int stage, int section, Func<FormSection, FormSection> change) =>
        InStage(form, stage, s => s with { Sections = Changed(s.Sections, list => list[section] = change(list[section])) });

    public static FormFile RemoveSection(FormFile form, int stage, int section) =>
        InStage(form, stage, s => s with { Sections = Changed(s.Sections, list => list.RemoveAt(section)) });

    public static FormFile MoveSection(FormFile form, int stage, int section, int step) =>
        Sections(form, stage).ElementAtOrDefault(section + step) is null ? form : InStage(form, stage, s => s with { Sections = Swapped(s.Sections, section, section + step) });

    public static FormFile AddStage(FormFile form, string title)
    {
        var id = FreeKey([.. form.Stages.Select(s => s.Id)], "stage_1");
        return form with { Stages = [.. form.Stages, new FormStage { Id = id, Title = new() { Zh = title }, Sections = [] }] };
    }

    public static FormFile ChangeStage(FormFile form, int stage, Func<FormStage, FormStage> change) => InStage(form, stage, change);

    public static FormFile RemoveStage(FormFile form, int stage) => form with { Stages = Changed(form.Stages, list => list.RemoveAt(stage)) };

    public static FormFile MoveStage(FormFile form, int stage, int step) =>
        form.Stages.ElementAtOrDefault(stage + step) is null ? form : form with { Stages = Swapped(form.Stages, stage, stage + step) };

    /// <summary>Another type keeps what both have: a choice its options, a table its columns.</summary>
    public static FormField As(FormField field, FieldType type) => field with
    {
        Type = type,
        Options = type is FieldType.Select or FieldType.MultiSelect ? field.Options.Count > 0 || field.OptionsFrom is not null ? field.Options : Options() : [],
        OptionsFrom = type is FieldType.Select or FieldType.MultiSelect ? field.OptionsFrom : null,
        To = type == FieldType.Reference ? field.To.Count > 0 ? field.To : ["document"] : [],
        Multiple = field.Multiple && (type is FieldType.Person or FieldType.Department or FieldType.Reference),
        Drawn = field.Drawn && type == FieldType.Attachment,
        Columns = type == FieldType.Table ? field.Columns.Count > 0 ? field.Columns : [New(FieldType.Text, FirstColumn, "item")] : [],
        By = type == FieldType.Signature ? field.By : null,
        Means = type == FieldType.Signature ? field.Means ?? SignatureMeaning.Confirm : null,
        Set = type == FieldType.Signature ? null : field.Set,
    };

    /// <summary>A key of the English words, as far as letters and digits go; null where none are left.</summary>
    public static string? KeyOf(string? english)
    {
        var key = new StringBuilder();
        foreach (var c in (english ?? "").Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                key.Append(c);
            else if (key.Length > 0 && key[^1] != '_' && !char.IsLetterOrDigit(c) && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                key.Append('_');
        }

        var found = key.ToString().Trim('_');
        return found.Length == 0 || !char.IsAsciiLetter(found[0]) ? null : found[..Math.Min(found.Length, LongestKey)].TrimEnd('_');
    }

    /// <summary>The key itself where it is free, otherwise with the next number.</summary>
    public static string FreeKey(IReadOnlyCollection<string> taken, string wanted)
    {
        if (!taken.Contains(wanted))
            return wanted;
        var stem = wanted.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('_');
        for (var n = 2; ; n++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{stem}_{n}");
            if (!taken.Contains(key))
                return key;
        }
    }

    public static IReadOnlyCollection<string> Keys(FormFile form) => FormScope.Fields(form).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);

    private const string FirstColumn = "项目";

    private static FormFile Take(FormFile form, FieldPlace at) => Fields(form, at, list => list.RemoveAt(at.Field));

    private static FormFile Keyed(FormFile form, string old, string? key)
    {
        if (FormScope.Fields(form).Any(f => f.Key == old))
            return form;
        return form with
        {
            Subject = form.Subject == old ? key : form.Subject,
            Happened = form.Happened == old ? key : form.Happened,
            Register = form.Register is { } r ? new() { Columns = Replaced(r.Columns, old, key), Filters = Replaced(r.Filters, old, key) } : null,
        };
    }

    private static List<string> Replaced(List<string> keys, string old, string? key) => [.. keys.Select(k => k == old ? key : k).OfType<string>()];

    private static List<SeedLabel> Options() => [new() { Zh = "是", En = "Yes" }, new() { Zh = "否", En = "No" }];

    private static string FreeKey(IReadOnlyCollection<string> taken, FieldType type) => FreeKey(taken, $"{type.ToString().ToLowerInvariant()}_1");

    private static FormField New(FieldType type, string label, string key) => As(new() { Key = key, Label = new() { Zh = label }, Type = type }, type);

    private static List<FormSection> Sections(FormFile form, int stage) => form.Stages.ElementAtOrDefault(stage)?.Sections ?? [];

    private static FormSection Section(FormFile form, FieldPlace at) => form.Stages[at.Stage].Sections[at.Section];

    private static FormFile Fields(FormFile form, FieldPlace at, Action<List<FormField>> change) =>
        ChangeSection(form, at.Stage, at.Section, s => s with { Fields = Changed(s.Fields, change) });

    private static FormFile InStage(FormFile form, int stage, Func<FormStage, FormStage> change) =>
        form with { Stages = Changed(form.Stages, list => list[stage] = change(list[stage])) };

    private static List<T> Changed<T>(List<T> list, Action<List<T>> change)
    {
        List<T> copy = [.. list];
        change(copy);
        return copy;
    }

    private static List<T> Swapped<T>(List<T> list, int a, int b) => Changed(list, copy => (copy[a], copy[b]) = (copy[b], copy[a]));
}
