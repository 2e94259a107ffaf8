using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>What the 《受控文件遗失证明单》 says.</summary>
public sealed record LossReport(DateOnly NoticedOn, string Circumstances, string? Confidentiality = null, string? Prevention = null);

/// <summary>The holder reports a copy lost; the controller for a holder outside (文件控制程序 4.7.1).</summary>
[Needs(Permission.Read)]
public sealed class ReportLoss(Vault vault, CompanyTime time)
{
    public const int LongestStory = 2000;

    /// <summary>
    /// Refusals: <c>copies.not-found</c>, <c>copies.not-allowed</c>, <c>copies.not-the-holder</c>, <c>copies.not-the-department</c>, <c>copies.outside-holder</c>,
    /// <c>copies.loss-story</c>, <c>act.text-too-long</c>, <c>copies.loss-day</c>.
    /// </summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, Guid copyId, LossReport report, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            if (Texts.Refusal(report.Circumstances, LongestStory, "copies.loss-story") is { } untold)
                return untold;
            if ((report.Confidentiality.Clean()?.Length ?? 0) > Texts.Reason || (report.Prevention.Clean()?.Length ?? 0) > Texts.Reason)
                return Error.Invalid("act.text-too-long", Texts.Reason);
            var found = await Copies.LockOneAsync(act, copyId);
            if (!found.Succeeded)
                return found.Error;
            var copy = found.Value.Copy;
            var mayForOutside = copy.OutsideHolder is not null && actor.Can(Permission.ControlDocuments);
            if (!mayForOutside && await Copies.HolderRefusalAsync(act.Db, actor, copy, act.Token) is { } refusal)
                return refusal;
            if (report.NoticedOn > time.Today || report.NoticedOn < copy.IssuedOn)
                return Error.Invalid("copies.loss-day");
            return Copies.Move(act, copy, CopyAct.ReportLoss, time.Today) is { Succeeded: false } refused ? refused.Error : await AddAsync(act, found.Value, report);
        }, ct);

    private async Task<Guid> AddAsync(Act act, CopyCase of, LossReport report)
    {
        var department = of.Copy.Department ?? of.Document.Department;
        var loss = new CopyLoss
        {
            Id = act.NewId(),
            CopyId = of.Copy.Id,
            NoticedOn = report.NoticedOn,
            Circumstances = report.Circumstances.Trim(),
            Confidentiality = report.Confidentiality.Clean(),
            Prevention = report.Prevention.Clean(),
            ReportedById = act.Actor.PersonId,
            ReportedByName = act.Actor.Name,
            ReportedAt = act.Now,
            Department = department,
            Office = await LossOffice.OfAsync(act.Db, department, act.Actor.PersonId, time, act.Token),
        };
        act.Db.Add(loss);
        Copies.Note(act, "copies.loss-reported", [of], c => new { c[0].Edition.Label, Numbers = of.Copy.Number, report.NoticedOn, Reason = loss.Circumstances });
        return loss.Id;
    }
}

/// <summary>The head of the department approves or refuses a 《受控文件遗失证明单》, never the own. Approved, the 分发号 is blocked and a copy in use gets a successor with a new number.</summary>
[Needs(Permission.Read)]
public sealed class DecideLoss(Vault vault, CompanyTime time, CopyPlanning planning, DueDays days)
{
    /// <summary>Refusals: <c>copies.loss-not-found</c>, <c>copies.loss-decided</c> (by whom), <c>copies.loss-own</c>, <c>copies.loss-not-yours</c>, <c>act.text-too-long</c>.</summary>
    public Task<Result> ApproveAsync(Actor actor, Guid lossId, string? remark, CancellationToken ct) => DecideAsync(actor, lossId, true, remark, ct);

    /// <summary>Refusals: those of <see cref="ApproveAsync"/> and <c>act.reason-required</c>. The copy is to be found: in use as before, or still to be returned.</summary>
    public Task<Result> RefuseAsync(Actor actor, Guid lossId, string reason, CancellationToken ct) => DecideAsync(actor, lossId, false, reason, ct);

    private Task<Result> DecideAsync(Actor actor, Guid lossId, bool approve, string? reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if ((approve ? null : Texts.ReasonRefusal(reason)) is { } unreasoned)
                return unreasoned;
            if (reason.Clean() is { Length: > Texts.Reason })
                return Error.Invalid("act.text-too-long", Texts.Reason);
            if (await act.Db.Set<CopyLoss>().Where(l => l.Id == lossId).Select(l => (Guid?)l.CopyId).FirstOrDefaultAsync(act.Token) is not { } copyId)
                return Error.NotFound("copies.loss-not-found");
            var found = await Copies.LockOneAsync(act, copyId);
            if (!found.Succeeded)
                return found.Error;
            var loss = await act.Db.Set<CopyLoss>().FirstAsync(l => l.Id == lossId, act.Token);
            return await RefusalAsync(act.Db, actor, loss, act.Token) is { } refusal ? refusal : await DecideAsync(act, found.Value, loss, approve, reason.Clean());
        }, ct);

    private async Task<Error?> RefusalAsync(VaultDbContext db, Actor actor, CopyLoss loss, CancellationToken ct)
    {
        if (loss.DecidedAt is not null)
            return Error.Conflict("copies.loss-decided", loss.DecidedByName ?? "");
        if (loss.ReportedById == actor.PersonId)
            return Error.Forbidden("copies.loss-own");
        return await LossOffice.MayDecideAsync(db, loss, actor, time, ct) ? null : Error.Forbidden("copies.loss-not-yours");
    }

    private async Task<Result> DecideAsync(Act act, CopyCase of, CopyLoss loss, bool approve, string? reason)
    {
        (loss.DecidedAt, loss.DecidedById, loss.DecidedByName, loss.Approved, loss.DecisionReason) = (act.Now, act.Actor.PersonId, act.Actor.Name, approve, reason);
        var inForce = of.Edition.State is EditionState.Effective or EditionState.Published;
        var by = approve ? CopyAct.ApproveLoss : inForce ? CopyAct.RefuseLossInUse : CopyAct.RefuseLoss;
        DateOnly? due = by == CopyAct.RefuseLoss ? await days.AfterAsync(act.Db, time.Today, DistributionSettings.ReturnDays, act.Token) : null;
        if (Copies.Move(act, of.Copy, by, time.Today, reason, due) is { Succeeded: false } refused)
            return refused;
        Copies.Note(act, approve ? "copies.loss-approved" : "copies.loss-refused", [of], c => new { c[0].Edition.Label, Numbers = of.Copy.Number, Reason = reason });
        if (approve)
            await planning.FollowListAsync(act, of.Document.Id, of.Copy);
        return Result.Success;
    }
}

/// <summary>Who decides on a loss: the head of the department ≠ the reporter; where there is none, the management representative (decision 17).</summary>
internal static class LossOffice
{
    public static async Task<string> OfAsync(VaultDbContext db, string? department, Guid reporter, CompanyTime time, CancellationToken ct) =>
        department is not null && (await OfficeHolders.OfAsync(db, Role.DepartmentHead, department, time, ct)).Any(h => !h.Involved.Contains(reporter))
            ? Offices.Of(Role.DepartmentHead, department)
            : await RepresentativeOffice.CodeAsync(db, ct);

    /// <summary>Whoever holds the office at this moment, not in the reporter's place.</summary>
    public static async Task<bool> MayDecideAsync(VaultDbContext db, CopyLoss loss, Actor actor, CompanyTime time, CancellationToken ct)
    {
        var (role, department) = Offices.Parts(loss.Office);
        return (await OfficeHolders.OfAsync(db, role, department, time, ct)).Any(h => h.PersonId == actor.PersonId && !h.Involved.Contains(loss.ReportedById));
    }
}
