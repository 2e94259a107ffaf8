using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.App.Records.Designing;

/// <summary>
/// The difference between two editions of a form, as a person would say it: nothing between equal ones, at least one sentence between any others. Fields are the same
/// by their key, stages by their id, sections by the fields they share.
/// </summary>
public static class FormDifference
{
    public static IReadOnlyList<FormChange> Between(FormFile older, FormFile newer)
    {
        if (Same(older, newer))
            return [];
        List<FormChange> changes = [.. Facts(older, newer), .. Stages(older, newer), .. Fields(older, newer)];
        return changes.Count > 0 ? changes : [new(FormChangeKind.Other)];
    }

    public static bool Same(FormFile older, FormFile newer) => FormsPart.SchemaOf(older) == FormsPart.SchemaOf(newer);

    private static IEnumerable<FormChange> Facts(FormFile a, FormFile b) =>
        new[]
        {
            Fact(FormFact.Title, a.Title.Zh, b.Title.Zh),
            Fact(FormFact.TitleEn, a.Title.En, b.Title.En),
            Fact(FormFact.Aliases, List(a.Aliases), List(b.Aliases)),
            Fact(FormFact.Kind, VaultWords.Of(a.Kind), VaultWords.Of(b.Kind)),
            Fact(FormFact.Parent, a.Document, b.Document),
            Fact(FormFact.Department, a.Department, b.Department),
            Fact(FormFact.Way, VaultWords.Of(a.Way), VaultWords.Of(b.Way)),
            Fact(FormFact.Subject, Label(a, a.Subject), Label(b, b.Subject)),
            Fact(FormFact.Computed, a.Computed, b.Computed),
            Fact(FormFact.Happened, Label(a, a.Happened), Label(b, b.Happened)),
            Fact(FormFact.Classification, VaultWords.Of(a.Classification), VaultWords.Of(b.Classification)),
            Fact(FormFact.Retention, a.Retention, b.Retention),
            Fact(FormFact.When, Said(a.When), Said(b.When)),
            Fact(FormFact.Clauses, List(a.Clauses), List(b.Clauses)),
            Fact(FormFact.Workflow, a.Workflow, b.Workflow),
            Fact(FormFact.RegisterColumns, List(a.Register?.Columns.Select(k => Label(a, k)!)), List(b.Register?.Columns.Select(k => Label(b, k)!))),
            Fact(FormFact.RegisterFilters, List(a.Register?.Filters.Select(k => Label(a, k)!)), List(b.Register?.Filters.Select(k => Label(b, k)!))),
            Fact(FormFact.Source, a.Source, b.Source),
        }.OfType<FormChange>();

    private static FormChange? Fact(FormFact fact, string? before, string? after) =>
        before == after ? null : new(FormChangeKind.FactChanged, fact, Words(before), Words(after));

    private static IEnumerable<FormChange> Stages(FormFile older, FormFile newer)
    {
        var before = older.Stages.GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First());
        foreach (var gone in older.Stages.Where(s => newer.Stages.TrueForAll(n => n.Id != s.Id)))
            yield return new(FormChangeKind.StageRemoved, gone.Title.Zh);
        foreach (var stage in newer.Stages)
        {
            if (!before.TryGetValue(stage.Id, out var was))
            {
                yield return new(FormChangeKind.StageAdded, stage.Title.Zh);
                continue;
            }

            if (Said(was.Title) != Said(stage.Title))
                yield return new(FormChangeKind.StageRenamed, Said(was.Title)!, Said(stage.Title)!);
            if (was.Actor != stage.Actor)
                yield return new(FormChangeKind.StageActor, stage.Title.Zh, Words(was.Actor), Words(stage.Actor));
            foreach (var change in Sections(was, stage))
                yield return change;
        }

        foreach (var moved in Moves.Of([.. older.Stages.Select(s => s.Id)], [.. newer.Stages.Select(s => s.Id)]))
            yield return new(FormChangeKind.StageMoved, newer.Stages.Find(s => s.Id == moved)!.Title.Zh);
    }

    private static IEnumerable<FormChange> Sections(FormStage older, FormStage newer)
    {
        var pairs = SectionPairs.Of(older.Sections, newer.Sections);
        foreach (var gone in older.Sections.Where(s => !pairs.Exists(p => ReferenceEquals(p.Older, s))))
            yield return new(FormChangeKind.SectionRemoved, Name(gone));
        foreach (var added in newer.Sections.Where(s => !pairs.Exists(p => ReferenceEquals(p.Newer, s))))
            yield return new(FormChangeKind.SectionAdded, Name(added));
        foreach (var (was, section) in pairs.Where(p => Said(p.Older.Title) != Said(p.Newer.Title)))
            yield return new(FormChangeKind.SectionRenamed, Name(was), Name(section));
        var (before, after) = (pairs.OrderBy(p => older.Sections.IndexOf(p.Older)).Select(p => p.Newer).ToList(), pairs.OrderBy(p => newer.Sections.IndexOf(p.Newer)).Select(p => p.Newer).ToList());
        foreach (var moved in Moves.Of<FormSection>(before, after))
            yield return new(FormChangeKind.SectionMoved, Name(moved));
    }

    private static IEnumerable<FormChange> Fields(FormFile older, FormFile newer)
    {
        var before = Placed(older).GroupBy(p => p.Field.Key).ToDictionary(g => g.Key, g => g.First());
        var after = Placed(newer).ToList();
        foreach (var gone in Placed(older).Where(p => !after.Exists(n => n.Field.Key == p.Field.Key)))
            yield return new(FormChangeKind.FieldRemoved, gone.Field.Label.Zh);
        foreach (var (stage, section, field) in after)
        {
            if (!before.TryGetValue(field.Key, out var was))
            {
                yield return new(FormChangeKind.FieldAdded, field.Label.Zh, field.Type);
                continue;
            }

            foreach (var change in FieldChanges.Between(was.Field, field, ""))
                yield return change;
            if (was.Stage.Id != stage.Id || !SectionPairs.Of(was.Stage.Sections, stage.Sections).Exists(p => ReferenceEquals(p.Older, was.Section) && ReferenceEquals(p.Newer, section)))
                yield return new(FormChangeKind.FieldToSection, field.Label.Zh, Name(section));
        }

        foreach (var moved in Order(older, newer))
            yield return new(FormChangeKind.FieldMoved, moved.Label.Zh);
    }

    /// <summary>Fields that stay in their section and stand elsewhere in it.</summary>
    private static IEnumerable<FormField> Order(FormFile older, FormFile newer) =>
        from stage in newer.Stages
        let was = older.Stages.Find(s => s.Id == stage.Id)
        where was is not null
        from pair in SectionPairs.Of(was.Sections, stage.Sections)
        from key in Moves.Of([.. pair.Older.Fields.Select(f => f.Key)], [.. pair.Newer.Fields.Select(f => f.Key)])
        select pair.Newer.Fields.Find(f => f.Key == key);

    private static IEnumerable<(FormStage Stage, FormSection Section, FormField Field)> Placed(FormFile form) =>
        form.Stages.SelectMany(stage => stage.Sections.SelectMany(section => section.Fields.Select(field => (stage, section, field))));

    private static string Name(FormSection section) => Said(section.Title) ?? Words(null);

    internal static string Words(string? text) => string.IsNullOrEmpty(text) ? VaultWords.Of("design.nothing", []) : text;

    internal static string? Said(SeedLabel? label) => label is null ? null : label.En is { Length: > 0 } en ? $"{label.Zh} / {en}" : label.Zh;

    private static string? List(IEnumerable<string>? words) => words is null ? null : string.Join('、', words) is { Length: > 0 } all ? all : null;

    private static string? Label(FormFile form, string? key) => key is null ? null : FormScope.Fields(form).FirstOrDefault(f => f.Key == key)?.Label.Zh ?? key;
}
