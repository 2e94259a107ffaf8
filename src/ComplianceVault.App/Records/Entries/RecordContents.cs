using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>Writes the next content of a record, with what follows from it: title, subject, day of the event, links.</summary>
internal static class RecordContents
{
    public static async Task AddAsync(Act act, RecordCase of, RecordValues values, FillingFacts facts)
    {
        var (record, text) = (of.Record, new FieldText(facts.Zone));
        var canonical = values.Canonical();
        record.ContentOrdinal++;
        record.ContentHash = RecordValues.Hash(canonical);
        record.Title = RecordTitle.Of(of.Model, values, text);
        record.Subject = of.Model.Form.Subject is { } key && of.Model.Field(key) is { } field ? RecordTitle.Cut(text.Show(field, values[key])) : null;
        record.HappenedOn = Happened(of.Model, values, facts, record.EnteredOn ?? facts.Today);
        act.Db.Add(new RecordContent
        {
            RecordId = record.Id,
            Ordinal = record.ContentOrdinal,
            Values = canonical,
            Hash = record.ContentHash,
            At = act.Now,
            ById = act.Actor.PersonId,
            ByName = act.Actor.Name,
        });
        await LinkAsync(act, record, Pointers(of.Model, values));
    }

    /// <summary>The day that the form says it happened on; nothing is entered before it happened, so that a day still to come counts as the day of entry.</summary>
    private static DateOnly Happened(FormModel model, RecordValues values, FillingFacts facts, DateOnly entered)
    {
        var day = model.Form.Happened is not { } key || model.Field(key) is not { } field ? null
            : field.Type == FieldType.Date ? FieldText.Day(values[key])
            : FieldText.Moment(values[key]) is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, facts.Zone).DateTime) : null;
        return day is { } happened && happened < entered ? happened : entered;
    }

    /// <summary>Links that stand on; those that no longer do end with this content.</summary>
    private static async Task LinkAsync(Act act, Record record, HashSet<(string Field, string Kind, string Id)> wanted)
    {
        var standing = await act.Db.Set<RecordLink>().Where(l => l.RecordId == record.Id && l.ToOrdinal == null).ToListAsync(act.Token);
        foreach (var link in standing.Where(l => !wanted.Contains((l.Field, l.TargetKind, l.TargetId))))
            link.ToOrdinal = record.ContentOrdinal;
        foreach (var (field, kind, id) in wanted.Where(w => !standing.Exists(l => (l.Field, l.TargetKind, l.TargetId) == w)))
            act.Db.Add(new RecordLink { Id = act.NewId(), RecordId = record.Id, Field = field, TargetKind = kind, TargetId = id, FromOrdinal = record.ContentOrdinal });
    }

    private static HashSet<(string Field, string Kind, string Id)> Pointers(FormModel model, RecordValues values) =>
        [.. model.Fields.SelectMany(f => f.Columns.Count == 0
            ? Pointers(f, f.Key, values[f.Key])
            : values.Rows(f.Key).SelectMany(r => f.Columns.SelectMany(c => Pointers(c, $"{f.Key}{FillingCheck.Separator}{c.Key}", r[c.Key]))))];

    private static IEnumerable<(string Field, string Kind, string Id)> Pointers(FormField field, string place, System.Text.Json.Nodes.JsonNode? value) =>
        field.Type is FieldType.Person or FieldType.Department or FieldType.Reference
            ? Pointer.ReadAll(value).Where(p => p.Id is not null).Select(p => (place, p.Kind, p.Id!))
            : [];
}
