using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>Who may set and release holds: the management representative and the general manager, and who stands in for them.</summary>
internal static class HoldOffices
{
    public static async Task<Error?> RefusalAsync(VaultDbContext db, Actor actor, CompanyTime time, CancellationToken ct)
    {
        foreach (var role in new[] { await RepresentativeOffice.CodeAsync(db, ct), Role.Manager }.Distinct())
        {
            if ((await OfficeHolders.OfAsync(db, role, null, time, ct)).Any(h => h.PersonId == actor.PersonId))
                return null;
        }

        return Error.Forbidden("holds.office-only");
    }
}

/// <summary>What is to be held: one edition, or with null every edition of the document.</summary>
public sealed record HoldRequest(Guid DocumentId, Guid? EditionId, string Reason, string Scope);

/// <summary>Sets a hold (暂缓销毁), with reason and scope. It works at once and by itself: whoever wants to destroy waits.</summary>
[Needs(Permission.Read)]
public sealed class SetHold(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>holds.office-only</c>, <c>act.reason-required</c>, <c>holds.scope-required</c>, <c>documents.not-found</c>.</summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, HoldRequest request, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            if ((Texts.ReasonRefusal(request.Reason) ?? Texts.Refusal(request.Scope, Texts.Reason, "holds.scope-required")) is { } unsaid)
                return unsaid;
            if (await HoldOffices.RefusalAsync(act.Db, actor, time, ct) is { } notTheirs)
                return notTheirs;
            if (!await act.Db.Set<Edition>().AnyAsync(e => e.DocumentId == request.DocumentId && (request.EditionId == null || e.Id == request.EditionId), ct))
                return Error.NotFound("documents.not-found", "");
            var hold = new DestructionHold
            {
                Id = act.NewId(),
                DocumentId = request.DocumentId,
                EditionId = request.EditionId,
                Reason = request.Reason.Trim(),
                Scope = request.Scope.Trim(),
                SetById = actor.PersonId,
                SetByName = actor.Name,
                SetAt = act.Now,
            };
            // A list that is being carried out locks these rows: either it is finished before, or it sees the hold.
            await act.Db.Set<Document>().Where(d => d.Id == request.DocumentId).ExecuteUpdateAsync(s => s.SetProperty(d => d.Number, d => d.Number), ct);
            act.Db.Add(hold);
            act.Note("hold.set", Objects(hold, new { hold.Reason, hold.Scope }));
            return hold.Id;
        }, ct);

    internal static IReadOnlyList<(ObjectRef, object?)> Objects(DestructionHold hold, object detail) =>
        [(new(DestructionHold.Kind, hold.Id), detail), .. On(hold).Select(o => (o, (object?)null))];

    private static IEnumerable<ObjectRef> On(DestructionHold hold) => new[]
    {
        (Document.Kind, hold.DocumentId), (Edition.Kind, hold.EditionId), (Form.Kind, hold.FormId), (Record.Kind, hold.RecordId),
    }.Where(o => o.Item2 is not null).Select(o => new ObjectRef(o.Item1, o.Item2!.Value));
}

/// <summary>The first of two persons says that a hold is needed no longer, with a reason. It goes on until the second has released it (R47).</summary>
[Needs(Permission.Read)]
public sealed class AskHoldRelease(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>holds.office-only</c>, <c>act.reason-required</c>, <c>holds.not-found</c>, <c>holds.already-asked</c> (who).</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid holdId, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            if (await HoldOffices.RefusalAsync(act.Db, actor, time, ct) is { } notTheirs)
                return notTheirs;
            if (await act.Db.Set<DestructionHold>().FirstOrDefaultAsync(h => h.Id == holdId && h.ReleasedAt == null, ct) is not { } hold)
                return Error.NotFound("holds.not-found");
            if (hold.AskedById is not null)
                return Error.Conflict("holds.already-asked", hold.AskedByName ?? "");
            (hold.AskedById, hold.AskedByName, hold.AskedAt, hold.ReleaseReason) = (actor.PersonId, actor.Name, act.Now, reason.Trim());
            act.Note("hold.release-asked", SetHold.Objects(hold, new { Reason = hold.ReleaseReason }));
            return Result.Success;
        }, ct);
}

/// <summary>The second person releases a hold. Never the one who asked for it (R47).</summary>
[Needs(Permission.Read)]
public sealed class ReleaseHold(Vault vault, CompanyTime time)
{
    /// <summary>Refusals: <c>holds.office-only</c>, <c>holds.not-found</c>, <c>holds.not-asked</c>, <c>holds.second-person</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid holdId, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (await HoldOffices.RefusalAsync(act.Db, actor, time, ct) is { } notTheirs)
                return notTheirs;
            if (await act.Db.Set<DestructionHold>().FirstOrDefaultAsync(h => h.Id == holdId && h.ReleasedAt == null, ct) is not { } hold)
                return Error.NotFound("holds.not-found");
            if (hold.AskedById is null)
                return Error.Conflict("holds.not-asked");
            if (hold.AskedById == actor.PersonId)
                return Error.Forbidden("holds.second-person");
            (hold.ReleasedByName, hold.ReleasedAt) = (actor.Name, act.Now);
            act.Note("hold.released", SetHold.Objects(hold, new { Asked = hold.AskedByName, Reason = hold.ReleaseReason }));
            return Result.Success;
        }, ct);
}
