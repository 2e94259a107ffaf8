using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>What somebody received from outside.</summary>
public sealed record ReceivedExternal(string Title, string Source, DateOnly ReceivedOn);

/// <summary>Hands a document that came from outside over to the controller, who registers it within the company's working days from its receipt.</summary>
[Needs(Permission.Read)]
public sealed class HandOverExternal(Vault vault, RunningNumbers numbers, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>The slips are numbered by themselves: WL-2026-0001.</summary>
    private const string Slips = "WL";

    /// <summary>Refusals: <c>documents.title-required</c>, <c>external.source-required</c>, <c>external.received-day</c>. The value is the number of the slip.</summary>
    public Task<Result<string>> ExecuteAsync(Actor actor, ReceivedExternal input, CancellationToken ct) =>
        vault.ActAsync<string>(this, actor, async act =>
        {
            if ((Texts.Refusal(input.Title, ExternalFacts.LongestTitle, "documents.title-required") ?? Texts.Refusal(input.Source, ExternalFacts.LongestText, "external.source-required")) is { } unsaid)
                return unsaid;
            if (input.ReceivedOn > time.Today)
                return Error.Invalid("external.received-day");
            var slip = new ExternalHandOver
            {
                Id = act.NewId(),
                Number = await numbers.TakeAsync(act, Slips),
                Title = input.Title.Trim(),
                Source = input.Source.Trim(),
                Department = await act.Db.Set<Person>().Where(p => p.Id == actor.PersonId).Join(act.Db.Set<Department>(), p => p.DepartmentId, d => d.Id, (_, d) => d.Code).FirstOrDefaultAsync(ct),
                ReceivedOn = input.ReceivedOn,
                Due = (await calendars.CurrentAsync(act.Db, ct)).AddWorkingDays(input.ReceivedOn, await ExternalSettings.RegisterDaysAsync(act)).Date,
                ById = actor.PersonId,
                ByName = actor.Name,
                At = act.Now,
            };
            act.Db.Add(slip);
            act.Note("external.handed-over", slip.Ref, new { slip.Number, slip.Title, slip.Source, slip.ReceivedOn, slip.Due });
            return slip.Number;
        }, ct);
}

/// <summary>The controller finds that what was handed over needs no control, with a reason.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class DeclineHandOver(Vault vault)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>external.hand-over-unknown</c>, <c>external.hand-over-closed</c> (by whom).</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            var found = await HandOvers.LockAsync(act, id);
            if (!found.Succeeded)
                return found.Error;
            var slip = found.Value;
            (slip.ClosedAt, slip.ClosedByName, slip.Reason) = (act.Now, actor.Name, reason.Trim());
            act.Note("external.hand-over-declined", slip.Ref, new { slip.Number, slip.Title, Reason = slip.Reason });
            return Result.Success;
        }, ct);
}

/// <summary>A slip as the page shows it.</summary>
public sealed record HandOverRow(Guid Id, string Number, string Title, string Source, string? Department, DateOnly ReceivedOn, Kernel.WorkingTime.Deadline Due, string ByName, DateTime At);

internal static class HandOvers
{
    public static async Task<Result<ExternalHandOver>> LockAsync(Act act, Guid id)
    {
        await act.Db.Set<ExternalHandOver>().Where(h => h.Id == id).ExecuteUpdateAsync(s => s.SetProperty(h => h.Version, h => h.Version), act.Token);
        if (await act.Db.Set<ExternalHandOver>().FirstOrDefaultAsync(h => h.Id == id, act.Token) is not { } slip)
            return Error.NotFound("external.hand-over-unknown");
        return slip.ClosedAt is null ? slip : Error.Conflict("external.hand-over-closed", slip.ClosedByName ?? "");
    }

    /// <summary>Those that wait: all for the controller, the own for everybody else.</summary>
    public static IQueryable<ExternalHandOver> Open(VaultDbContext db, Actor actor)
    {
        var (all, me) = (actor.Can(Permission.ControlDocuments), actor.PersonId);
        return db.Set<ExternalHandOver>().AsNoTracking().Where(h => h.ClosedAt == null && (all || h.ById == me));
    }
}
