using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>A design with its form, the document that the form belongs to and the decisions asked for.</summary>
internal sealed class DesignCase : IDecided
{
    /// <summary>Working days for a signature, as for every edition (practice 4.1).</summary>
    public const int SigningDays = 3;

    public required FormDesign Design { get; init; }

    public required Form Form { get; init; }

    /// <summary>Null: the document is not in the vault yet.</summary>
    public Document? Parent { get; init; }

    public required List<DecisionStep> Steps { get; init; }

    public ObjectRef Ref => new(FormDesign.Kind, Design.Id);

    public ObjectRef FormRef => new(Form.Kind, Form.Id);

    public Guid InitiatorId => Design.SubmittedById ?? Design.BegunById;

    public FormFile Schema => FormsPart.Parse(Design.Schema);

    /// <summary>What is signed: exactly this schema, the words about it, and who sent it on when.</summary>
    public string ContentHash => Decisions.HashOf("form-design-v1", Design.Id, Form.Number, FormsPart.Hash(Design.Schema), Design.Change, Design.SubmittedById, Design.SubmittedAt);

    public HashSet<Guid> Editors => [.. Design.Editors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse), Design.BegunById];

    public static async Task<DesignCase?> LockAsync(Act act, Guid id)
    {
        var found = await act.Db.Set<FormDesign>().Where(d => d.Id == id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Version, d => d.Version), act.Token);
        return found == 0 ? null : await LoadAsync(act.Db, id, act.Token);
    }

    /// <summary>The design, locked, for somebody who designs this form, if <paramref name="by"/> is possible now.</summary>
    public static async Task<Result<DesignCase>> LockOwnAsync(Act act, Guid id, FormDesignAct by)
    {
        if (await LockAsync(act, id) is not { } of || !await FormRights.Readable(act.Db, act.Actor).AnyAsync(f => f.Id == of.Form.Id, act.Token))
            return Error.NotFound("design.not-found");
        if (await DesignRights.RefusalAsync(act.Db, act.Actor, of.Form, act.Token) is { } refusal)
            return refusal;
        return FormDesignWorkflow.Table.Next(of.Design.State, by) is { Succeeded: false } impossible ? impossible.Error : of;
    }

    public static async Task<DesignCase?> LoadAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        if (await db.Set<FormDesign>().FirstOrDefaultAsync(d => d.Id == id, ct) is not { } design)
            return null;
        var form = await db.Set<Form>().FirstAsync(f => f.Id == design.FormId, ct);
        return new()
        {
            Design = design,
            Form = form,
            Parent = await db.Set<Document>().FirstOrDefaultAsync(d => d.Number == form.Parent, ct),
            Steps = await Decisions.StepsAsync(db, FormDesign.Kind, id, ct),
        };
    }

    public Result Move(FormDesignAct by)
    {
        var next = FormDesignWorkflow.Table.Next(Design.State, by);
        if (next.Succeeded)
            Design.State = next.Value;
        return next.WithoutValue();
    }

    /// <summary>Back in the hands of the department: what is asked for is asked no longer, what was signed holds no longer.</summary>
    public void Reopen(Act act, DecisionStep? answered, string? reason)
    {
        Decisions.Void(act, this, answered, reason);
        foreach (var step in Steps.Where(s => s.Outcome == Documents.Lifecycle.TaskOutcome.Signed))
            step.Outcome = Documents.Lifecycle.TaskOutcome.Void;
        Design.Returned = reason;
    }

    /// <summary>Objects of the trail: the form, the design, and the document whose forms these are.</summary>
    public (ObjectRef, object?)[] Objects(object? detail) =>
        Parent is { } parent ? [(FormRef, detail), (Ref, null), (new(Document.Kind, parent.Id), null)] : [(FormRef, detail), (Ref, null)];
}
