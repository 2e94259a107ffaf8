using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Handling.Rules;

/// <summary>Another record with what stands on it.</summary>
internal sealed record OtherRecord(Record Record, RecordValues Values);

/// <summary>What rules read of other records; what is only begun or voided is not there.</summary>
internal static class OtherRecords
{
    /// <summary>Records of the form of a code that this one names or that name it.</summary>
    public static Task<IReadOnlyList<OtherRecord>> LinkedAsync(this GuardCase what, string code) => what.LinkedAsync(what.Of.Record.Id, code);

    public static async Task<IReadOnlyList<OtherRecord>> LinkedAsync(this GuardCase what, Guid record, string code)
    {
        var ids = (await RecordFacts.LinkedAsync(what.Db, record, what.Token)).Where(l => l.Code == code).Select(l => l.Id).ToArray();
        return ids.Length == 0 ? [] : await WithValuesAsync(what.Db, what.Db.Set<Record>().Where(r => ids.Contains(r.Id)), what.Token);
    }

    /// <summary>Other records of the same form.</summary>
    public static IQueryable<Record> Siblings(this GuardCase what)
    {
        var (form, me) = (what.Of.Record.FormId, what.Of.Record.Id);
        return what.Db.Set<Record>().Where(r => r.FormId == form && r.Id != me && r.State != RecordState.Draft && r.State != RecordState.Voided);
    }

    public static IQueryable<Record> OfForm(this GuardCase what, string code) =>
        what.Db.Set<Record>().Where(r => r.State != RecordState.Draft && r.State != RecordState.Voided && FormCodes.Form(what.Db, code).Any(f => f.Id == r.FormId));

    public static async Task<IReadOnlyList<OtherRecord>> WithValuesAsync(VaultDbContext db, IQueryable<Record> records, CancellationToken ct)
    {
        var found = await records.AsNoTracking().Join(db.Set<RecordContent>(), r => new { RecordId = r.Id, Ordinal = r.ContentOrdinal }, c => new { c.RecordId, c.Ordinal }, (r, c) => new { r, c.Values }).ToListAsync(ct);
        return found.ConvertAll(x => new OtherRecord(x.r, RecordValues.Parse(x.Values)));
    }

    /// <summary>Whether a field of another record bears a signature that holds.</summary>
    public static Task<bool> IsSignedAsync(this GuardCase what, Guid record, string field) =>
        what.Db.Set<RecordSigning>().AnyAsync(s => s.RecordId == record && s.Field == field && what.Db.Set<Documents.Deciding.DecisionStep>().Any(d => d.Id == s.StepId && d.Outcome == TaskOutcome.Signed), what.Token);

    public static string? Word(this RecordValues values, string field) => FieldText.Text(values[field]);

    public static IReadOnlyList<Guid> People(this System.Text.Json.Nodes.JsonNode? value) =>
        [.. Pointer.ReadAll(value).Select(p => Guid.TryParse(p.Id, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
}
