using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>A row that nothing is wrong with, as it is filled.</summary>
internal sealed record RowToMake(SheetRecord Record, FilledRecord Filled);

/// <summary>
/// Makes rows records within one act, by the use cases of filling by hand: begun, filled, submitted; with a workflow its first step is made where it is the person's, asks for
/// no signature and confirms nothing, else the record waits among those begun.
/// </summary>
public sealed class RowRecords(BeginRecord begin, SubmitRecord submit, MakeMove move, CompanyTime time)
{
    private static readonly IReadOnlyDictionary<string, Guid> NoSigners = new Dictionary<string, Guid>();

    /// <summary>The value is how many were made: what another import made meanwhile is left out. Refusals: those of the use cases.</summary>
    internal async Task<Result<int>> MakeAsync(Act act, SheetRun run, IReadOnlyList<RowToMake> rows)
    {
        // Imports into one form follow one another, so that each sees what the other made.
        await act.Db.Set<Form>().Where(f => f.Id == run.Import.FormId).ExecuteUpdateAsync(s => s.SetProperty(f => f.Version, f => f.Version), act.Token);
        var (form, keys, lines) = (run.Import.FormId, rows.Select(r => r.Record.Key).ToArray(), rows.Select(r => r.Record.Row).ToArray());
        var meanwhile = await act.Db.Set<SheetImportRow>().Where(r => (r.ImportId == run.Import.Id && lines.Contains(r.Row)) || (!run.Plan.Again && r.FormId == form && keys.Contains(r.Key))).Select(r => r.Key).ToListAsync(act.Token);
        var made = 0;
        foreach (var row in rows.Where(r => !meanwhile.Contains(r.Record.Key)))
        {
            if (await MakeAsync(act, run, row) is { Succeeded: false } refused)
                return refused.Error;
            made++;
        }

        return made;
    }

    private async Task<Result> MakeAsync(Act act, SheetRun run, RowToMake row)
    {
        var begun = await begin.BeginAsync(act, new(run.Form.Form.Number));
        if (!begun.Succeeded)
            return begun.Error;
        var (id, import) = (begun.Value, run.Import);
        var draft = act.Db.Set<RecordDraft>().Local.First(d => d.RecordId == id);
        draft.Values = row.Filled.Values.Canonical();
        act.Db.Add(new SheetImportRow { ImportId = import.Id, Row = row.Record.Row, FormId = import.FormId, Key = row.Record.Key, RecordId = id });
        act.Note("record.imported", (new ObjectRef(Record.Kind, id), new { import.FileName, import.FileHash, run.Plan.Sheet, row.Record.Row }), (new ObjectRef(Form.Kind, import.FormId), null));
        await act.Db.SaveChangesAsync(act.Token);
        return run.Form.Form.Workflow is null
            ? (await submit.SubmitAsync(act, id, draft.Revision, row.Filled.Signers.Count == 0 ? NoSigners : row.Filled.Signers)).WithoutValue()
            : await StepAsync(act, id, draft.Revision, row);
    }

    private async Task<Result> StepAsync(Act act, Guid id, int revision, RowToMake row)
    {
        if (await HandledRecord.LoadAsync(act.Db, id, act.Token) is not { } of)
            return Error.NotFound("records.not-found");
        var (rights, possible) = (new MoveRights(act.Db, time, act.Token), new List<PossibleMove>());
        foreach (var m in of.Moves.Where(m => !m.Move.Automatic && m.Move.Guards.TrueForAll(g => g.Attest is null)))
        {
            var signed = m.Move.Ends is { } stage && RecordStages.Fields(of.Model.Form, new HashSet<string> { stage }).Any(f => f.Type == FieldType.Signature);
            if (!signed && (await rights.CapacityAsync(of, m.Move, row.Filled.Values, act.Actor)).Succeeded)
                possible.Add(m);
        }

        return possible is [var only] ? (await move.MakeAsync(act, id, new(only.Move.Id, revision, only.Workflow.Id), null)).WithoutValue() : Result.Success;
    }
}
