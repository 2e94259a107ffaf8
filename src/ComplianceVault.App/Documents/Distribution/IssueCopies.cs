using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>A planned copy to hand out; <paramref name="HolderId"/> names a person of the holder department, null: the department's.</summary>
public sealed record CopyIssue(Guid CopyId, Guid? HolderId = null);

/// <summary>The controller hands planned copies out, many at once or none (文件控制程序 4.5.4).</summary>
[Needs(Permission.ControlDocuments)]
public sealed class IssueCopies(Vault vault, CompanyTime time, DueDays days)
{
    /// <summary>
    /// Refusals: <c>copies.none-chosen</c>, <c>copies.too-many</c>, <c>copies.not-found</c>, <c>copies.not-allowed</c> (分发号, act, state), <c>copies.issue-day</c>,
    /// <c>copies.not-in-force</c>, <c>copies.not-on-list</c> (分发号), <c>copies.exchange-first</c> (分发号, old 分发号), <c>copies.holder-elsewhere</c> (分发号).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, IReadOnlyList<CopyIssue> copies, DateOnly issuedOn, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await Copies.LockAsync(act, [.. copies.Select(c => c.CopyId)]);
            if (!found.Succeeded)
                return found.Error;
            foreach (var of in found.Value)
            {
                if (await Issuing.RefusalAsync(act, of, issuedOn, time.Today) is { } refusal)
                    return refusal;
                if (await OpenPairAsync(act.Db, of.Copy, act.Token) is { } old)
                    return Error.Conflict("copies.exchange-first", of.Copy.Number, old);
                if (await Issuing.NameHolderAsync(act, of.Copy, copies.First(c => c.CopyId == of.Copy.Id).HolderId) is { } unnamed)
                    return unnamed;
                if (await Issuing.IssueAsync(act, of, issuedOn, time.Today, days) is { Succeeded: false } refused)
                    return refused;
            }

            Copies.Note(act, "copies.issued", found.Value, c => new { c[0].Edition.Label, Numbers = Copies.Numbers(c), On = issuedOn });
            return Result.Success;
        }, ct);

    private static Task<string?> OpenPairAsync(VaultDbContext db, ControlledCopy copy, CancellationToken ct) =>
        db.Set<ControlledCopy>().Where(o => o.Id == copy.ReplacesId && o.EditionId != copy.EditionId && (Copies.Open.Contains(o.State) || o.State == CopyState.LossReported))
            .Select(o => o.Number).FirstOrDefaultAsync(ct);
}

/// <summary>What handing out has in common, over the counter or not.</summary>
internal static class Issuing
{
    public static async Task<Error?> RefusalAsync(Act act, CopyCase of, DateOnly day, DateOnly today)
    {
        var (copy, edition) = (of.Copy, of.Edition);
        if (copy.State != CopyState.Planned)
            return Error.Conflict("copies.not-allowed", copy.Number, CopyAct.Issue, copy.State);
        if (edition.State is not (EditionState.Published or EditionState.Effective))
            return Error.Conflict("copies.not-in-force", copy.Number, edition.State);
        if (day > today || day < edition.IssueDate)
            return Error.Invalid("copies.issue-day");
        var holder = CopyHolder.Of(copy);
        var isListed = await act.Db.Set<DistributionEntry>().AnyAsync(
            e => e.DocumentId == copy.DocumentId && e.To == null && e.Medium == DistributionMedium.Paper && e.Kind == holder.Kind && e.Department == holder.Department
                && e.OutsideHolder == holder.OutsideHolder && (e.Standing == EntryStanding.Listed || e.Standing == EntryStanding.Approved), act.Token);
        return isListed ? null : Error.Conflict("copies.not-on-list", copy.Number);
    }

    /// <summary>Null keeps the holder of the copy that is exchanged.</summary>
    public static async Task<Error?> NameHolderAsync(Act act, ControlledCopy copy, Guid? holder)
    {
        if (holder is not { } named)
            return null;
        var person = await act.Db.Set<Person>().Where(p => p.Id == named && p.LeftAt == null)
            .Join(act.Db.Set<Department>(), p => p.DepartmentId, d => d.Id, (p, d) => new { p.Name, d.Code }).FirstOrDefaultAsync(act.Token);
        if (copy.Department is null || person?.Code != copy.Department)
            return Error.Invalid("copies.holder-elsewhere", copy.Number);
        (copy.HolderId, copy.HolderName) = (named, person.Name);
        return null;
    }

    public static async Task<Result> IssueAsync(Act act, CopyCase of, DateOnly day, DateOnly today, DueDays days)
    {
        var due = await days.AfterAsync(act.Db, day, DistributionSettings.AcknowledgeDays, act.Token);
        if (Copies.Move(act, of.Copy, CopyAct.Issue, today, due: due) is { Succeeded: false } refused)
            return refused;
        of.Copy.IssuedOn = day;
        return Result.Success;
    }
}
