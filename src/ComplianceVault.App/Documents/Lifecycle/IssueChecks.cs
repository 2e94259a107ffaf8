using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>What the controller looks at before issue (文件控制程序 4.5.3).</summary>
public enum IssueItem
{
    /// <summary>已编制</summary>
    Written,

    /// <summary>已审核</summary>
    Reviewed,

    /// <summary>会签齐全: true as well when no department was to countersign.</summary>
    Countersigned,

    /// <summary>已批准</summary>
    Approved,

    /// <summary>电子文件完好: there, and its bytes give the hash that was signed.</summary>
    FilePresent,

    /// <summary>签署有效: every signature of the round holds for exactly this content.</summary>
    SignaturesHold,

    /// <summary>更改申请已答复: each accepted one is taken over, or it is said why not (文件控制程序 4.6).</summary>
    RequestsAnswered,

    /// <summary>已有发放清单: there is a list where the author named departments that are to have the edition.</summary>
    DistributionListed,

    /// <summary>1/3 规则: the manual changed by more than a third without a new edition has the controller's reason (decision 29).</summary>
    MajorChangeReasoned,
}

/// <summary>One line of the issue check.</summary>
public sealed record IssueCheck(IssueItem Item, bool Passed);

/// <summary>Works the issue check out from the signatures of the round and the stored bytes.</summary>
internal static class IssueChecks
{
    public static async Task<IReadOnlyList<IssueCheck>> OfAsync(VaultDbContext db, EditionCase of, bool filePresent, bool majorReasoned, CancellationToken ct)
    {
        var signed = of.OfRound.Where(t => t.Outcome == TaskOutcome.Signed).ToList();
        var ids = signed.Select(t => t.SignatureId).OfType<Guid>().ToList();
        var given = await db.Set<Signature>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var hash = of.ContentHash(of.Edition.Round);
        var hold = signed.Count > 0 && signed.All(t => t.SignatureId is { } id && given.TryGetValue(id, out var s) && s.Meaning == t.Meaning && s.HoldsFor(of.Ref, hash));
        bool Has(SignatureMeaning meaning) => signed.Exists(t => t.Meaning == meaning);
        return
        [
            new(IssueItem.Written, Has(SignatureMeaning.Author)),
            new(IssueItem.Reviewed, Has(SignatureMeaning.Review)),
            new(IssueItem.Countersigned, of.CountersignDepartments.All(d => signed.Exists(t => t.Meaning == SignatureMeaning.Countersign && t.Department == d))),
            new(IssueItem.Approved, Has(SignatureMeaning.Approve)),
            new(IssueItem.FilePresent, filePresent),
            new(IssueItem.SignaturesHold, hold),
            new(IssueItem.RequestsAnswered, await EditionRequests.AreAnsweredAsync(db, of.Document.Id, ct)),
            new(IssueItem.DistributionListed, await IsListedAsync(db, of, ct)),
            new(IssueItem.MajorChangeReasoned, majorReasoned),
        ];
    }

    private static async Task<bool> IsListedAsync(VaultDbContext db, EditionCase of, CancellationToken ct) =>
        !of.Departments.Exists(d => d.Part == DepartmentPart.Distribution)
        || await db.Set<DistributionEntry>().AnyAsync(e => e.DocumentId == of.Document.Id && e.To == null && e.Standing != EntryStanding.Refused, ct);

    /// <summary>The stored bytes give the hash of the main file.</summary>
    public static async Task<bool> IsFilePresentAsync(StoredFiles store, EditionFile? main, CancellationToken ct)
    {
        if (main is null)
            return false;
        var opened = await store.OpenAsync(main.Hash, ct);
        if (opened.Succeeded)
            await opened.Value.DisposeAsync();
        return opened.Succeeded;
    }
}
