using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>A class of keeping and how many of its records are due and stand on no open list.</summary>
public sealed record ClassDue(string Code, string TitleZh, string? TitleEn, int Records);

/// <summary>Which records that are due are wanted.</summary>
public sealed record RecordsDueFilter(string Class, string? Department = null, string? Form = null);

/// <summary>
/// A record whose period has passed; <paramref name="Refusal"/> says what stands against its destruction all the same. <paramref name="NamedBy"/>: how many records that
/// are kept name it.
/// </summary>
public sealed record RecordCandidate(Guid Id, string Number, string FormNumber, string FormTitle, string Title, string Department, Classification Classification, DateOnly? DueOn, string Rule, int NamedBy, Error? Refusal);

/// <summary>Records that are due, with the forms they are of.</summary>
public sealed record RecordCandidates(IReadOnlyList<RecordCandidate> Rows, int Total, IReadOnlyList<FormChoice> Forms);

/// <summary>A form in a choice.</summary>
public sealed record FormChoice(string Number, string Title);

/// <summary>
/// How long a record is kept: by which terms, since when, until when, what stands against its destruction. <paramref name="Certificate"/>: it is destroyed.
/// <paramref name="MayState"/>: the day on which its period starts.
/// </summary>
public sealed record RecordKeeping(
    string Class, IReadOnlyList<RetentionTerm> Terms, DateOnly? Start, DateOnly? Until, Error? Refusal, string? Certificate, DateTime? DisposedAt, IReadOnlyList<HoldView> Holds, bool MaySetHold, bool MayState);

/// <summary>到期鉴定: which records are due, and how long one is kept.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class RecordDisposalQueries(IDbContextFactory<VaultDbContext> databases, HoldQueries holds, CompanyTime time)
{
    /// <summary>The classes with records that are due, by code.</summary>
    public async Task<Result<IReadOnlyList<ClassDue>>> ClassesAsync(Actor actor, CancellationToken ct)
    {
        if ((actor.RefusalFor(GetType()) ?? actor.RefusalFor(typeof(ProposeRecordDisposal))) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var (due, found) = (await RecordsDue.LoadAsync(db, time, ct), new List<ClassDue>());
        foreach (var one in due.Classes)
            found.Add(new(one.Code, one.TitleZh, one.TitleEn, await (await WantedAsync(db, due, actor, new(one.Code), ct)).CountAsync(ct)));
        return Result.Of<IReadOnlyList<ClassDue>>(found);
    }

    /// <summary>What is due of a class and stands on no open list, by number.</summary>
    public async Task<Result<RecordCandidates>> CandidatesAsync(Actor actor, RecordsDueFilter filter, PageRequest page, CancellationToken ct)
    {
        if ((actor.RefusalFor(GetType()) ?? actor.RefusalFor(typeof(ProposeRecordDisposal))) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var wanted = await WantedAsync(db, await RecordsDue.LoadAsync(db, time, ct), actor, filter, ct);
        var ids = await wanted.OrderBy(r => r.Number).Skip(page.Skip).Take(page.Take).Select(r => r.Id).ToListAsync(ct);
        var (judged, named) = (await RecordRule.JudgeAsync(db, ids, time, ct), await NamedByAsync(db, ids, ct));
        var forms = await db.Set<Form>().AsNoTracking().Where(f => f.Retention == filter.Class).OrderBy(f => f.Number).Select(f => new FormChoice(f.Number, f.TitleZh)).ToListAsync(ct);
        return new RecordCandidates([.. ids.Select(id => Row(judged[id], named.GetValueOrDefault(id)))], await wanted.CountAsync(ct), forms);
    }

    /// <summary>Refuses with <c>records.not-found</c>.</summary>
    public async Task<Result<RecordKeeping>> OfAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await RecordRights.Readable(db, actor).AnyAsync(r => r.Id == id && r.State != RecordState.Draft, ct))
            return Error.NotFound("records.not-found");
        var verdict = (await RecordRule.JudgeAsync(db, [id], time, ct))[id];
        var gone = await db.Set<DisposedObject>().AsNoTracking().FirstOrDefaultAsync(d => d.Kind == Record.Kind && d.ObjectId == id, ct);
        var (held, maySet) = await holds.OfRecordAsync(db, actor, verdict.Record, ct);
        var mayState = gone is null && actor.RefusalFor(typeof(StateRetentionStart)) is null && RecordEnds.Closed(verdict.Record, time) is not null
            && verdict.Binding.Any(t => t.Starts is not (null or RetentionStart.RecordClosed or RetentionStart.EditionEnded));
        return new RecordKeeping(verdict.Form.Retention, verdict.Binding, verdict.Start, verdict.DueOn, verdict.Refusal, gone?.Certificate, gone?.At, held, maySet && gone is null, mayState);
    }

    /// <summary>How many records that are kept name each of these.</summary>
    internal static async Task<Dictionary<Guid, int>> NamedByAsync(VaultDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var words = ids.Select(i => i.ToString("D")).ToArray();
        var links = await db.Set<RecordLink>().AsNoTracking().Where(l => l.ToOrdinal == null && l.TargetKind == Record.Kind && words.Contains(l.TargetId)).Select(l => new { l.RecordId, l.TargetId }).Distinct().ToListAsync(ct);
        return links.GroupBy(l => l.TargetId).ToDictionary(g => Guid.Parse(g.Key), g => g.Count());
    }

    private async Task<IQueryable<Record>> WantedAsync(VaultDbContext db, RecordsDue due, Actor actor, RecordsDueFilter filter, CancellationToken ct)
    {
        var (readable, listed) = (RecordRights.Readable(db, actor), DestructionProposal.OnOpenLists(db).Select(o => o.ObjectId));
        var records = (await due.OfClassAsync(filter.Class, time.Today, ct)).Where(r => readable.Any(x => x.Id == r.Id) && !listed.Contains(r.Id));
        if (filter.Department is { Length: > 0 } department)
            records = records.Where(r => r.Department == department);
        if (filter.Form is { Length: > 0 } form)
            records = records.Where(r => db.Set<Form>().Any(f => f.Id == r.FormId && f.Number == form));
        return records;
    }

    private static RecordCandidate Row(RecordVerdict v, int named) => new(
        v.Record.Id, v.Record.Number ?? "", v.Form.Number, v.Form.TitleZh, v.Record.Title, v.Record.Department, v.Record.Classification, v.DueOn, v.Rule, named, v.Refusal);
}
