using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations.Occurrences;

/// <summary>
/// The periodic duties of the sample's year: planned each Monday, and each Friday confirmed by who answers for them with the records that fulfil them in time. What no record
/// fulfils stays owed.
/// </summary>
internal sealed class SampleDuties(
    IDbContextFactory<VaultDbContext> databases, ActorDirectory people, PlanOccurrences plan, ConfirmOccurrences confirm, CompanyTime time) : ISampleFiller
{
    private const string Part = "duties";
    private static readonly TimeOnly Morning = new(7, 30);
    private static readonly TimeOnly Evening = new(17, 30);

    public bool IsExample => true;

    public Task<Result<IReadOnlyList<SampleStep>>> PlanAsync(SampleHistory history, CancellationToken ct)
    {
        var steps = new List<SampleStep>();
        for (var day = DateOnly.FromDateTime(time.Local(history.Began)).AddDays(1); time.StartOf(day) <= history.Ends; day = day.AddDays(1))
        {
            if (day.DayOfWeek == DayOfWeek.Monday)
                steps.Add(new(Part, time.Utc(day.ToDateTime(Morning)), async done => (await plan.ExecuteAsync(history.Loader, done)).WithoutValue()));
            else if (day.DayOfWeek == DayOfWeek.Friday)
                steps.Add(new(Part, time.Utc(day.ToDateTime(Evening)), done => ConfirmAsync(history.Loader.Session, done)));
        }

        return Task.FromResult(Result.Of<IReadOnlyList<SampleStep>>(steps));
    }

    private async Task<Result> ConfirmAsync(ActSession session, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var today = time.Today;
        var offices = await Provable(db, today).Select(o => o.Office!).Distinct().ToListAsync(ct);
        foreach (var office in offices.Order(StringComparer.Ordinal))
        {
            var (role, department) = Offices.Parts(office);
            if (await OfficeHolders.OfAsync(db, role, department, time, ct) is not [var holder, ..] || await people.FindAsync(holder.PersonId, session, ct) is not { } actor)
                continue;
            var owed = Provable(db, today).Where(o => o.Office == office);
            var proofs = await Evidence.For(db, actor, owed, today).Where(p => p.InTime).ToListAsync(ct);
            var wanted = proofs.GroupBy(p => p.OccurrenceId).Select(p => new Fulfilment(p.Key, p.OrderBy(x => x.HappenedOn).ThenBy(x => x.RecordId).First().RecordId)).ToList();
            if (wanted.Count > 0 && await confirm.ExecuteAsync(actor, wanted, ct) is { Succeeded: false } refused)
                return refused;
        }

        return Result.Success;
    }

    /// <summary>What is owed and has a complete record in time; most offices have nothing to confirm in most weeks.</summary>
    private static IQueryable<Occurrence> Provable(VaultDbContext db, DateOnly today) =>
        db.Set<Occurrence>().Where(o => o.FulfilledOn == null && o.PeriodFrom <= today && o.Office != null && db.Set<ObligationEvidence>().Any(e => e.ObligationId == o.ObligationId && e.To == null
            && db.Set<Record>().Any(r => r.CountedOn != null && r.HappenedOn >= o.PeriodFrom && r.HappenedOn <= o.DueOn && db.Set<Form>().Any(f => f.Id == r.FormId && f.Number == e.Form))));
}
