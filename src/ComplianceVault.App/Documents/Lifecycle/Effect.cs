using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Whether a published edition can come into force today, and its doing so.</summary>
internal static class Effect
{
    /// <summary>Why an edition whose day has come is not in force: the controller's board shows it. Null: nothing stands against it, or its day is still to come.</summary>
    public static async Task<Error?> BlockedAsync(VaultDbContext db, Edition edition, DateOnly today, CancellationToken ct)
    {
        if (edition.State != EditionState.Published || edition.EffectiveDate is not { } day || day > today)
            return null;
        if (edition.TrainingRequired && !await db.Set<EditionTraining>().AnyAsync(t => t.EditionId == edition.Id && t.Round == edition.Round, ct))
            return Error.Conflict("lifecycle.training-unfinished", day);
        var newer = await db.Set<Edition>().Where(e => e.DocumentId == edition.DocumentId && e.State == EditionState.Effective && e.Ordinal > edition.Ordinal)
            .Select(e => e.Label).FirstOrDefaultAsync(ct);
        return newer is null ? null : Error.Conflict("lifecycle.newer-in-force", newer);
    }

    /// <summary>
    /// Brings the edition into force when its day has come and nothing stands against it; true when it did. It counts from the day that was published; where the
    /// training came later than that, from today, because the past is not changed.
    /// </summary>
    public static async Task<Result<bool>> TryAsync(Act act, Edition edition, CompanyTime time)
    {
        await act.Db.SaveChangesAsync(act.Token);
        var today = time.Today;
        if (edition.State != EditionState.Published || edition.EffectiveDate is not { } day || day > today || await BlockedAsync(act.Db, edition, today, act.Token) is not null)
            return false;
        var trained = edition.TrainingRequired ? await act.Db.Set<EditionTraining>().Where(t => t.EditionId == edition.Id && t.Round == edition.Round).MinAsync(t => (DateTime?)t.At, act.Token) : null;
        var from = trained is { } at && DateOnly.FromDateTime(time.Local(at)) > day ? today : day;
        return await EditionsInForce.TakeEffectAsync(act, edition, from) is { Succeeded: false } refused ? refused.Error : true;
    }
}
