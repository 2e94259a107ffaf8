using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// Recalls every copy of an edition that is out, and cancels those that were never handed out (文件控制程序 4.7.1): when a newer one takes its place, and when it is
/// withdrawn without one.
/// </summary>
public sealed class CopyRecall(CompanyTime time, DueDays days)
{
    /// <summary>Due the company's number of working days after <paramref name="from"/>. What was recalled before keeps its day.</summary>
    internal async Task OfEditionAsync(Act act, Guid documentId, Guid editionId, DateOnly from)
    {
        await act.Db.SaveChangesAsync(act.Token);
        var copies = await act.Db.Set<ControlledCopy>().Where(c => c.EditionId == editionId && (c.State == CopyState.Planned || c.State == CopyState.Issued || c.State == CopyState.Acknowledged))
            .OrderBy(c => c.Ordinal).ToListAsync(act.Token);
        if (copies.Count == 0)
            return;
        var newer = await act.Db.Set<ControlledCopy>().Where(c => c.DocumentId == documentId && c.EditionId != editionId && c.State == CopyState.Planned).OrderBy(c => c.Ordinal).ToListAsync(act.Token);
        var (due, today) = (await days.AfterAsync(act.Db, from, DistributionSettings.ReturnDays, act.Token), time.Today);
        foreach (var copy in copies)
        {
            var recall = copy.State != CopyState.Planned;
            Copies.Move(act, copy, recall ? CopyAct.RequestRecall : CopyAct.Cancel, today, due: recall ? due : null);
            if (!recall)
                PassOn(copy, newer);
        }

        var edition = await act.Db.Set<Edition>().FirstAsync(e => e.Id == editionId, act.Token);
        Note(act, "copies.recalled", CopyState.RecallRequested, due);
        Note(act, "copies.cancelled", CopyState.Cancelled, null);

        void Note(Act act, string what, CopyState state, DateOnly? due)
        {
            if (copies.Where(c => c.State == state).Select(c => c.Number).ToList() is { Count: > 0 } numbers)
            {
                act.Note(what, (new ObjectRef(Edition.Kind, editionId), new { edition.Label, Numbers = string.Join('、', numbers), Due = due }),
                    (new ObjectRef(Document.Kind, documentId), null));
            }
        }
    }

    /// <summary>The old copy that the holder still has is exchanged for one of the newer edition instead.</summary>
    private static void PassOn(ControlledCopy cancelled, List<ControlledCopy> newer)
    {
        if (cancelled.ReplacesId is { } old && newer.Find(c => c.ReplacesId is null && CopyHolder.Of(c) == CopyHolder.Of(cancelled)) is { } next)
            (next.ReplacesId, next.HolderId, next.HolderName) = (old, cancelled.HolderId, cancelled.HolderName);
        cancelled.ReplacesId = null;
    }
}
