using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>Keeps what was decided about a sheet, for its rows and for the next sheet with the same headings, and queues the making of records.</summary>
[Needs(Permission.Read)]
public sealed class StartSheet(Vault vault, JobQueue jobs)
{
    /// <summary>
    /// The value is the run. Refusals: those of <see cref="SheetCase"/> and of its plan, <c>records.sheet-ended</c>, <c>records.sheet-running</c>.
    /// </summary>
    public async Task<Result<Guid>> ExecuteAsync(Actor actor, Guid id, SheetPlan plan, CancellationToken ct)
    {
        var kept = await KeepAsync(actor, id, plan, ct);
        return kept.Succeeded ? await jobs.EnqueueAsync(actor, ImportSheetJob.Code, id.ToString("D"), ct) : kept.Error;
    }

    /// <summary>Only keeps it: whoever goes on makes the records in the same breath.</summary>
    public Task<Result> KeepAsync(Actor actor, Guid id, SheetPlan plan, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await SheetCase.OfAsync(act.Db, actor, id, ct);
            if (!found.Succeeded)
                return found.Error;
            var import = found.Value.Import;
            if (import.EndedAt is not null)
                return Error.Conflict("records.sheet-ended");
            if (await IsRunningAsync(act, id))
                return Error.Conflict("records.sheet-running");
            if (found.Value.RefusalOf(plan) is { } unclear)
                return unclear;
            (import.FormEditionId, import.Sheet, import.HeadingsHash, import.Plan) = (found.Value.Form.Edition.Id, plan.Sheet, plan.HeadingsHash, plan.Write());
            act.Note("record-sheet.started", new ObjectRef(Form.Kind, import.FormId), new { import.FileName, import.FileHash, plan.Sheet, plan.HeadingRow, Columns = plan.Columns.Where(c => c.Place is not null).Select(c => $"{c.Heading} → {c.Place}"), plan.OnlyAll, plan.Again });
            return Result.Success;
        }, ct);

    internal static Task<bool> IsRunningAsync(Act act, Guid id) =>
        ImportSheetJob.Runs(act.Db, id).AnyAsync(j => j.State == JobState.Queued || j.State == JobState.Running, act.Token);
}

/// <summary>Gives a sheet up of which nothing is to become a record any more; its file goes.</summary>
[Needs(Permission.Read)]
public sealed class GiveUpSheet(Vault vault)
{
    /// <summary>Refusals: <c>records.sheet-unknown</c>, <c>records.sheet-ended</c>, <c>records.sheet-running</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (await act.Db.Set<SheetImport>().FirstOrDefaultAsync(i => i.Id == id && i.ById == actor.PersonId, ct) is not { } import)
                return Error.NotFound("records.sheet-unknown");
            if (import.EndedAt is not null)
                return Error.Conflict("records.sheet-ended");
            if (await StartSheet.IsRunningAsync(act, id))
                return Error.Conflict("records.sheet-running");
            import.EndedAt = act.Now;
            import.Imported = await act.Db.Set<SheetImportRow>().CountAsync(r => r.ImportId == id, ct);
            act.Note("record-sheet.given-up", new ObjectRef(Form.Kind, import.FormId), new { import.FileName, import.FileHash, import.Imported });
            return Result.Success;
        }, ct);
}
