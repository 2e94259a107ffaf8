using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Handling;

/// <summary>A step that leads out of where a record stands, in the workflow that defines it.</summary>
internal sealed record PossibleMove(DefinedWorkflow Workflow, WorkflowMove Move)
{
    public WorkflowState To => Workflow.File.States.Find(s => s.Id == Move.To)!;
}

/// <summary>A record with the workflow it goes through, or those in which it can begin.</summary>
internal sealed class HandledRecord
{
    private HandledRecord(RecordCase of, IReadOnlyList<DefinedWorkflow> workflows) => (Of, Workflows) = (of, workflows);

    public RecordCase Of { get; }

    public Record Record => Of.Record;

    public FormModel Model => Of.Model;

    /// <summary>One; before the first step all in which records of the form begin.</summary>
    public IReadOnlyList<DefinedWorkflow> Workflows { get; }

    public string State => Record.StateCode ?? WorkflowFile.New;

    /// <summary>The steps that the state allows.</summary>
    public IEnumerable<PossibleMove> Moves => Workflows.SelectMany(w => w.File.Moves.Where(m => m.From.Contains(State)).Select(m => new PossibleMove(w, m)));

    /// <summary>The stages whose fields are free now.</summary>
    public IReadOnlySet<string> OpenStages => RecordStages.Open(Workflows.Select(w => w.File), State);

    public IEnumerable<FormField> OpenFields => RecordStages.Fields(Model.Form, OpenStages);

    /// <summary>The same record where a step led it.</summary>
    public HandledRecord Arrived(DefinedWorkflow workflow) => new(Of, [workflow]);

    /// <summary>The department that the record is about, as it says itself; else the one that keeps it.</summary>
    public string Concerned(RecordValues values) =>
        Model.Fields.Where(f => f.Type == FieldType.Department).Select(f => Pointer.ReadAll(values[f.Key]).FirstOrDefault(p => p.Id is not null)?.Id).FirstOrDefault(d => d is not null) ?? Record.Department;

    public static async Task<HandledRecord?> LoadAsync(VaultDbContext db, Guid id, CancellationToken ct) =>
        await RecordCase.LoadAsync(db, id, ct) is { Form.Workflow: not null, Record.State: not RecordState.Disposed } of ? await OfAsync(db, of, ct) : null;

    /// <summary>Locks the row for the act, for somebody who may see it. Refuses with <c>records.not-found</c>, <c>records.disposed</c>, <c>records.no-workflow</c> (number of the form).</summary>
    public static async Task<Result<HandledRecord>> LockAsync(Act act, Guid id)
    {
        if (await RecordCase.LockAsync(act, id) is not { } of || !await MaySeeAsync(act, of))
            return Error.NotFound("records.not-found");
        if (of.Record.State == RecordState.Disposed)
            return Error.Conflict("records.disposed");
        return of.Form.Workflow is null ? Error.Conflict("records.no-workflow", of.Form.Number) : await OfAsync(act.Db, of, act.Token);
    }

    private static async Task<bool> MaySeeAsync(Act act, RecordCase of) =>
        act.Actor.PersonId == Guid.Empty || await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.AnyAsync(RecordRights.Readable(act.Db, act.Actor), r => r.Id == of.Record.Id, act.Token);

    private static async Task<HandledRecord> OfAsync(VaultDbContext db, RecordCase of, CancellationToken ct) =>
        new(of, of.Workflow is { } workflow ? [new(of.Record.WorkflowId!.Value, workflow)] : await WorkflowBook.StartingAsync(db, of.Form.Number, ct));
}
