using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>An office that is asked, and those of its holders who may answer.</summary>
internal sealed record AskedOffice(string RoleCode, string? Department, IReadOnlyList<OfficeHolder> Holders)
{
    public string Office => Offices.Of(RoleCode, Department);

    public Task<string> NameAsync(VaultDbContext db, CancellationToken ct) => Signers.OfficeNameAsync(db, new Wanted(SignatureMeaning.Approve, RoleCode, Department), ct);
}

/// <summary>
/// Whose word it takes about a document: the head of the owner department, then the management representative, then the general manager; the first of them who
/// is there and did not ask for it. The controller is known by what the role may do, because a company may give that to another role.
/// </summary>
internal static class DecidingOffices
{
    /// <summary>The office that decides; without holders when nobody may. <paramref name="asker"/> and whoever stands in for the asker are left out.</summary>
    public static async Task<AskedOffice> HeadFirstAsync(VaultDbContext db, Document document, Guid asker, CompanyTime time, CancellationToken ct) =>
        document.Department is { } department && await OfAsync(db, Role.DepartmentHead, department, asker, time, ct) is { Holders.Count: > 0 } head
            ? head
            : await RepresentativeAsync(db, asker, time, ct);

    /// <summary>The management representative, and the general manager for what the representative asked for.</summary>
    public static async Task<AskedOffice> RepresentativeAsync(VaultDbContext db, Guid asker, CompanyTime time, CancellationToken ct)
    {
        var role = await RepresentativeOffice.CodeAsync(db, ct);
        return await OfAsync(db, role, null, asker, time, ct) is { Holders.Count: > 0 } representative ? representative : await OfAsync(db, Role.Manager, null, asker, time, ct);
    }

    /// <summary>The office under which the controller's work waits.</summary>
    public static async Task<string> ControllerAsync(VaultDbContext db, CompanyTime time, CancellationToken ct) =>
        await RoleOfAsync(db, Permission.ControlDocuments, time, ct) ?? Role.Administrator;

    /// <summary>The head of the owner department where there is one, else the controller.</summary>
    public static async Task<string> OwnerAsync(VaultDbContext db, Document document, CompanyTime time, CancellationToken ct) =>
        document.Department is { } department && (await OfficeHolders.OfAsync(db, Role.DepartmentHead, department, time, ct)).Count > 0
            ? Offices.Of(Role.DepartmentHead, department)
            : await ControllerAsync(db, time, ct);

    /// <summary>As whom the person answers: in the own office before that of somebody absent; null where it is not this person's word.</summary>
    public static OfficeHolder? CapacityOf(AskedOffice asked, Actor actor) =>
        asked.Holders.Where(h => h.PersonId == actor.PersonId).OrderBy(h => h.ForId is not null).FirstOrDefault();

    public static string Names(AskedOffice asked) => Signers.Names(asked.Holders);

    private static async Task<AskedOffice> OfAsync(VaultDbContext db, string role, string? department, Guid asker, CompanyTime time, CancellationToken ct) =>
        new(role, department, [.. (await OfficeHolders.OfAsync(db, role, department, time, ct)).Where(h => !h.Involved.Contains(asker))]);

    private static async Task<string?> RoleOfAsync(VaultDbContext db, Permission permission, CompanyTime time, CancellationToken ct)
    {
        var now = time.Now;
        return await db.Set<RolePermission>().Where(p => p.Permission == permission && p.From <= now && (p.To == null || p.To > now))
            .Select(p => p.RoleCode).OrderBy(c => c).FirstOrDefaultAsync(ct);
    }
}
