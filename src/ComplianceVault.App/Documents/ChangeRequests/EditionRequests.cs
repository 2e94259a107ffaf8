using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>A request as the effect of a revision shows it: taken over, left out with a reason, or still without an answer (null).</summary>
public sealed record RequestEffect(string Number, string? SectionNumber, string? SectionHeading, string Problem, ChangeRequestState State, bool? IsTakenOver, string? Reason);

/// <summary>What an edition made of the requests of its document.</summary>
internal static class EditionRequests
{
    /// <summary>States in which an edition took a request over.</summary>
    private static readonly ChangeRequestState[] Taken = [ChangeRequestState.InWork, ChangeRequestState.Implemented, ChangeRequestState.Closed];

    /// <summary>No accepted request of the document is without an answer.</summary>
    public static async Task<bool> AreAnsweredAsync(VaultDbContext db, Guid documentId, CancellationToken ct) =>
        !await db.Set<ChangeRequest>().AnyAsync(r => r.DocumentId == documentId && r.State == ChangeRequestState.Accepted, ct);

    /// <summary>Those answered by this edition and, while it <paramref name="isInWork"/>, those that wait for an answer; in the order of their numbers.</summary>
    public static async Task<IReadOnlyList<RequestEffect>> OfAsync(
        VaultDbContext db, Actor actor, Guid documentId, Guid editionId, bool isInWork, CancellationToken ct)
    {
        var requests = await ChangeRequestRights.Visible(db, actor)
            .Where(r => r.DocumentId == documentId && (r.NextEditionId == editionId || (isInWork && r.State == ChangeRequestState.Accepted)))
            .OrderBy(r => r.Number).ToListAsync(ct);
        var reasons = await ReasonsAsync(db, [.. requests.Where(r => r.State == ChangeRequestState.NotTakenOver).Select(r => r.Id)], ct);
        return [.. requests.Select(r => new RequestEffect(
            r.Number, r.SectionNumber, r.SectionHeading, r.Problem, r.State, r.State == ChangeRequestState.Accepted ? null : Taken.Contains(r.State), reasons.GetValueOrDefault(r.Id)))];
    }

    private static async Task<Dictionary<Guid, string?>> ReasonsAsync(VaultDbContext db, List<Guid> ids, CancellationToken ct) =>
        await db.Set<ChangeRequestStep>().AsNoTracking().Where(s => ids.Contains(s.RequestId) && s.Act == ChangeRequestAct.Decline).ToDictionaryAsync(s => s.RequestId, s => s.Text, ct);
}
