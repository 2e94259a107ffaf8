using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk;

/// <summary>From which day on the management is told of changes; <paramref name="Review"/>: the report of the management review of that day, null: there is none.</summary>
public sealed record BriefPeriod(DateOnly Since, string? Review);

/// <summary>The period of the management's page: since the last management review (管理评审程序), or the last 90 days while none is on record.</summary>
[Needs(Permission.Read)]
public sealed class BriefQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    /// <summary>While no review is on record.</summary>
    public const int Days = 90;

    public async Task<Result<BriefPeriod>> PeriodAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var held = await db.Set<Record>().AsNoTracking()
            .Where(r => r.State == RecordState.Locked && FormCodes.Form(db, FormCodes.ReviewReport).Any(f => f.Id == r.FormId))
            .Select(r => new { r.Number, On = r.HappenedOn ?? r.EnteredOn }).Where(r => r.On != null).OrderByDescending(r => r.On).FirstOrDefaultAsync(ct);
        return held is null ? new BriefPeriod(time.Today.AddDays(-Days), null) : new BriefPeriod(held.On!.Value, held.Number);
    }
}
