using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>What became of the rows of a sheet.</summary>
public sealed record SheetOutcome(int Imported, int Known, int Faulty, IReadOnlyList<SheetFault> Faults);

/// <summary>
/// Makes records of the rows of a sheet, some rows an act: each is begun, filled and submitted as by hand. What was committed is known the next time, so that an import that
/// was interrupted goes on, and the same sheet brought again brings nothing.
/// </summary>
[Needs(Permission.Read)]
public sealed class ImportSheet(
    Vault vault, IDbContextFactory<VaultDbContext> databases, StoredFiles store, VaultSettings settings, ReferenceChoices choices, RecordLocking locking, RowRecords rows)
{
    /// <summary>Rows of one act: a row that is refused only then costs the others of its act a second try.</summary>
    private const int AtOnce = 20;
    private const int KeptFaults = 100;

    /// <summary>
    /// Refusals: those of <see cref="SheetCase"/> and of reading, <c>records.sheet-not-decided</c>, <c>records.sheet-form-changed</c>: its form has another edition by now,
    /// <c>records.sheet-ended</c>, <c>records.sheet-has-faults</c> (how many rows).
    /// </summary>
    public async Task<Result<SheetOutcome>> ExecuteAsync(Actor actor, Guid id, Action<int, int>? progress, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await SheetCase.OfAsync(db, actor, id, ct);
        if (!found.Succeeded)
            return found.Error;
        var (import, form) = (found.Value.Import, found.Value.Form);
        if (import.EndedAt is not null)
            return Error.Conflict("records.sheet-ended");
        if (SheetPlan.Read(import.Plan) is not { } plan)
            return Error.Conflict("records.sheet-not-decided");
        if (!found.Value.IsOfItsEdition)
            return Error.Conflict("records.sheet-form-changed", form.Form.Number);
        var opened = await SheetSource.OpenAsync(store, settings, import.FileHash, import.FileName, ct);
        if (!opened.Succeeded)
            return opened.Error;
        await using var source = opened.Value;
        var days = SheetDayOrder.Of(source, plan, form.Targets);
        if (!days.Succeeded)
            return days.Error;
        plan = plan with { Dates = days.Value.Known ?? plan.Dates };
        var known = await KnownRows.OfAsync(db, import, plan, ct);
        var filling = new SheetFilling(form, plan, new NamedThings(databases, choices, actor, ct), await locking.FactsAsync(db, null, actor, ct));
        var before = await CountAsync(source, plan, plan.OnlyAll ? filling : null, known, ct);
        if (!before.Succeeded)
            return before.Error;
        var done = await MakeAsync(new(actor, import, plan, form, progress, before.Value), source, filling, known, ct);
        return done.Succeeded ? await EndAsync(actor, import, done.Value, ct) : done;
    }

    /// <summary>How many records there are; with <paramref name="filling"/> none may be wrong.</summary>
    private static async Task<Result<int>> CountAsync(SheetSource source, SheetPlan plan, SheetFilling? filling, KnownRows known, CancellationToken ct)
    {
        var lines = source.Lines(plan.Sheet);
        if (!lines.Succeeded)
            return lines.Error;
        using var cursor = lines.Value;
        var (records, count, wrong) = (new SheetRecords(cursor, plan, source.Most), 0, 0);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var next = records.Next();
            if (!next.Succeeded)
                return next.Error;
            if (next.Value is not { } record)
                break;
            count++;
            if (filling is not null && !known.IsKnown(record) && (await filling.FillAsync(record)).Faults.Count > 0)
                wrong++;
        }

        return wrong > 0 ? Error.Conflict("records.sheet-has-faults", wrong) : count;
    }

    private async Task<Result<SheetOutcome>> MakeAsync(SheetRun run, SheetSource source, SheetFilling filling, KnownRows known, CancellationToken ct)
    {
        var lines = source.Lines(run.Plan.Sheet);
        if (!lines.Succeeded)
            return lines.Error;
        using var cursor = lines.Value;
        var (records, ready, tally, passed) = (new SheetRecords(cursor, run.Plan, source.Most), new List<RowToMake>(), new SheetTally(), 0);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var next = records.Next();
            if (!next.Succeeded)
                return next.Error;
            if (next.Value is { } record)
            {
                passed++;
                if (known.IsKnown(record))
                    tally.Pass(isOwn: known.IsOwn(record));
                else
                    Sort(new(record, await filling.FillAsync(record)), ready, tally);
            }

            if (ready.Count == AtOnce || (next.Value is null && ready.Count > 0))
            {
                if (await MakeAsync(run, ready, tally, ct) is { Succeeded: false } broken)
                    return broken.Error;
                ready.Clear();
                run.Progress?.Invoke(passed, run.Total);
            }

            if (next.Value is null)
                return new SheetOutcome(tally.Imported, tally.Known, tally.Faulty, [.. tally.Faults.Take(KeptFaults)]);
        }
    }

    private static void Sort(RowToMake row, List<RowToMake> ready, SheetTally tally)
    {
        if (row.Filled.Faults.Count > 0)
            tally.Refuse(row.Filled.Faults);
        else
            ready.Add(row);
    }

    /// <summary>All in one act; where one is refused, each in one of its own.</summary>
    private async Task<Result> MakeAsync(SheetRun run, List<RowToMake> ready, SheetTally tally, CancellationToken ct)
    {
        var all = await vault.ActAsync<int>(this, run.Actor, act => rows.MakeAsync(act, run, ready), ct);
        if (all.Succeeded)
        {
            tally.Make(all.Value, ready.Count);
            return Result.Success;
        }

        foreach (var row in ready)
        {
            var one = await vault.ActAsync<int>(this, run.Actor, act => rows.MakeAsync(act, run, [row]), ct);
            if (one.Succeeded)
                tally.Make(one.Value, 1);
            else if (one.Error.Kind is ErrorKind.Forbidden or ErrorKind.Unavailable)
                return one.Error; // it is none of the row's fault, and the next would fare no better
            else
                tally.Refuse([new(row.Record.Row, "", one.Error)]);
        }

        return Result.Success;
    }

    private async Task<Result<SheetOutcome>> EndAsync(Actor actor, SheetImport import, SheetOutcome outcome, CancellationToken ct)
    {
        var ended = await vault.ActAsync(this, actor, async act =>
        {
            await act.Db.Set<SheetImport>().Where(i => i.Id == import.Id).ExecuteUpdateAsync(
                s => s.SetProperty(i => i.EndedAt, act.Now).SetProperty(i => i.Imported, outcome.Imported).SetProperty(i => i.Known, outcome.Known).SetProperty(i => i.Faulty, outcome.Faulty), ct);
            act.Note("record-sheet.ended", new ObjectRef(Form.Kind, import.FormId), new { import.FileName, import.FileHash, import.Sheet, outcome.Imported, outcome.Known, outcome.Faulty });
            return Result.Success;
        }, ct);
        return ended.Succeeded ? outcome : ended.Error;
    }

    private sealed class SheetTally
    {
        public int Imported { get; private set; }

        public int Known { get; private set; }

        public int Faulty { get; private set; }

        public List<SheetFault> Faults { get; } = [];

        public void Pass(bool isOwn) => (Imported, Known) = isOwn ? (Imported + 1, Known) : (Imported, Known + 1);

        /// <summary>What another import made at the same moment is known.</summary>
        public void Make(int made, int of) => (Imported, Known) = (Imported + made, Known + of - made);

        public void Refuse(IReadOnlyList<SheetFault> faults)
        {
            Faulty++;
            if (Faults.Count < KeptFaults)
                Faults.AddRange(faults);
        }
    }
}

/// <summary>Whose sheet becomes records, and how.</summary>
internal sealed record SheetRun
{
    internal SheetRun(Actor actor, SheetImport import, SheetPlan plan, SheetForm form, Action<int, int>? progress, int total) =>
        (Actor, Import, Plan, Form, Progress, Total) = (actor, import, plan, form, progress, total);

    internal Actor Actor { get; }

    internal SheetImport Import { get; }

    internal SheetPlan Plan { get; }

    internal SheetForm Form { get; }

    internal Action<int, int>? Progress { get; }

    internal int Total { get; }
}

/// <summary>The making of records out of a sheet as a job: it can be left and found again.</summary>
internal sealed class ImportSheetJob(ImportSheet import) : IJob
{
    public const string Code = "records.sheet";

    public string Kind => Code;

    public static IQueryable<JobRun> Runs(VaultDbContext db, Guid import)
    {
        var argument = import.ToString("D");
        return db.Set<JobRun>().AsNoTracking().Where(j => j.Kind == Code && j.Argument == argument);
    }

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        var done = await import.ExecuteAsync(context.Actor, Guid.Parse(context.Argument), context.Report, ct);
        return done.Succeeded ? Result.Of<object>(done.Value) : done.Error;
    }
}
