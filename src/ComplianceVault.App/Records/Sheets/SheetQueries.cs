using System.Text.Json;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>A column of the sheet with the first words below its heading.</summary>
public sealed record SheetColumnView(SheetColumnPlan Plan, string Sample);

/// <summary>Whether a row becomes a record.</summary>
public enum SheetRowState
{
    Ready,

    /// <summary>It is one already.</summary>
    Known,
    Faulty,
}

/// <summary>A record as it stands in the sheet, by the columns that go somewhere, with what is wrong.</summary>
public sealed record SheetRowView(int Row, SheetRowState State, IReadOnlyList<string> Cells, IReadOnlyList<SheetFault> Faults, IReadOnlyList<SheetFault> Remarks);

/// <summary>How many rows there are, and what becomes of them.</summary>
public sealed record SheetCount(int Ready, int Known, int Faulty, int Remarks)
{
    public int Total => Ready + Known + Faulty;
}

/// <summary>
/// A sheet before its rows become records. <paramref name="Remembered"/>: columns go where they went the last time. <paramref name="AsksDates"/>: days stand in it that can be
/// read two ways. <paramref name="Rows"/> are the first ones, <paramref name="Wrong"/> the first with faults. <paramref name="Refusal"/>: it cannot be read on.
/// </summary>
public sealed record SheetView(
    SheetImport Import, string Form, string TitleZh, string? TitleEn, bool HasWorkflow, IReadOnlyList<string> Sheets, SheetPlan Plan, IReadOnlyList<SheetColumnView> Columns, IReadOnlyList<SheetTarget> Targets,
    bool Remembered, bool AsksDates, SheetCount Count, IReadOnlyList<SheetRowView> Rows, IReadOnlyList<SheetRowView> Wrong, Error? Refusal, JobStatus? Run)
{
    /// <summary>What became of its rows; null: not ended, or given up.</summary>
    public SheetOutcome? Outcome => Run is { State: JobState.Succeeded, Outcome: { } said } ? JsonSerializer.Deserialize<SheetOutcome>(said, TrailWriter.Json) : null;
}

/// <summary>A sheet that was brought and whose rows are not all records yet.</summary>
public sealed record OpenSheet(Guid Id, string FileName, DateTime At);

/// <summary>What a sheet would bring, for whoever brought it.</summary>
[Needs(Permission.Read)]
public sealed class SheetQueries(IDbContextFactory<VaultDbContext> databases, StoredFiles store, VaultSettings settings, ReferenceChoices choices, RecordLocking locking)
{
    private const int ShownRows = 20;
    private const int ShownFaulty = 100;

    /// <summary>The person's own sheets for the register of the form that are neither imported nor given up, the newest first.</summary>
    public async Task<Result<IReadOnlyList<OpenSheet>>> OpenAsync(Actor actor, string form, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<SheetImport>().Where(i => i.ById == actor.PersonId && i.EndedAt == null && db.Set<Form>().Any(f => f.Id == i.FormId && f.Number == form))
            .OrderByDescending(i => i.At).Select(i => new OpenSheet(i.Id, i.FileName, i.At)).ToListAsync(ct);
    }

    /// <summary>By what was decided so far; <paramref name="plan"/>: as it is being decided. Refusals: those of <see cref="SheetCase"/> and of reading the file.</summary>
    public async Task<Result<SheetView>> GetAsync(Actor actor, Guid id, SheetPlan? plan, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await SheetCase.OfAsync(db, actor, id, ct);
        if (!found.Succeeded)
            return found.Error;
        var of = found.Value;
        var run = await ImportSheetJob.Runs(db, id).OrderByDescending(j => j.QueuedAt).ThenByDescending(j => j.Id).Select(j => new JobStatus(j.Id, j.Kind, j.State, j.Done, j.Of, j.Outcome)).FirstOrDefaultAsync(ct);
        if (of.Import.EndedAt is not null || run is { State: JobState.Queued or JobState.Running })
            return View(of, [], SheetPlan.Read(of.Import.Plan) ?? new(), [], false, run);
        var opened = await SheetSource.OpenAsync(store, settings, of.Import.FileHash, of.Import.FileName, ct);
        if (!opened.Succeeded)
            return opened.Error;
        await using var source = opened.Value;
        var wanted = plan ?? Decided(of);
        var head = source.Head(wanted?.Sheet, wanted is { HeadingRow: > 0 } ? wanted.HeadingRow : null, of.Form.Targets);
        if (!head.Succeeded)
            return wanted is null ? head.Error : View(of, source.Book.Names, wanted, [], false, run) with { Refusal = head.Error };
        var (decided, remembered) = await DecideAsync(db, of, head.Value, wanted, ct);
        var view = View(of, source.Book.Names, decided, [.. decided.Columns.Select(c => new SheetColumnView(c, head.Value.Sample(c.Column)))], remembered, run);
        return of.RefusalOf(decided) is { } unclear ? view with { Refusal = unclear } : await CheckedAsync(db, actor, of, source, view, ct);
    }

    /// <summary>By another edition of the form columns go elsewhere.</summary>
    private static SheetPlan? Decided(SheetCase of) => SheetPlan.Read(of.Import.Plan) is not { } plan ? null : of.IsOfItsEdition ? plan : plan with { Columns = [] };

    /// <summary>Other headings than decided about are proposed anew: another sheet was chosen, or another line.</summary>
    private static async Task<(SheetPlan Plan, bool Remembered)> DecideAsync(VaultDbContext db, SheetCase of, SheetHead head, SheetPlan? wanted, CancellationToken ct)
    {
        if (wanted is not null && wanted.Columns.Select(c => (c.Column, c.Heading)).SequenceEqual(head.Headings))
            return (wanted, false);
        var proposed = (wanted ?? new()) with { Sheet = head.Sheet, HeadingRow = head.Row, Columns = SheetTargets.Propose(head.Headings, of.Form.Targets) };
        return await of.RememberedAsync(db, proposed, ct) is { } before
            ? (proposed with { Columns = [.. proposed.Columns.Zip(before.Columns, (now, then) => now with { Place = then.Place })], Dates = before.Dates }, true) : (proposed, false);
    }

    private static SheetView View(SheetCase of, IReadOnlyList<string> sheets, SheetPlan plan, IReadOnlyList<SheetColumnView> columns, bool remembered, JobStatus? run) => new(
        of.Import, of.Form.Form.Number, of.Form.Form.TitleZh, of.Form.Form.TitleEn, of.Form.Form.Workflow is not null, sheets, plan, columns, of.Form.Targets, remembered, false, new(0, 0, 0, 0), [], [], null, run);

    private async Task<Result<SheetView>> CheckedAsync(VaultDbContext db, Actor actor, SheetCase of, SheetSource source, SheetView view, CancellationToken ct)
    {
        var days = SheetDayOrder.Of(source, view.Plan, of.Form.Targets);
        if (!days.Succeeded)
            return view with { Refusal = days.Error };
        var plan = view.Plan with { Dates = days.Value.Known ?? view.Plan.Dates };
        var filling = new SheetFilling(of.Form, plan, new NamedThings(databases, choices, actor, ct), await locking.FactsAsync(db, null, actor, ct));
        var known = await KnownRows.OfAsync(db, of.Import, plan, ct);
        var lines = source.Lines(plan.Sheet);
        if (!lines.Succeeded)
            return view with { Refusal = lines.Error };
        using var cursor = lines.Value;
        var (records, count, rows, wrong) = (new SheetRecords(cursor, plan, source.Most), new SheetCount(0, 0, 0, 0), new List<SheetRowView>(), new List<SheetRowView>());
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var next = records.Next();
            if (!next.Succeeded)
                return view with { Refusal = next.Error };
            if (next.Value is not { } record)
                break;
            var row = await RowAsync(record, filling, known, plan);
            count = Counted(count, row);
            if (rows.Count < ShownRows)
                rows.Add(row);
            if (row.State == SheetRowState.Faulty && wrong.Count < ShownFaulty)
                wrong.Add(row);
        }

        return view with { AsksDates = days.Value.Asks, Count = count, Rows = rows, Wrong = wrong, Refusal = count.Total == 0 ? Error.Invalid("records.sheet-empty", plan.Sheet) : null };
    }

    private static async Task<SheetRowView> RowAsync(SheetRecord record, SheetFilling filling, KnownRows known, SheetPlan plan)
    {
        var cells = plan.Columns.Where(c => c.Place is not null).Select(c => string.Join('\n', record.Lines.Select(l => l.Values.TryGetValue(c.Column, out var cell) ? cell.Shown : "").Where(w => w.Length > 0).Distinct())).ToList();
        if (known.IsKnown(record))
            return new(record.Row, SheetRowState.Known, cells, [], []);
        var filled = await filling.FillAsync(record);
        return new(record.Row, filled.Faults.Count > 0 ? SheetRowState.Faulty : SheetRowState.Ready, cells, filled.Faults, filled.Remarks);
    }

    private static SheetCount Counted(SheetCount count, SheetRowView row) => row.State switch
    {
        SheetRowState.Known => count with { Known = count.Known + 1 },
        SheetRowState.Faulty => count with { Faulty = count.Faulty + 1 },
        _ => count with { Ready = count.Ready + 1, Remarks = count.Remarks + row.Remarks.Count },
    };
}
