using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// A signature that is awaited: of whom (role and department in words, or the person named for it), since when, until when. <paramref name="Holders"/> are the
/// people who could give it now; empty: the management representative must name somebody.
/// </summary>
public sealed record OpenTask(
    Guid Id, SignatureMeaning Meaning, string RoleCode, string RoleName, string? Department, string? DepartmentName, string? NamedPerson, DateTime Since,
    Deadline Due, IReadOnlyList<string> Holders);

/// <summary>Says in words what is awaited; names and holders are read once for all of a list.</summary>
internal sealed class OpenTasks(VaultDbContext db, CompanyTime time, WorkingCalendar calendar, CancellationToken ct)
{
    private readonly HolderBook book = new(db, time, ct);
    private Dictionary<string, string>? roles;
    private Dictionary<string, string>? departments;

    public async Task<IReadOnlyList<OpenTask>> OfAsync(EditionCase of)
    {
        var open = new List<OpenTask>();
        foreach (var task in of.OfRound.Where(t => t.DoneAt is null))
            open.Add(await OfAsync(of, task));
        return open;
    }

    public Deadline Deadline(DateOnly due) => Kernel.WorkingTime.Deadline.At(calendar, due, time.Today);

    public async Task<string> RoleAsync(string code) =>
        (roles ??= await db.Set<Role>().AsNoTracking().ToDictionaryAsync(r => r.Code, r => r.NameZh, ct)).GetValueOrDefault(code, code);

    public async Task<string?> DepartmentAsync(string? code) =>
        code is null ? null : (departments ??= await db.Set<Department>().AsNoTracking().ToDictionaryAsync(d => d.Code, d => d.NameZh, ct)).GetValueOrDefault(code, code);

    private async Task<OpenTask> OfAsync(EditionCase of, SigningTask task)
    {
        var holders = await Signers.HoldersAsync(book, of, new(task.Meaning, task.RoleCode, task.Department));
        return new(
            task.Id, task.Meaning, task.RoleCode, await RoleAsync(task.RoleCode), task.Department, await DepartmentAsync(task.Department),
            of.Named.FindLast(n => n.PersonId == task.NamedId)?.PersonName, task.OpenedAt, Deadline(task.Due),
            [.. Signers.Allowed(of, task.Meaning, holders).Select(Signers.Shown).Distinct()]);
    }
}
