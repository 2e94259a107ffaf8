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

    /// <summary>已有发放清单: there is a list where the author named departments that are to have the edition; without any it is a hint.</summary>
    DistributionListed,

    /// <summary>1/3 规则: the manual changed by more than a third without a new edition has the controller's reason (decision 29).</summary>
    MajorChangeReasoned,

    /// <summary>表单完整: the forms that the text lists are in use or wait for this edition, or the controller says why not.</summary>
    FormsComplete,
}

/// <summary>One line of the issue check.</summary>
public sealed record IssueCheck(IssueItem Item, bool Passed)
{
    /// <summary>What is missing: numbers of forms.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Passed, and yet to be looked at: nobody is named and nothing listed, so the edition is read in the program only.</summary>
    public bool IsHint { get; init; }
}

/// <summary>What is looked at before the act, so that no lock is held while files are read.</summary>
internal sealed record LookedAt(bool FilePresent, bool MajorReasoned, IReadOnlyList<string> FormsMissing, bool FormsReasoned = false);

/// <summary>Works the issue check out from the signatures of the round and the stored bytes.</summary>
internal static class IssueChecks
{
    public static async Task<IReadOnlyList<IssueCheck>> OfAsync(VaultDbContext db, EditionCase of, LookedAt seen, CancellationToken ct)
    {
        var signed = of.OfRound.Where(t => t.Outcome == TaskOutcome.Signed).ToList();
        var ids = signed.Select(t => t.SignatureId).OfType<Guid>().ToList();
        var given = await db.Set<Signature>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var hash = of.ContentHash(of.Edition.Round);
        var hold = signed.Count > 0 && signed.All(t => t.SignatureId is { } id && given.TryGetValue(id, out var s) && s.Meaning == t.Meaning && s.HoldsFor(of.Ref, hash));
        var isNamed = of.Departments.Exists(d => d.Part == DepartmentPart.Distribution);
        var isListed = await IsListedAsync(db, of, ct);
        bool Has(SignatureMeaning meaning) => signed.Exists(t => t.Meaning == meaning);
        return
        [
            new(IssueItem.Written, Has(SignatureMeaning.Author)),
            new(IssueItem.Reviewed, Has(SignatureMeaning.Review)),
            new(IssueItem.Countersigned, of.CountersignDepartments.All(d => signed.Exists(t => t.Meaning == SignatureMeaning.Countersign && t.Department == d))),
            new(IssueItem.Approved, Has(SignatureMeaning.Approve)),
            new(IssueItem.FilePresent, seen.FilePresent),
            new(IssueItem.SignaturesHold, hold),
            new(IssueItem.RequestsAnswered, await EditionRequests.AreAnsweredAsync(db, of.Document.Id, ct)),
            new(IssueItem.DistributionListed, isListed || !isNamed) { IsHint = !isListed && !isNamed },
            new(IssueItem.MajorChangeReasoned, seen.MajorReasoned),
            new(IssueItem.FormsComplete, seen.FormsReasoned || seen.FormsMissing.Count == 0) { Missing = seen.FormsMissing },
        ];
    }

    private static Task<bool> IsListedAsync(VaultDbContext db, EditionCase of, CancellationToken ct) =>
        db.Set<DistributionEntry>().AnyAsync(e => e.DocumentId == of.Document.Id && e.To == null && e.Standing != EntryStanding.Refused, ct);

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
