using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// The management representative approves or refuses a line of the list that lies outside the scope (文件控制程序 4.5.4), never the own request: what the only
/// representative asked for, the general manager decides. Approved, its copies are
/// planned at once; refused, the line ends.
/// </summary>
[Needs(Permission.Read)]
public sealed class DecideDistribution(Vault vault, CompanyTime time, CopyPlanning planning)
{
    /// <summary>Refusals: <c>distribution.not-found</c>, <c>distribution.decided</c>, <c>distribution.own-request</c>, <c>access.missing-permission</c>, <c>act.text-too-long</c>.</summary>
    public Task<Result> ApproveAsync(Actor actor, Guid entryId, string? remark, CancellationToken ct) => DecideAsync(actor, entryId, EntryStanding.Approved, remark, ct);

    /// <summary>Refusals: those of <see cref="ApproveAsync"/> and <c>act.reason-required</c>.</summary>
    public Task<Result> RefuseAsync(Actor actor, Guid entryId, string reason, CancellationToken ct) => DecideAsync(actor, entryId, EntryStanding.Refused, reason, ct);

    private Task<Result> DecideAsync(Actor actor, Guid entryId, EntryStanding to, string? reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (RefusalOf(to, reason) is { } unreasoned)
                return unreasoned;
            if (await act.Db.Set<DistributionEntry>().AsNoTracking().Where(e => e.Id == entryId).Select(e => (Guid?)e.DocumentId).FirstOrDefaultAsync(act.Token) is not { } document)
                return Error.NotFound("distribution.not-found");
            await Copies.LockDocumentAsync(act, document);
            var entry = await act.Db.Set<DistributionEntry>().FirstAsync(e => e.Id == entryId, act.Token);
            if (entry is not { Standing: EntryStanding.Awaiting, To: null })
                return Error.Conflict("distribution.decided", entry.DecidedByName ?? entry.ByName);
            if (entry.ById == actor.PersonId)
                return Error.Forbidden("distribution.own-request");
            if (!await MayDecideAsync(act.Db, actor, entry.ById, time, act.Token))
                return Error.Forbidden("access.missing-permission", Permission.DecideSigners);
            await DecideAsync(act, entry, to, reason.Clean());
            return Result.Success;
        }, ct);

    /// <summary>A representative who did not ask for it; the general manager where there is none.</summary>
    internal static async Task<bool> MayDecideAsync(VaultDbContext db, Actor actor, Guid asker, CompanyTime time, CancellationToken ct) =>
        asker != actor.PersonId
        && (actor.Can(Permission.DecideSigners)
            || (actor.Offices.Contains(Role.Manager) && DecidingOffices.CapacityOf(await DecidingOffices.RepresentativeAsync(db, asker, time, ct), actor) is not null));

    private static Error? RefusalOf(EntryStanding to, string? reason) =>
        to == EntryStanding.Refused ? Texts.ReasonRefusal(reason) : reason.Clean() is { Length: > Texts.Reason } ? Error.Invalid("act.text-too-long", Texts.Reason) : null;

    private async Task DecideAsync(Act act, DistributionEntry entry, EntryStanding to, string? reason)
    {
        (entry.Standing, entry.DecidedAt, entry.DecidedById, entry.DecidedByName, entry.DecisionReason) = (to, act.Now, act.Actor.PersonId, act.Actor.Name, reason);
        if (to == EntryStanding.Refused)
            entry.To = time.Today;
        var department = await act.Db.Set<Department>().Where(d => d.Code == entry.Department).Select(d => d.NameZh).FirstOrDefaultAsync(act.Token);
        act.Note(
            to == EntryStanding.Approved ? "distribution.approved" : "distribution.refused", new ObjectRef(Document.Kind, entry.DocumentId),
            new { Line = DistributionLine.Of(entry).Said(department ?? ""), AskedBy = entry.ByName, Reason = reason });
        await planning.FollowListAsync(act, entry.DocumentId);
    }
}
