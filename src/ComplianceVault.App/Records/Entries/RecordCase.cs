using System.Text.Json;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>A record with its form and the signatures asked for.</summary>
internal sealed class RecordCase : IDecided
{
    /// <summary>Working days for a signature (practice 4.6).</summary>
    public const int SigningDays = 3;

    public required Record Record { get; init; }

    public required Form Form { get; init; }

    public required FormModel Model { get; init; }

    public required List<DecisionStep> Steps { get; init; }

    /// <summary>Fields of the steps, of all contents.</summary>
    public required List<RecordSigning> Signings { get; init; }

    /// <summary>The workflow it goes through; null: none, or only begun.</summary>
    public WorkflowFile? Workflow { get; set; }

    /// <summary>Its steps, in order.</summary>
    public List<RecordMove> Moves { get; init; } = [];

    /// <summary>Stages whose fields are only struck through; of a form without a workflow its one stage.</summary>
    public IReadOnlySet<string> Committed =>
        Workflow is { } workflow ? RecordStages.Committed(Model.Form, workflow, Moves) : Model.Form.Stages.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Steps of the workflow since it was last begun.</summary>
    public int StepsMade => Moves.Count - 1 - Moves.FindLastIndex(m => m.To == WorkflowFile.New);

    public ObjectRef Ref => new(Record.Kind, Record.Id);

    public Guid InitiatorId => Record.VoidAskedById ?? Record.BegunById;

    /// <summary>Over what stands on it: what its signatures are over.</summary>
    public string WrittenHash => HashAt(Record.ContentOrdinal, Record.ContentHash);

    /// <summary>The same over what stood on it at one of its contents.</summary>
    public string HashAt(int ordinal, string? contentHash) => Decisions.HashOf(
        "record-v1", Record.Id, Record.Number, Record.FormEditionId, Record.BegunById, Record.ForId, ordinal, contentHash);

    /// <summary>What is signed next: what stands on it, or that it is to be voided and why.</summary>
    public string ContentHash => Record.VoidAskedAt is null ? WrittenHash : Decisions.HashOf("record-void-v1", WrittenHash, Record.VoidAskedById, Record.VoidReason);

    /// <summary>Signatures that hold for what stands on it now.</summary>
    public IEnumerable<DecisionStep> Signed => Steps.Where(s => s.Outcome == Documents.Lifecycle.TaskOutcome.Signed);

    public DecisionStep? OpenStep => Steps.Find(s => s.DoneAt is null);

    /// <summary>The field for which a step asks or asked; empty: none, the voiding.</summary>
    public string FieldOf(DecisionStep step) => Signings.Find(s => s.StepId == step.Id)?.Field ?? "";

    /// <summary>Locks the row for the act; two who act at once follow one another.</summary>
    public static async Task<RecordCase?> LockAsync(Act act, Guid id)
    {
        var found = await act.Db.Set<Record>().Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Version, r => r.Version), act.Token);
        return found == 0 ? null : await LoadAsync(act.Db, id, act.Token);
    }

    /// <summary>The same for somebody who may see it.</summary>
    public static async Task<Result<RecordCase>> LockAsync(Act act, Guid id, RecordAct by)
    {
        if (await LockAsync(act, id) is not { } of || !await RecordRights.Readable(act.Db, act.Actor).AnyAsync(r => r.Id == id, act.Token))
            return Error.NotFound("records.not-found");
        return RecordWorkflow.Table.Next(of.Record.State, by) is { Succeeded: false } impossible ? impossible.Error : of;
    }

    public static async Task<RecordCase?> LoadAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        if (await db.Set<Record>().FirstOrDefaultAsync(r => r.Id == id, ct) is not { } record)
            return null;
        return new()
        {
            Record = record,
            Form = await db.Set<Form>().AsNoTracking().FirstAsync(f => f.Id == record.FormId, ct),
            Model = await FormBook.OfAsync(db, record.FormEditionId, ct),
            Workflow = record.WorkflowId is { } workflow ? await WorkflowBook.OfAsync(db, workflow, ct) : null,
            Moves = record.WorkflowId is null && record.ContentOrdinal == 0 ? [] : await db.Set<RecordMove>().AsNoTracking().Where(m => m.RecordId == id).OrderBy(m => m.Ordinal).ToListAsync(ct),
            Steps = await Decisions.StepsAsync(db, Record.Kind, id, ct),
            Signings = await db.Set<RecordSigning>().Where(s => s.RecordId == id).ToListAsync(ct),
        };
    }

    public Task<RecordContent> ContentAsync(VaultDbContext db, CancellationToken ct) =>
        db.Set<RecordContent>().AsNoTracking().FirstAsync(c => c.RecordId == Record.Id && c.Ordinal == Record.ContentOrdinal, ct);

    public Result Move(RecordAct by)
    {
        var next = RecordWorkflow.Table.Next(Record.State, by);
        if (next.Succeeded)
            Record.State = next.Value;
        return next.WithoutValue();
    }

    /// <summary>What stands on it changes: signatures given for what stood there hold no longer, and what is outstanding is asked for no longer.</summary>
    public void VoidSignatures(Act act, DecisionStep? answered, string? reason)
    {
        Decisions.Void(act, this, answered, reason);
        foreach (var step in Signed)
            step.Outcome = Documents.Lifecycle.TaskOutcome.Void;
    }

    /// <summary>Asks for the next signature that the form wants; with none left the record is complete.</summary>
    public async Task<Result> AskNextAsync(Act act, RecordLocking locking)
    {
        if (Workflow is not null)
            return Result.Success; // its steps ask for its signatures
        var asked = Signings.Where(s => s.ContentOrdinal == Record.ContentOrdinal).Select(s => s.Field).ToHashSet(StringComparer.Ordinal);
        var values = RecordValues.Parse((await ContentAsync(act.Db, act.Token)).Values);
        var facts = await locking.FactsAsync(act.Db, this, act.Actor, act.Token);
        if (Model.Signatures.FirstOrDefault(f => f.Required && !asked.Contains(f.Key) && Model.IsShown(f, values, facts)) is not { } field)
            return await locking.LockAsync(act, this);
        var wanted = RecordSigners.Wanted(field, Record);
        var step = Decisions.Open(act, this, wanted, locking.Due(facts, SigningDays));
        Ask(act, step, field.Key);
        if (wanted.RoleCode != Deciders.Witness)
            return Result.Success;
        if (!RecordSigners.Named(Record).TryGetValue(field.Key, out var personId) || await OfficeHolders.FindAsync(act.Db, personId, locking.Time, act.Token) is not { } person)
            return Error.Invalid("records.signer-required", field.Label.Zh);
        (step.NamedId, step.NamedName) = (person.PersonId, person.Name);
        return Result.Success;
    }

    /// <summary>Back to before its first step: it may begin in another workflow.</summary>
    public void Leave(Act act)
    {
        AddMove(act, new() { RecordId = Record.Id, Ordinal = Moves.Count + 1, Code = RecordMove.TakenBack, ActionZh = Said(RecordAct.TakeBack, "zh"), ActionEn = Said(RecordAct.TakeBack, "en"), From = Record.StateCode!, To = WorkflowFile.New, ToZh = Said(RecordState.Draft, "zh"), ToEn = Said(RecordState.Draft, "en"), At = act.Now, ById = act.Actor.PersonId, ByName = act.Actor.Name, ContentOrdinal = Record.ContentOrdinal });
        (Record.WorkflowId, Record.StateCode, Record.StateZh, Record.StateEn, Record.StateSince, Record.LookAt, Workflow) = (null, null, null, null, null, null, null);
    }

    private static string Said(Enum word, string language) => Platform.Words.VaultWords.Of(word, System.Globalization.CultureInfo.GetCultureInfo(language));

    public void AddMove(Act act, RecordMove move)
    {
        act.Db.Add(move);
        Moves.Add(move);
    }

    public void Ask(Act act, DecisionStep step, string field, int? over = null)
    {
        var signing = new RecordSigning { StepId = step.Id, RecordId = Record.Id, Field = field, ContentOrdinal = over ?? Record.ContentOrdinal };
        act.Db.Add(signing);
        Signings.Add(signing);
    }

    /// <summary>Objects of the trail: the record, and its form.</summary>
    public (ObjectRef, object?)[] Objects(object? detail) => [(Ref, detail), (new(Form.Kind, Record.FormId), null)];
}

/// <summary>Of whom a form's signatures are asked.</summary>
internal static class RecordSigners
{
    /// <summary>Persons by key of the field.</summary>
    public static IReadOnlyDictionary<string, Guid> Named(Record record) =>
        record.Signers is { } text ? JsonSerializer.Deserialize<Dictionary<string, Guid>>(text)! : new Dictionary<string, Guid>();

    /// <summary>A form that names no office leaves it to the filler to name a person. Who reviews or approves is neither the filler nor one who signed before.</summary>
    public static WantedDecision Wanted(FormField field, Record record)
    {
        var means = field.Means ?? SignatureMeaning.Confirm;
        var apart = means == SignatureMeaning.Confirm ? Apart.Nobody : Apart.All;
        if (field.By is not { } by)
            return new(means, Deciders.Witness, null, apart);
        var (role, department) = Offices.Parts(by);
        return new(means, role, role == Role.DepartmentHead ? department ?? record.Department : department, apart);
    }
}
