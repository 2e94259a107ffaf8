using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>The departments within the scope of a document; <paramref name="Departments"/> null: whoever sets the list sets the scope.</summary>
internal sealed record DistributionScope(IReadOnlySet<string>? Departments)
{
    public bool Holds(string department) => Departments is null || Departments.Contains(department);
}

/// <summary>What is read from all lines of a document, present and past.</summary>
internal static class DistributionList
{
    /// <summary>Grows with every line, every end and every decision.</summary>
    public static int VersionOf(IReadOnlyCollection<DistributionEntry> lines) => lines.Count + lines.Count(e => e.To is not null) + lines.Count(e => e.DecidedAt is not null);

    /// <summary>
    /// The scope is the owner department's: whoever belongs to it may widen it, and so does the first list of a document. The controller of another department stays
    /// within what that department listed or the author named for an edition (文件控制程序 4.5.4).
    /// </summary>
    public static async Task<DistributionScope> ScopeAsync(VaultDbContext db, Actor actor, Document document, IReadOnlyCollection<DistributionEntry> lines, CancellationToken ct)
    {
        var named = await db.Set<EditionDepartment>().Where(d => d.Part == DepartmentPart.Distribution)
            .Join(db.Set<Edition>().Where(e => e.DocumentId == document.Id && e.State != EditionState.Discarded), d => d.EditionId, e => e.Id, (d, _) => d.Department)
            .Distinct().ToListAsync(ct);
        if ((document.Department is { } owner && actor.Departments.Contains(owner)) || (lines.Count == 0 && named.Count == 0))
            return new(null);
        var listed = lines.Where(e => e is { Standing: EntryStanding.Listed or EntryStanding.Approved, Department: not null, To: null }).Select(e => e.Department!);
        return new(listed.Concat(named).Append(document.Department ?? "").ToHashSet());
    }
}
