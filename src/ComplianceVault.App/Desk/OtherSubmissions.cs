using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk;

/// <summary>Where a document that was handed over stands.</summary>
public enum HandOverStanding
{
    /// <summary>待登记</summary>
    Awaiting,

    /// <summary>已登记</summary>
    Registered,

    /// <summary>无需受控: the reason says why.</summary>
    Declined,
}

/// <summary>What a person asked for beside documents, with the reason of a refusal, which is read nowhere else by who asked.</summary>
internal static class OtherSubmissions
{
    public static async Task<IEnumerable<Submission>> OfAsync(VaultDbContext db, Guid me, DateTime since, CancellationToken ct) =>
        [.. await DistributionAsync(db, me, since, ct), .. await RulesAsync(db, me, since, ct), .. await LettersAsync(db, me, since, ct), .. await HandOversAsync(db, me, since, ct)];

    /// <summary>Lines of distribution lists that had to be approved.</summary>
    private static async Task<IEnumerable<Submission>> DistributionAsync(VaultDbContext db, Guid me, DateTime since, CancellationToken ct) =>
        (await db.Set<DistributionEntry>().AsNoTracking()
            .Where(e => e.ById == me && (e.Standing == EntryStanding.Awaiting ? e.To == null : e.DecidedAt != null && e.At >= since))
            .Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => new { e.Id, d.Number, d.Title, For = e.OutsideHolder ?? e.Department, e.Standing, e.At, e.DecisionReason }).ToListAsync(ct))
            .Select(e => new Submission(SubmissionKind.Distribution, e.Id, "", e.Number, $"{e.Title} → {e.For}", e.Standing, e.Standing == EntryStanding.Awaiting, e.At) { Answer = e.DecisionReason });

    private static async Task<IEnumerable<Submission>> RulesAsync(VaultDbContext db, Guid me, DateTime since, CancellationToken ct)
    {
        RuleChangeState[] open = [RuleChangeState.Waiting, RuleChangeState.Approved];
        return (await db.Set<RuleChange>().AsNoTracking().Where(c => c.ById == me && (open.Contains(c.State) || c.At >= since)).Select(c => new
        {
            c.Id,
            c.Family,
            c.Code,
            c.Reason,
            c.State,
            c.At,
            Answer = db.Set<DecisionStep>().Where(s => s.SubjectKind == RuleChange.Kind && s.SubjectId == c.Id && s.Outcome == TaskOutcome.Rejected).Select(s => s.Reason).FirstOrDefault(),
        }).ToListAsync(ct)).Select(c => new Submission(SubmissionKind.RuleChange, c.Id, c.Code, c.Family, c.Reason, c.State, open.Contains(c.State), c.At) { Answer = c.Answer });
    }

    private static async Task<IEnumerable<Submission>> LettersAsync(VaultDbContext db, Guid me, DateTime since, CancellationToken ct) =>
        (await db.Set<Letter>().AsNoTracking().Where(l => l.DraftedById == me && (l.State == LetterState.Draft || l.State == LetterState.Signed || l.DraftedAt >= since))
            .Select(l => new { l.Id, l.Number, l.AppointeeName, l.Title, l.State, l.DraftedAt, l.EndReason }).ToListAsync(ct))
            .Select(l => new Submission(
                SubmissionKind.Letter, l.Id, l.Number, "", $"{l.AppointeeName} {l.Title}", l.State, l.State is LetterState.Draft or LetterState.Signed, l.DraftedAt)
            {
                Answer = l.EndReason,
            });

    private static async Task<IEnumerable<Submission>> HandOversAsync(VaultDbContext db, Guid me, DateTime since, CancellationToken ct) =>
        (await db.Set<ExternalHandOver>().AsNoTracking().Where(h => h.ById == me && (h.ClosedAt == null || h.ClosedAt >= since))
            .Select(h => new { h.Id, h.Number, h.Title, h.ClosedAt, h.DocumentId, h.At, h.Reason }).ToListAsync(ct))
            .Select(h => new Submission(
                SubmissionKind.HandOver, h.Id, h.Number, "", h.Title,
                h.ClosedAt is null ? HandOverStanding.Awaiting : h.DocumentId is null ? HandOverStanding.Declined : HandOverStanding.Registered, h.ClosedAt is null, h.At)
            {
                Answer = h.Reason,
            });
}
