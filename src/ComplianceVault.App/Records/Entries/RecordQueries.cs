using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>Records to read, within the person's rights.</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class RecordQueries(IDbContextFactory<VaultDbContext> databases, RecordLocking locking)
{
    private const int RelatedShown = 50;

    /// <summary>Refuses with <c>records.not-found</c>.</summary>
    public async Task<Result<RecordView>> GetAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await RecordRights.Readable(db, actor).AnyAsync(r => r.Id == id, ct) || await RecordCase.LoadAsync(db, id, ct) is not { } of)
            return Error.NotFound("records.not-found");
        var facts = await locking.FactsAsync(db, of, actor, ct);
        var draft = of.Record.State != RecordState.Draft ? null : await db.Set<RecordDraft>().AsNoTracking().FirstOrDefaultAsync(d => d.RecordId == id, ct);
        var disposed = of.Record.State == RecordState.Disposed ? await db.Set<DisposedObject>().AsNoTracking().FirstOrDefaultAsync(d => d.Kind == Record.Kind && d.ObjectId == id, ct) : null;
        var values = of.Record.State == RecordState.Disposed ? RecordValues.Empty : draft is not null ? RecordValues.Parse(draft.Values) : RecordValues.Parse((await of.ContentAsync(db, ct)).Values);
        var label = await db.Set<FormEdition>().Where(e => e.Id == of.Record.FormEditionId)
            .Select(e => db.Set<Edition>().Where(x => x.Id == e.EditionId).Select(x => x.Label).FirstOrDefault()).FirstOrDefaultAsync(ct);
        var own = await DecisionViews.OwnAsync(db, of, actor, locking.Time, ct);
        var (signed, voiding) = await SignaturesAsync(db, of, facts.Calendar, ct);
        return new RecordView(
            of.Record, of.Form, of.Model, label ?? "", values, draft?.Revision, await CorrectionsAsync(db, id, ct), signed, voiding, own, of.ContentHash, Acts(of, actor, own),
            await NamedByAsync(db, actor, of.Record, ct), facts, of.Moves, of.Committed)
        {
            Disposed = disposed,
        };
    }

    /// <summary>What this person may do now; what waits for others is not offered.</summary>
    private static IReadOnlyList<RecordAct> Acts(RecordCase of, Actor actor, OwnDecision? own)
    {
        var record = of.Record;
        var (filler, mine, maySign, voiding) = (record.BegunById == actor.PersonId, CorrectRecord.MayCorrect(record, actor), own is { Refusal: null }, record.VoidAskedAt is not null);
        return [.. RecordWorkflow.Table.Acts(record.State).Where(a => a switch
        {
            RecordAct.Submit => filler && of.Form.Workflow is null,
            RecordAct.TakeBack => filler && record.OpenedAt is null && of.StepsMade < 2 && record.Corrections == 0 && !voiding && !of.Signed.Any(),
            RecordAct.Sign or RecordAct.Return => maySign && !voiding,
            RecordAct.Correct or RecordAct.AskVoid => mine && !voiding && !actor.IsExternal && actor.Can(Permission.Read),
            RecordAct.Void => maySign && voiding,
            _ => false,
        })];
    }

    /// <summary>The last step of each signature field, and that of the voiding.</summary>
    private async Task<(IReadOnlyList<SignedField> Fields, DecisionView? Voiding)> SignaturesAsync(VaultDbContext db, RecordCase of, WorkingCalendar calendar, CancellationToken ct)
    {
        var views = (await DecisionViews.OfAsync(db, of, locking.Time, calendar, ct, grows: true)).ToDictionary(v => v.Id);
        var signatures = await db.Set<Signature>().AsNoTracking().Where(s => s.ObjectKind == Record.Kind && s.ObjectId == of.Record.Id).ToDictionaryAsync(s => s.Id, ct);
        var contents = await db.Set<RecordContent>().AsNoTracking().Where(c => c.RecordId == of.Record.Id).ToDictionaryAsync(c => c.Ordinal, c => c.Hash, ct);
        var fields = new Dictionary<string, SignedField>(StringComparer.Ordinal);
        foreach (var step in of.Steps)
        {
            var signing = of.Signings.Find(s => s.StepId == step.Id);
            var field = signing?.Field ?? "";
            if (of.Workflow is not null && field.Length > 0 && step is { Outcome: Documents.Lifecycle.TaskOutcome.Void, SignatureId: null })
                continue; // asked for and no longer needed
            var given = step.SignatureId is { } signature ? signatures.GetValueOrDefault(signature) : null;
            fields[field] = new(field, views[step.Id], given is not null && Holds(of, step, given, signing, contents), given?.IsSample == true);
        }

        var voiding = fields.Remove("", out var last) && (of.Record.VoidAskedAt is not null || of.Record.VoidedAt is not null) ? last.Step : null;
        return ([.. of.Model.Signatures.Select(f => fields.GetValueOrDefault(f.Key)).OfType<SignedField>()], voiding);
    }

    /// <summary>Over what stands there now; in a workflow, over what stood there when its stage was signed, as long as nothing of it was opened again or struck through.</summary>
    private static bool Holds(RecordCase of, DecisionStep step, Signature given, RecordSigning? signing, Dictionary<int, string> contents) =>
        of.Workflow is null
            ? given.HoldsFor(of.Ref, of.WrittenHash)
            : step.Outcome == Documents.Lifecycle.TaskOutcome.Signed && signing is not null && given.HoldsFor(of.Ref, of.HashAt(signing.ContentOrdinal, contents.GetValueOrDefault(signing.ContentOrdinal)));

    private static async Task<IReadOnlyList<CorrectionView>> CorrectionsAsync(VaultDbContext db, Guid id, CancellationToken ct) =>
        await db.Set<RecordCorrection>().AsNoTracking().Where(c => c.RecordId == id).OrderBy(c => c.ContentOrdinal).ThenBy(c => c.Id)
            .Select(c => new CorrectionView(c.Place, c.Label, c.Before, c.After, c.Reason, c.Explanation, c.At, c.ByName)).ToListAsync(ct);

    private static async Task<IReadOnlyList<RelatedRecord>> NamedByAsync(VaultDbContext db, Actor actor, Record record, CancellationToken ct)
    {
        var id = record.Id.ToString("D");
        return await RecordRights.Readable(db, actor).Where(r => r.State != RecordState.Draft && db.Set<RecordLink>().Any(l => l.RecordId == r.Id && l.TargetKind == Record.Kind && l.TargetId == id && l.ToOrdinal == null))
            .OrderByDescending(r => r.HappenedOn).Take(RelatedShown)
            .Join(db.Set<Form>(), r => r.FormId, f => f.Id, (r, f) => new RelatedRecord(r.Id, r.Number ?? "", r.Title, f.TitleZh)).ToListAsync(ct);
    }

    /// <summary>The newest event first. What is only begun stands with its filler, in <see cref="BegunAsync"/>.</summary>
    public async Task<Result<RecordListPage>> ListAsync(Actor actor, RecordFilter filter, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var records = Of(db, actor, filter);
        var rows = await Listed(db, records.OrderByDescending(r => r.HappenedOn).ThenByDescending(r => r.Number).Skip(page.Skip).Take(page.Take))
            .OrderByDescending(x => x.Record.HappenedOn).ThenByDescending(x => x.Record.Number).ToListAsync(ct);
        return await PageAsync(db, rows, await records.CountAsync(ct), filter.Form, ct);
    }

    /// <summary>The records of these ids in their order, those left out that the person may not see; <paramref name="form"/>: with the columns of its register.</summary>
    internal async Task<RecordListPage> RowsAsync(Actor actor, IReadOnlyList<Guid> ids, string? form, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await Listed(db, RecordRights.Readable(db, actor).Where(r => ids.Contains(r.Id) && r.State != RecordState.Draft && r.State != RecordState.Disposed)).ToDictionaryAsync(x => x.Record.Id, ct);
        return await PageAsync(db, [.. ids.Select(found.GetValueOrDefault).OfType<ListedRecord>()], found.Count, form, ct);
    }

    private static IQueryable<ListedRecord> Listed(VaultDbContext db, IQueryable<Record> records) =>
        records.Join(db.Set<Form>(), r => r.FormId, f => f.Id, (r, f) => new ListedRecord { Record = r, FormNumber = f.Number, FormTitle = f.TitleZh });

    private async Task<RecordListPage> PageAsync(VaultDbContext db, List<ListedRecord> rows, int total, string? form, CancellationToken ct)
    {
        var register = await RecordRegister.OfAsync(db, form, locking.Time.Zone, ct);
        var cells = await register.CellsAsync(db, rows.ConvertAll(r => r.Record), ct);
        return new RecordListPage([.. rows.Select(r => Row(r, cells.GetValueOrDefault(r.Record.Id, [])))], total, register.Columns);
    }

    /// <summary>What the person began and has not submitted, what is due first.</summary>
    public async Task<Result<IReadOnlyList<BegunRecord>>> BegunAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var facts = await locking.FactsAsync(db, null, actor, ct);
        var found = await db.Set<Record>().AsNoTracking().Where(r => r.BegunById == actor.PersonId && r.State == RecordState.Draft)
            .Join(db.Set<Form>(), r => r.FormId, f => f.Id, (r, f) => new { r, f.Number, f.TitleZh })
            .Join(db.Set<RecordDraft>(), x => x.r.Id, d => d.RecordId, (x, d) => new { x.r, x.Number, x.TitleZh, d.SavedAt })
            .OrderBy(x => x.r.FinishBy).ThenBy(x => x.r.Id).Take(200).ToListAsync(ct);
        return Result.Of<IReadOnlyList<BegunRecord>>(
            found.ConvertAll(x => new BegunRecord(x.r.Id, x.r.Number, x.Number, x.TitleZh, x.r.BegunAt, x.SavedAt, Deadline.At(facts.Calendar, x.r.FinishBy, facts.Today))));
    }

    /// <summary>The forms that the person fills, those filled most first.</summary>
    public async Task<Result<IReadOnlyList<FormToFill>>> FormsAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var since = locking.Time.Now.AddDays(-180);
        var filled = await db.Set<Record>().AsNoTracking().Where(r => r.BegunById == actor.PersonId && r.BegunAt >= since)
            .GroupBy(r => r.FormId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var forms = await RecordRights.Fillable(db, actor).Select(f => new { f.Id, f.Number, f.TitleZh, f.TitleEn, f.Parent }).ToListAsync(ct);
        return Result.Of<IReadOnlyList<FormToFill>>(
            [.. forms.Select(f => new FormToFill(f.Number, f.TitleZh, f.TitleEn, f.Parent, filled.GetValueOrDefault(f.Id))).OrderByDescending(f => f.Filled).ThenBy(f => f.Number, StringComparer.Ordinal)]);
    }

    /// <summary>Whether the person may fill this form now.</summary>
    public async Task<bool> MayFillAsync(Actor actor, string number, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await RecordRights.Fillable(db, actor).FirstOrDefaultAsync(f => f.Number == number, ct) is { } form && await BeginRecord.InForceAsync(db, form, ct) is not null;
    }

    internal static IQueryable<Record> Of(VaultDbContext db, Actor actor, RecordFilter filter)
    {
        var records = RecordRights.Readable(db, actor).Where(r => r.State != RecordState.Draft && r.State != RecordState.Disposed);
        if (filter.Text.Clean() is { } text)
            records = records.Where(r => r.Number!.Contains(text) || r.Title.Contains(text));
        if (filter.Form is { } form)
            records = records.Where(r => db.Set<Form>().Any(f => f.Id == r.FormId && f.Number == form));
        if (filter.Clause is { } clause)
        {
            var proving = FormsByClause.Links(db, clause, filter.ProvenOn);
            records = records.Where(r => proving.Any(c => c.FormId == r.FormId));
        }

        if (filter.Department is { } department)
            records = records.Where(r => r.Department == department);
        if (filter.State is { } state)
            records = records.Where(r => r.State == state);
        if (filter.From is { } from)
            records = records.Where(r => r.HappenedOn >= from);
        if (filter.To is { } to)
            records = records.Where(r => r.HappenedOn <= to);
        if (filter.Late)
            records = records.Where(r => r.IsLate);
        if (filter.Corrected)
            records = records.Where(r => r.Corrections > 0);
        if (filter.Counted is { } counted)
            records = records.Where(r => r.CountedOn != null && r.CountedOn <= counted);
        if (filter.InForce)
            records = records.Where(r => r.InForceFrom != null && r.InForceTo == null);
        var me = actor.PersonId;
        return filter.Mine ? records.Where(r => r.BegunById == me || r.ForId == me) : records;
    }

    private static RecordListRow Row(ListedRecord x, IReadOnlyList<string> cells) => new(
        x.Record.Id, x.Record.Number, x.FormNumber, x.FormTitle, x.Record.Title, x.Record.Department, x.Record.State, x.Record.StateZh, x.Record.StateEn, x.Record.HappenedOn, x.Record.EnteredOn, x.Record.IsLate,
        x.Record.Corrections, x.Record.BegunByName, x.Record.ForName, x.Record.InForceFrom, x.Record.InForceTo, cells);

    private sealed class ListedRecord
    {
        public required Record Record { get; init; }

        public required string FormNumber { get; init; }

        public required string FormTitle { get; init; }
    }
}
