using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>
/// 《外来引用资料使用审批》 of a standard or a law: standards and laws on which work is based are approved by the general manager first (文件控制程序 4.9.3.1,
/// 知识管理程序 4.4.4). <paramref name="ApprovedAt"/> null: it waits for a signature.
/// </summary>
public sealed record UseApproval(Guid RecordId, string? Number, DateTime? ApprovedAt);

/// <summary>Reads the approvals: records of the form that name the document.</summary>
internal static class UseApprovals
{
    public static bool AreFor(ExternalCategory category) => category is ExternalCategory.Law or ExternalCategory.Standard;

    /// <summary>Submitted before an instant and not voided, with the document that each names, by its id as text.</summary>
    public static IQueryable<NamedApproval> Of(VaultDbContext db, DateTime before) =>
        from l in db.Set<RecordLink>().AsNoTracking()
        where l.TargetKind == "document" && l.ToOrdinal == null
        join r in db.Set<Record>() on l.RecordId equals r.Id
        where r.SubmittedAt < before && (r.State == RecordState.Submitted || r.State == RecordState.Locked)
        join f in db.Set<Form>() on r.FormId equals f.Id
        where f.Code == FormCodes.ReferenceUse
        select new NamedApproval { DocumentId = l.TargetId, RecordId = r.Id, Number = r.Number, SubmittedAt = r.SubmittedAt, ApprovedAt = r.State == RecordState.Locked && r.LockedAt < before ? r.LockedAt : null };

    /// <summary>The first that was approved, or else the last that waits.</summary>
    public static async Task<UseApproval?> FindAsync(VaultDbContext db, Guid documentId, DateTime before, CancellationToken ct)
    {
        var id = documentId.ToString("D");
        var found = await Of(db, before).Where(a => a.DocumentId == id).ToListAsync(ct);
        return found.OrderBy(a => a.ApprovedAt is null).ThenBy(a => a.ApprovedAt).ThenByDescending(a => a.SubmittedAt).Select(a => new UseApproval(a.RecordId, a.Number, a.ApprovedAt)).FirstOrDefault();
    }
}

/// <summary>An approval beside the document that it names, inside a query.</summary>
internal sealed class NamedApproval
{
    public required string DocumentId { get; init; }

    public required Guid RecordId { get; init; }

    public string? Number { get; init; }

    public DateTime? SubmittedAt { get; init; }

    public DateTime? ApprovedAt { get; init; }
}
