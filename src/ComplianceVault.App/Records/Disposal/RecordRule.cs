using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>
/// When a record may be destroyed: <paramref name="DueOn"/>, null for never or not known, by <paramref name="Binding"/>, of which the first decides.
/// <paramref name="Refusal"/> says what stands against it now.
/// </summary>
internal sealed record RecordVerdict(Record Record, Form Form, IReadOnlyList<RetentionTerm> Binding, DateOnly? Start, DateOnly? DueOn, Error? Refusal)
{
    /// <summary>As it stands on the list and on the certificate.</summary>
    public string Rule => PaperWords.Of("destruction-rule-record", Form.Retention, Binding.Count == 0 ? "" : Binding[0].Words(PaperWords.Chinese), PaperWords.Day(Start));
}

/// <summary>
/// When a record may be destroyed (R23, practice 4.7): it is complete, the longest of the periods that bind it has passed since the event that starts it, its owner has not
/// extended it, no record under way has to do with it. Holds come before everything (R24).
/// </summary>
internal static class RecordRule
{
    /// <summary>In place of a level: a record of an audit or a review, whose destruction the management representative approves (记录控制程序 4.5.3).</summary>
    public const string AuditOrReview = "audit-review";

    public const string Other = "record";

    private static readonly string[] AuditClauses = ["9.2", "9.3"];

    /// <summary>Judges under the locks of records and forms, so that a hold that is being set is either seen or comes after.</summary>
    public static async Task<IReadOnlyDictionary<Guid, RecordVerdict>> LockAsync(Act act, IReadOnlyCollection<Guid> ids, CompanyTime time)
    {
        if (ids.Count == 0)
            return new Dictionary<Guid, RecordVerdict>();
        foreach (var form in await act.Db.Set<Record>().Where(r => ids.Contains(r.Id)).Select(r => r.FormId).Distinct().OrderBy(f => f).ToListAsync(act.Token))
            await LockFormAsync(act, form);
        foreach (var id in ids.Order())
            await LockRecordAsync(act, id);
        return await JudgeAsync(act.Db, ids, time, act.Token);
    }

    public static Task<int> LockFormAsync(Act act, Guid id) => act.Db.Set<Form>().Where(f => f.Id == id).ExecuteUpdateAsync(s => s.SetProperty(f => f.Version, f => f.Version), act.Token);

    public static Task<int> LockRecordAsync(Act act, Guid id) => act.Db.Set<Record>().Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Version, r => r.Version), act.Token);

    public static Error? RefusalOf(IReadOnlyDictionary<Guid, RecordVerdict> judged, Guid id) =>
        judged.TryGetValue(id, out var verdict) ? verdict.Refusal : Error.NotFound("records.not-found");

    /// <summary>A fixed number of queries, however many records there are.</summary>
    public static async Task<IReadOnlyDictionary<Guid, RecordVerdict>> JudgeAsync(VaultDbContext db, IReadOnlyCollection<Guid> ids, CompanyTime time, CancellationToken ct)
    {
        var records = await db.Set<Record>().AsNoTracking().Where(r => ids.Contains(r.Id)).Join(db.Set<Form>(), r => r.FormId, f => f.Id, (Record, Form) => new { Record, Form }).ToListAsync(ct);
        var classes = (await db.Set<RetentionClass>().AsNoTracking().ToListAsync(ct)).ToLookup(c => c.Code);
        var (ends, against) = (await RecordEnds.LoadAsync(db, ids, time, ct), await RecordObstacles.LoadAsync(db, ids, time.Today, ct));
        return records.ToDictionary(x => x.Record.Id, x =>
        {
            var (start, due, binding) = Due(x.Record, classes[x.Form.Retention], ends, time);
            var refusal = against.HoldOn(x.Record) ?? RecordWorkflow.Table.Next(x.Record.State, RecordAct.Dispose).Error ?? Kept(binding, due, time.Today) ?? against.Of(x.Record);
            return new RecordVerdict(x.Record, x.Form, binding, start, due, refusal);
        });
    }

    /// <summary>Of records of one class those whose period has passed by the day, whatever stands against their destruction.</summary>
    public static async Task<Guid[]> DueAsync(VaultDbContext db, IReadOnlyList<RetentionClass> rows, IReadOnlyList<Record> records, DateOnly day, CompanyTime time, CancellationToken ct)
    {
        var ends = await RecordEnds.LoadAsync(db, [.. records.Select(r => r.Id)], time, ct);
        return [.. records.Where(r => Due(r, rows, ends, time).Due <= day).Select(r => r.Id)];
    }

    /// <summary>Of the forms those whose records are of an audit or a review.</summary>
    public static async Task<IReadOnlySet<Guid>> OfAuditOrReviewAsync(VaultDbContext db, IReadOnlyCollection<Guid> forms, CancellationToken ct) =>
        (await db.Set<FormClause>().AsNoTracking().Where(c => forms.Contains(c.FormId)).Select(c => new { c.FormId, c.Clause }).ToListAsync(ct))
            .Where(c => AuditClauses.Any(a => c.Clause == a || c.Clause.StartsWith(a + ".", StringComparison.Ordinal))).Select(c => c.FormId).ToHashSet();

    /// <summary>The terms that bind, the one that keeps longest first.</summary>
    private static (DateOnly? Start, DateOnly? Due, IReadOnlyList<RetentionTerm> Binding) Due(Record record, IEnumerable<RetentionClass> rows, RecordEnds ends, CompanyTime time)
    {
        var terms = RetentionHistory.Binding(rows, RecordEnds.Closed(record, time) ?? time.Today)
            .Select(term => (Term: term, Start: ends.Of(record, term.Starts))).Select(t => (t.Term, t.Start, Until: t.Start is { } start ? t.Term.After(start) : null))
            .OrderByDescending(t => t.Until ?? DateOnly.MaxValue).ToList();
        return terms.Count == 0 ? (null, null, []) : (terms[0].Start, terms[0].Until, terms.ConvertAll(t => t.Term));
    }

    private static Error? Kept(IReadOnlyList<RetentionTerm> binding, DateOnly? due, DateOnly today) =>
        due > today ? Error.Conflict("disposal.kept", due)
        : due is not null ? null
        : binding.Count > 0 && binding[0] is { Starts: { } starts } ? Error.Conflict("disposal.not-started", starts)
        : Error.Conflict("disposal.permanent");
}
