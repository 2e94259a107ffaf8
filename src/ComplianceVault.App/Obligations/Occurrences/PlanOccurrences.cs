using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations.Occurrences;

/// <summary>
/// Plans the times of the periodic duties ahead, each day: by duty and department, for the running period and those about to begin. What is planned for a time to come follows
/// changed terms; what has begun stays owed.
/// </summary>
[Needs(Permission.Operate)]
public sealed class PlanOccurrences(Vault vault, CompanyTime time)
{
    /// <summary>Gives how many were planned.</summary>
    public Task<Result<int>> ExecuteAsync(Actor actor, CancellationToken ct) =>
        vault.ActAsync<int>(this, actor, async act =>
        {
            var today = time.Today;
            var duties = await PlannedDuty.AskedAsync(act.Db, today, ct);
            await ForgetAsync(act, duties, today);
            var added = (await PlannedDuty.OfAsync(act.Db, duties, ct)).Sum(d => Add(act, d, today));
            if (added > 0)
                act.Note("duties.planned", TrailWriter.VaultRef, new { Planned = added, Day = today });
            return added;
        }, ct);

    /// <summary>What lies wholly ahead and is asked for otherwise now: of another cadence, department or office, or no longer.</summary>
    private static async Task ForgetAsync(Act act, List<DutyAsOf> duties, DateOnly today)
    {
        var asked = duties.ToDictionary(d => d.Terms.ObligationId, d => d.Terms);
        foreach (var ahead in await act.Db.Set<Occurrence>().Where(o => o.PeriodFrom > today && o.FulfilledOn == null).ToListAsync(act.Token))
        {
            if (asked.GetValueOrDefault(ahead.ObligationId) is not { } terms || terms.Cadence.PeriodOf(ahead.PeriodFrom) != new DutyPeriod(ahead.PeriodFrom, ahead.DueOn)
                || (terms.Department is { } one && one != ahead.Department) || PlannedDuty.OfficeOf(terms, ahead.Department) != ahead.Office)
                act.Db.Remove(ahead);
        }

        await act.Db.SaveChangesAsync(act.Token);
    }

    private int Add(Act act, PlannedDuty of, DateOnly today)
    {
        var (terms, added) = (of.Duty.Terms, 0);
        foreach (var period in OccurrencePlan.Missing(terms.Cadence, of.Duty.CountedSince, of.PlannedTo, today))
        {
            act.Db.Add(new Occurrence
            {
                Id = act.NewId(),
                ObligationId = terms.ObligationId,
                Department = of.Department,
                PeriodFrom = period.From,
                DueOn = period.To,
                ShowFrom = OccurrencePlan.ShowFrom(terms.Cadence, period),
                ShownSince = time.StartOf(OccurrencePlan.ShowFrom(terms.Cadence, period))!.Value,
                Office = of.Office,
            });
            added++;
        }

        return added;
    }
}

internal sealed class PlanOccurrencesJob(PlanOccurrences plan) : IJob
{
    public const string Code = "duties.plan";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        var planned = await plan.ExecuteAsync(context.Actor, ct);
        return planned.Succeeded ? Result.Of<object>(planned.Value) : planned.Error;
    }
}
