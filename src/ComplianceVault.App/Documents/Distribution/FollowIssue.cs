using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// An issued edition gets its copies from the list and begins to be read; once it is in force, all copies of the one it replaced are recalled, in the same
/// transaction (decision 28); so are those of one that is withdrawn without a successor.
/// </summary>
internal sealed class FollowIssue(CopyPlanning planning, CopyRecall recall, ReadingOpening reading)
    : IFactHandler<EditionPublished>, IFactHandler<EffectiveDateChanged>, IFactHandler<EditionEffective>, IFactHandler<EditionWithdrawn>
{
    public async Task HandleAsync(EditionPublished fact, Act act)
    {
        if (!await HasListAsync(act, fact.DocumentId))
            return;
        await reading.OpenAsync(act, fact.DocumentId, fact.EditionId, fact.IssueDate, fact.EffectiveDate);
        await planning.FollowListAsync(act, fact.DocumentId);
        if (await CountsFromIssueAsync(act) && await InForceAsync(act.Db, fact.DocumentId, act.Token) is { } old)
            await recall.OfEditionAsync(act, fact.DocumentId, old, fact.IssueDate);
    }

    public Task HandleAsync(EffectiveDateChanged fact, Act act) => reading.MoveAsync(act, fact.EditionId, fact.EffectiveDate);

    public async Task HandleAsync(EditionEffective fact, Act act)
    {
        if (!await HasListAsync(act, fact.DocumentId))
            return;
        await reading.OpenAsync(act, fact.DocumentId, fact.EditionId, fact.From, fact.From);
        await planning.FollowListAsync(act, fact.DocumentId);
        if (fact.SupersededId is { } old)
            await recall.OfEditionAsync(act, fact.DocumentId, old, await RecallFromAsync(act, fact));
    }

    public async Task HandleAsync(EditionWithdrawn fact, Act act)
    {
        if (await HasListAsync(act, fact.DocumentId))
            await recall.OfEditionAsync(act, fact.DocumentId, fact.EditionId, fact.Day);
    }

    /// <summary>Most documents of a first load have no list yet; they cost one look. The others are locked.</summary>
    private static async Task<bool> HasListAsync(Act act, Guid documentId)
    {
        await act.Db.SaveChangesAsync(act.Token);
        if (!await act.Db.Set<DistributionEntry>().AnyAsync(e => e.DocumentId == documentId, act.Token))
            return false;
        await Copies.LockDocumentAsync(act, documentId);
        return true;
    }

    /// <summary>Copies that were not out yet when the new edition was issued are counted from there all the same.</summary>
    private static async Task<DateOnly> RecallFromAsync(Act act, EditionEffective fact) =>
        await CountsFromIssueAsync(act) && (await act.Db.Set<Edition>().FirstAsync(e => e.Id == fact.EditionId, act.Token)).IssueDate is { } issued ? issued : fact.From;

    private static async Task<bool> CountsFromIssueAsync(Act act) =>
        await VaultSettings.GetAsync(act.Db, DistributionSettings.ReturnFrom, act.Token) == DistributionSettings.FromIssue;

    private static Task<Guid?> InForceAsync(VaultDbContext db, Guid documentId, CancellationToken ct) =>
        db.Set<Edition>().Where(e => e.DocumentId == documentId && e.State == EditionState.Effective).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
}
