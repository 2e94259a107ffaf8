using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>
/// In the transaction in which an edition comes into force: what it took over is implemented. What was accepted after its issue could not be in it any more, and
/// is marked as waiting for the edition after. A draft that is given up gives back what it had taken over. A document that is withdrawn ends what was still
/// asked of it: there is nothing left to change (文件控制程序 4.7.2).
/// </summary>
internal sealed class RequestsFollowEditions(CompanyTime time) : IFactHandler<EditionEffective>, IFactHandler<EditionDiscarded>, IFactHandler<EditionWithdrawn>
{
    public async Task HandleAsync(EditionEffective fact, Act act)
    {
        foreach (var of in await OfAsync(act, fact.DocumentId, ChangeRequestState.InWork))
        {
            if (of.Request.NextEditionId == fact.EditionId && of.Move(act, ChangeRequestAct.Implement, await DecidingOffices.ControllerAsync(act.Db, time, act.Token)).Succeeded)
                act.Note("request.implemented", (of.Ref, new { of.Request.Number, Edition = of.Request.NextLabel, fact.From }), (of.DocumentRef, null));
        }

        foreach (var of in await OfAsync(act, fact.DocumentId, ChangeRequestState.Accepted))
        {
            of.Request.CarriedPast = await act.Db.Set<Edition>().Where(e => e.Id == fact.EditionId).Select(e => e.Label).SingleAsync(act.Token);
            act.Note("request.carried-over", (of.Ref, new { of.Request.Number, Edition = of.Request.CarriedPast }), (of.DocumentRef, null));
        }
    }

    public async Task HandleAsync(EditionDiscarded fact, Act act)
    {
        foreach (var of in await OfAsync(act, fact.DocumentId, ChangeRequestState.InWork))
        {
            if (of.Request.NextEditionId != fact.EditionId || !of.Move(act, ChangeRequestAct.Release, "").Succeeded)
                continue;
            act.Note("request.released", (of.Ref, new { of.Request.Number, Edition = of.Request.NextLabel }), (of.DocumentRef, null));
            (of.Request.NextEditionId, of.Request.NextLabel) = (null, null);
        }
    }

    public async Task HandleAsync(EditionWithdrawn fact, Act act)
    {
        foreach (var of in await OfAsync(act, fact.DocumentId, ChangeRequestState.Raised, ChangeRequestState.Screened, ChangeRequestState.Accepted, ChangeRequestState.Returned))
        {
            if (of.Move(act, ChangeRequestAct.Lapse, "").Succeeded)
                act.Note("request.lapsed", (of.Ref, new { of.Request.Number, of.Request.Label, From = fact.Day }), (of.DocumentRef, null));
        }
    }

    private static async Task<IReadOnlyList<RequestCase>> OfAsync(Act act, Guid documentId, params ChangeRequestState[] states)
    {
        var requests = await act.Db.Set<ChangeRequest>().Where(r => r.DocumentId == documentId && states.Contains(r.State)).OrderBy(r => r.Number).ToListAsync(act.Token);
        var document = requests.Count == 0 ? null : await act.Db.Set<Document>().SingleAsync(d => d.Id == documentId, act.Token);
        return [.. requests.Select(r => new RequestCase(r, document!))];
    }
}
