using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>A signature that a rule asks for: of whom.</summary>
internal sealed record Wanted(SignatureMeaning Meaning, string RoleCode, string? Department);

/// <summary>Who can give a signature of an edition at this moment.</summary>
internal static class Signers
{
    /// <summary>The holders of the role, their deputies and the person named for it, whether or not they may (≠).</summary>
    public static Task<IReadOnlyList<OfficeHolder>> HoldersAsync(VaultDbContext db, EditionCase of, Wanted wanted, CompanyTime time, CancellationToken ct) =>
        HoldersAsync(new HolderBook(db, time, ct), of, wanted);

    /// <summary>The same for many of a list, with each office read once.</summary>
    public static async Task<IReadOnlyList<OfficeHolder>> HoldersAsync(HolderBook book, EditionCase of, Wanted wanted)
    {
        var holders = await book.OfAsync(wanted.RoleCode, wanted.Department);
        var named = of.NamedFor(wanted.Meaning, wanted.Meaning == SignatureMeaning.Countersign ? wanted.Department : null) is { } id ? await book.FindAsync(id) : null;
        return named is null || holders.Any(h => h.PersonId == named.PersonId && h.ForId is null) ? holders : [.. holders, named];
    }

    public static IReadOnlyList<OfficeHolder> Allowed(EditionCase of, SignatureMeaning meaning, IEnumerable<OfficeHolder> holders)
    {
        var excluded = of.Excluded(meaning);
        return [.. holders.Where(h => !h.Involved.Any(excluded.Contains))];
    }

    /// <summary>As what the person may sign now: the own office before that of somebody absent. Refused when the turn is another's, or the work the own.</summary>
    public static Task<Result<OfficeHolder>> CapacityAsync(VaultDbContext db, EditionCase of, SigningTask task, Actor actor, CompanyTime time, CancellationToken ct) =>
        CapacityAsync(new HolderBook(db, time, ct), of, task, actor);

    /// <summary>The same for many of a list, with each office read once.</summary>
    public static async Task<Result<OfficeHolder>> CapacityAsync(HolderBook book, EditionCase of, SigningTask task, Actor actor)
    {
        var wanted = new Wanted(task.Meaning, task.RoleCode, task.Department);
        var holders = await HoldersAsync(book, of, wanted);
        var own = holders.Where(h => h.PersonId == actor.PersonId).OrderBy(h => h.ForId is not null).ToList();
        if (own.Count == 0)
            return Error.Forbidden("lifecycle.not-your-turn", task.Meaning, await OfficeNameAsync(book.Db, wanted, book.Token));
        return Allowed(of, task.Meaning, own) is [var capacity, ..] ? capacity : Error.Forbidden("lifecycle.not-own-work", task.Meaning);
    }

    /// <summary>What a rule asks for at this edition; refused when the document has no department whose head could be meant.</summary>
    public static Result<IReadOnlyList<Wanted>> Wanted(EditionCase of, ApprovalRule rule)
    {
        if (of.Document.Department is null && (rule.Reviewer == Role.DepartmentHead || rule.Approver == Role.DepartmentHead))
            return Error.Conflict("lifecycle.department-missing");
        return Result.Of<IReadOnlyList<Wanted>>(
        [
            Of(SignatureMeaning.Review, rule.Reviewer, of.Document),
            .. of.CountersignDepartments.Select(d => new Wanted(SignatureMeaning.Countersign, Role.DepartmentHead, d)),
            Of(SignatureMeaning.Approve, rule.Approver, of.Document),
        ]);
    }

    /// <summary>
    /// Whether every signature can be given by somebody, review and approval by two people; says by name why not. <paramref name="reviewer"/>: who reviews, where
    /// that is settled.
    /// </summary>
    public static async Task<Error?> RefusalAsync(
        VaultDbContext db, EditionCase of, IReadOnlyList<Wanted> wanted, OfficeHolder? reviewer, CompanyTime time, CancellationToken ct)
    {
        var able = new Dictionary<SignatureMeaning, IReadOnlyList<OfficeHolder>>();
        foreach (var one in wanted)
        {
            var holders = await HoldersAsync(db, of, one, time, ct);
            var allowed = Allowed(of, one.Meaning, holders);
            if (holders.Count == 0)
                return Error.Conflict("lifecycle.no-signer", one.Meaning, await OfficeNameAsync(db, one, ct));
            if (allowed.Count == 0)
                return Error.Conflict("lifecycle.only-author", one.Meaning, await OfficeNameAsync(db, one, ct), Names(holders));
            able[one.Meaning] = allowed;
        }

        var reviewers = reviewer is null ? able.GetValueOrDefault(SignatureMeaning.Review, []) : [reviewer];
        return able.GetValueOrDefault(SignatureMeaning.Approve) is { } approvers && !reviewers.Any(r => approvers.Any(a => !a.Involved.Intersect(r.Involved).Any()))
            ? Error.Conflict("lifecycle.only-same-person", Names(approvers))
            : null;
    }

    public static string Names(IEnumerable<OfficeHolder> holders) => string.Join('、', holders.Select(Shown).Distinct());

    public static string Shown(OfficeHolder holder) => Signing.Shown(holder.Name, holder.ForName);

    /// <summary>技术部 部门负责人; 总经理.</summary>
    public static async Task<string> OfficeNameAsync(VaultDbContext db, Wanted wanted, CancellationToken ct)
    {
        var role = await db.Set<Role>().Where(r => r.Code == wanted.RoleCode).Select(r => r.NameZh).FirstOrDefaultAsync(ct) ?? wanted.RoleCode;
        var department = await db.Set<Department>().Where(d => d.Code == wanted.Department).Select(d => d.NameZh).FirstOrDefaultAsync(ct);
        return department is null ? role : $"{department} {role}";
    }

    private static Wanted Of(SignatureMeaning meaning, string role, Document document) =>
        new(meaning, role, role == Role.DepartmentHead ? document.Department : null);
}
