using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>A request with its document, and the guards of what can be done with it; the page asks the same ones before.</summary>
internal sealed record RequestCase(ChangeRequest Request, Document Document)
{
    public ObjectRef Ref => new(ChangeRequest.Kind, Request.Id);

    public ObjectRef DocumentRef => new(Document.Kind, Document.Id);

    /// <summary>Locks the request for the act, so that of two who answer at once the second sees what the first said.</summary>
    public static async Task<Result<RequestCase>> LockAsync(Act act, Guid id)
    {
        if (!await ChangeRequestRights.Visible(act.Db, act.Actor).AnyAsync(r => r.Id == id, act.Token))
            return Error.NotFound("changes.not-found");
        await act.Db.Set<ChangeRequest>().Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Number, r => r.Number), act.Token);
        return await LoadAsync(act.Db, id, act.Token);
    }

    public static async Task<RequestCase> LoadAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        var request = await db.Set<ChangeRequest>().SingleAsync(r => r.Id == id, ct);
        return new(request, await db.Set<Document>().SingleAsync(d => d.Id == request.DocumentId, ct));
    }

    public Error? Impossible(ChangeRequestAct act) => ChangeRequestWorkflow.Table.Next(Request.State, act).Error;

    /// <summary>Screening: the head of the owner department, or the controller.</summary>
    public Error? ScreenRefusal(Actor actor) => Impossible(ChangeRequestAct.Screen) ?? OwnerRefusal(actor);

    /// <summary>Sending back: whoever could screen it, or once it is screened decide it. Gives as whom the person does it, where that is an office.</summary>
    public async Task<Result<string>> ReturnerAsync(VaultDbContext db, Actor actor, CompanyTime time, CancellationToken ct)
    {
        if (Impossible(ChangeRequestAct.Return) is { } impossible)
            return impossible;
        if (Request.State == ChangeRequestState.Raised)
            return OwnerRefusal(actor) is { } refusal ? refusal : Result.Of(actor.Name);
        var decider = await DeciderAsync(db, actor, time, ct);
        return decider.Succeeded ? Result.Of(Signers.Shown(decider.Value)) : decider.Error;
    }

    public Error? ResubmitRefusal(Actor actor) =>
        Impossible(ChangeRequestAct.Resubmit) ?? (actor.PersonId == Request.RaisedById ? null : Error.Forbidden("changes.requester-only", Request.RaisedByName));

    /// <summary>Accepting and rejecting: as whom the person does it. Who asked does not answer (申请 ≠ 答复).</summary>
    public async Task<Result<OfficeHolder>> DeciderAsync(VaultDbContext db, Actor actor, CompanyTime time, CancellationToken ct)
    {
        if (Impossible(ChangeRequestAct.Accept) is { } impossible)
            return impossible;
        var asked = await DecidingOffices.HeadFirstAsync(db, Document, Request.RaisedById, time, ct);
        if (DecidingOffices.CapacityOf(asked, actor) is { } capacity)
            return capacity;
        return actor.PersonId == Request.RaisedById
            ? Error.Forbidden("changes.not-own-request")
            : Error.Forbidden("changes.not-your-decision", await asked.NameAsync(db, ct));
    }

    /// <summary>Closing: who raised it or the controller, after a look at the edition, and never who wrote that edition.</summary>
    public async Task<Error?> CloseRefusalAsync(VaultDbContext db, Actor actor, CancellationToken ct)
    {
        if (Impossible(ChangeRequestAct.Close) is { } impossible)
            return impossible;
        if (actor.PersonId != Request.RaisedById && !actor.Can(Permission.ControlDocuments))
            return Error.Forbidden("changes.requester-or-controller");
        return Request.NextEditionId is { } next && await EditionCase.LoadAsync(db, next, ct) is { } edition && edition.Authors.Contains(actor.PersonId)
            ? Error.Forbidden("changes.not-own-edition", edition.Edition.Label)
            : null;
    }

    /// <summary>Moves the request along the table and keeps who did it; refused when the table does not list it.</summary>
    public Result Move(Act act, ChangeRequestAct by, string office, string? text = null, string? byName = null)
    {
        var next = ChangeRequestWorkflow.Table.Next(Request.State, by);
        if (!next.Succeeded)
            return next.Error;
        (Request.State, Request.StateAt, Request.Office) = (next.Value, act.Now, office);
        act.Db.Add(new ChangeRequestStep
        {
            Id = act.NewId(),
            RequestId = Request.Id,
            Ordinal = ++Request.Steps,
            Act = by,
            At = act.Now,
            ById = act.Actor.PersonId,
            ByName = byName ?? act.Actor.Name,
            Text = text.Clean(),
            Label = Request.NextLabel,
        });
        return Result.Success;
    }

    private Error? OwnerRefusal(Actor actor) =>
        actor.Can(Permission.ControlDocuments) || (Document.Department is { } own && actor.Offices.Contains(Offices.Of(Role.DepartmentHead, own)))
            ? null
            : Error.Forbidden("changes.owner-only");
}
