using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>What the person may do with a request now; <paramref name="Refusal"/> says why not.</summary>
public sealed record PossibleRequestAct(ChangeRequestAct Act, Error? Refusal);

/// <summary>The external document that gave rise to a request, in the edition that did.</summary>
public sealed record RequestCause(string Number, string Title, string Label);

/// <summary>A request with its history. <paramref name="Waits"/>: whose answer it waits for, in words; null where it waits for nobody.</summary>
public sealed record ChangeRequestDetail(
    ChangeRequest Request, string DocumentNumber, string DocumentTitle, string? Department, IReadOnlyList<string> Departments, IReadOnlyList<ChangeRequestStep> Steps, Deadline? Due,
    string? Waits, IReadOnlyList<PossibleRequestAct> Acts, RequestCause? Cause);

/// <summary>A request beside the draft of the next edition.</summary>
public sealed record DraftRequest(
    Guid Id, string Number, string Label, string? SectionKey, string? SectionNumber, string? SectionHeading, string Problem, string Proposal, ChangeRequestState State, string? Reason);

/// <summary>The requests an edition in work has to answer; the refusals say why this person cannot.</summary>
public sealed record DraftRequests(IReadOnlyList<DraftRequest> Rows, Error? TakeOverRefusal, Error? DeclineRefusal)
{
    public int Unanswered => Rows.Count(r => r.State == ChangeRequestState.Accepted);
}

/// <summary>One change request, and those of a draft.</summary>
[Needs(Permission.Read)]
public sealed class ChangeRequestQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    public async Task<Result<ChangeRequestDetail>> GetAsync(Actor actor, string number, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var id = await ChangeRequestRights.Visible(db, actor).Where(r => r.Number == number).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);
        if (id is null)
            return Error.NotFound("changes.not-found");
        var of = await RequestCase.LoadAsync(db, id.Value, ct);
        var steps = await db.Set<ChangeRequestStep>().AsNoTracking().Where(s => s.RequestId == id).OrderBy(s => s.Ordinal).ToListAsync(ct);
        return new ChangeRequestDetail(
            of.Request, of.Document.Number, of.Document.Title, of.Document.Department, of.Request.Departments.Split('\n', StringSplitOptions.RemoveEmptyEntries), steps,
            ChangeRequestList.DueOf(of.Request, await calendars.CurrentAsync(db, ct), time.Today), await WaitsAsync(db, of, ct), await ActsAsync(db, of, actor, ct), await CauseAsync(db, actor, of.Request.CauseEditionId, ct));
    }

    /// <summary>Accepted requests that wait for an answer, and those the edition took over or does without.</summary>
    public async Task<Result<DraftRequests>> OfDraftAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await DocumentRights.Readable(db, actor).FirstOrDefaultAsync(e => e.Id == editionId, ct) is not { } edition || await EditionCase.LoadAsync(db, editionId, ct) is not { } of)
            return Error.NotFound("documents.not-found", "");
        var requests = await ChangeRequestRights.Visible(db, actor)
            .Where(r => r.DocumentId == edition.DocumentId && (r.NextEditionId == editionId || r.State == ChangeRequestState.Accepted)).OrderBy(r => r.Number).ToListAsync(ct);
        var ids = requests.ConvertAll(r => r.Id);
        var reasons = await db.Set<ChangeRequestStep>().AsNoTracking().Where(s => ids.Contains(s.RequestId) && s.Act == ChangeRequestAct.Decline).ToDictionaryAsync(s => s.RequestId, s => s.Text, ct);
        return new DraftRequests(
            requests.ConvertAll(r => new DraftRequest(r.Id, r.Number, r.Label, r.SectionKey, r.SectionNumber, r.SectionHeading, r.Problem, r.Proposal, r.State, reasons.GetValueOrDefault(r.Id))),
            actor.RefusalFor(typeof(TakeOverChangeRequest)) ?? Drafts.Refusal(of, actor, null),
            actor.RefusalFor(typeof(DeclineChangeRequest)) ?? DeclineChangeRequest.Refusal(edition, actor));
    }

    private static async Task<RequestCause?> CauseAsync(VaultDbContext db, Actor actor, Guid? edition, CancellationToken ct) => edition is null
        ? null
        : await DocumentRights.ReadableOf(db, actor, db.Set<Document>()).Where(r => r.Edition.Id == edition).Select(r => new RequestCause(r.Document.Number, r.Document.Title, r.Edition.Label)).FirstOrDefaultAsync(ct)
            ?? await db.Set<Edition>().Where(e => e.Id == edition).Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => new RequestCause(d.Number, "", e.Label)).FirstOrDefaultAsync(ct);

    private async Task<string?> WaitsAsync(VaultDbContext db, RequestCase of, CancellationToken ct)
    {
        if (of.Request.State != ChangeRequestState.Screened)
            return null;
        var asked = await DecidingOffices.HeadFirstAsync(db, of.Document, of.Request.RaisedById, time, ct);
        var office = await asked.NameAsync(db, ct);
        return asked.Holders.Count == 0 ? office : $"{office}（{DecidingOffices.Names(asked)}）";
    }

    private async Task<IReadOnlyList<PossibleRequestAct>> ActsAsync(VaultDbContext db, RequestCase of, Actor actor, CancellationToken ct) => of.Request.State switch
    {
        ChangeRequestState.Raised => [new(ChangeRequestAct.Screen, of.ScreenRefusal(actor) ?? actor.RefusalFor(typeof(ScreenChangeRequest))), new(ChangeRequestAct.Return, of.ScreenRefusal(actor))],
        ChangeRequestState.Returned => [new(ChangeRequestAct.Resubmit, of.ResubmitRefusal(actor))],
        ChangeRequestState.Screened => await DecisionsAsync(db, of, actor, ct),
        ChangeRequestState.Implemented => [new(ChangeRequestAct.Close, await of.CloseRefusalAsync(db, actor, ct))],
        _ => [],
    };

    private async Task<IReadOnlyList<PossibleRequestAct>> DecisionsAsync(VaultDbContext db, RequestCase of, Actor actor, CancellationToken ct)
    {
        var refusal = (await of.DeciderAsync(db, actor, time, ct)).Error;
        return [new(ChangeRequestAct.Accept, refusal), new(ChangeRequestAct.Reject, refusal), new(ChangeRequestAct.Return, refusal)];
    }
}
