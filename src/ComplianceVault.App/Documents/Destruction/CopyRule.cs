using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>
/// When a paper copy may be destroyed (decision 32): it came back, its edition is obsolete, and one copy of that edition is kept as the master (作废保留). The kept one
/// goes with its edition and not before, so it stays as long as the records made under it. Holds come before everything (R24).
/// </summary>
internal static class CopyRule
{
    public static async Task<DestructionVerdict> JudgeAsync(VaultDbContext db, CopyCase of, CompanyTime time, CancellationToken ct)
    {
        var back = of.Copy.ReturnedOn ?? DateOnly.FromDateTime(time.Local(of.Copy.StateAt));
        return new(back, PaperWords.Of("destruction-rule-copy", PaperWords.Day(back)), await RefusalAsync(db, of, withEdition: false, ct));
    }

    /// <summary><paramref name="withEdition"/>: the edition itself goes by the same list.</summary>
    public static async Task<Error?> RefusalAsync(VaultDbContext db, CopyCase of, bool withEdition, CancellationToken ct)
    {
        var (copy, edition) = (of.Copy, of.Edition);
        if (!CopyWorkflow.Table.Next(copy.State, CopyAct.Destroy).Succeeded)
            return Error.Conflict("copies.not-allowed", copy.Number, CopyAct.Destroy, copy.State);
        if (KeepCopies.InForceRefusal(of) is { } inForce)
            return inForce;
        if (await DestructionHolds.Of(db, of.Document.Id, edition.Id).OrderBy(h => h.SetAt).FirstOrDefaultAsync(ct) is { } hold)
            return Error.Conflict("destruction.held", hold.SetByName, hold.Reason);
        if (await RecordsInWork.OfDocumentAsync(db, of.Document.Id, ct) is { } open)
            return Error.Conflict("destruction.record-open", open.Name, open.Title);
        if (withEdition || edition.State == EditionState.Destroyed)
            return null;
        return copy.State == CopyState.Kept ? Error.Conflict("destruction.kept-copy")
            : await db.Set<ControlledCopy>().AnyAsync(c => c.EditionId == edition.Id && c.State == CopyState.Kept, ct) ? null
            : Error.Conflict("destruction.keep-first");
    }
}
