using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// A complete 《培训记录》 that names a document counts as the training of its edition that is approved or issued, when the training was not before the approval; one that
/// is voided while the edition is not in force counts no longer.
/// </summary>
internal sealed class CountTrainingRecords(CompanyTime time) : IFactHandler<RecordLocked>, IFactHandler<RecordEnded>
{
    public async Task HandleAsync(RecordLocked fact, Act act)
    {
        if (!await FormCodes.Form(act.Db, FormCodes.TrainingRecord).AnyAsync(f => f.Id == fact.FormId, act.Token))
            return;
        await act.Db.SaveChangesAsync(act.Token);
        var record = await act.Db.Set<Record>().AsNoTracking().FirstAsync(r => r.Id == fact.RecordId, act.Token);
        var named = (await act.Db.Set<RecordLink>().Where(l => l.RecordId == fact.RecordId && l.ToOrdinal == null && l.TargetKind == Document.Kind).Select(l => l.TargetId).ToListAsync(act.Token))
            .ConvertAll(Guid.Parse);
        var awaiting = await act.Db.Set<Edition>().Where(e => named.Contains(e.DocumentId) && Trainings.Untrained(act.Db).Any(u => u.Id == e.Id)).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(act.Token);
        foreach (var id in awaiting)
        {
            if (await EditionCase.LockAsync(act, id) is { } of && record.HappenedOn >= ApprovedOn(of))
                await CountAsync(act, of, record);
        }
    }

    public async Task HandleAsync(RecordEnded fact, Act act)
    {
        var counted = await act.Db.Set<EditionTraining>()
            .Where(t => t.RecordId == fact.RecordId && act.Db.Set<Edition>().Any(e => e.Id == t.EditionId && (e.State == EditionState.Approved || e.State == EditionState.Published))).ToListAsync(act.Token);
        foreach (var training in counted)
        {
            act.Db.Remove(training);
            act.Note("edition.training-record-ended", new ObjectRef(Edition.Kind, training.EditionId), new { Evidence = training.Note });
        }
    }

    private DateOnly? ApprovedOn(EditionCase of) =>
        of.OfRound.Where(t => t.Meaning == SignatureMeaning.Approve && t.Outcome == TaskOutcome.Signed).Max(t => t.DoneAt) is { } at ? DateOnly.FromDateTime(time.Local(at)) : null;

    private async Task CountAsync(Act act, EditionCase of, Record record)
    {
        Trainings.Add(act, of, waived: false, record.HappenedOn!.Value, record.Number!, record.Id);
        act.Note("edition.training-recorded", (of.Ref, new { of.Edition.Label, On = record.HappenedOn, Evidence = record.Number }), (of.DocumentRef, null), (new ObjectRef(Record.Kind, record.Id), null));
        await Effect.TryAsync(act, of.Edition, time);
    }
}

/// <summary>阅知 before effect: once the whole electronic scope has confirmed an issued edition, that is its training.</summary>
internal static class ReadingAsTraining
{
    /// <summary>Counts it where it is complete; whether the edition comes into force is asked afterwards.</summary>
    public static async Task CountAsync(Act act, EditionCase of, CompanyTime time)
    {
        await act.Db.SaveChangesAsync(act.Token);
        var edition = of.Edition;
        if (edition.State != EditionState.Published || !await Trainings.Untrained(act.Db).AnyAsync(e => e.Id == edition.Id, act.Token)
            || await Readers.Awaited(act.Db).AnyAsync(r => r.EditionId == edition.Id, act.Token))
            return;
        var readers = await act.Db.Set<ReadingConfirmation>().CountAsync(c => c.EditionId == edition.Id, act.Token);
        if (readers == 0)
            return;
        var evidence = VaultWords.Of("lifecycle.training-by-reading", [readers], PaperWords.Chinese);
        Trainings.Add(act, of, waived: false, time.Today, evidence);
        act.Note("edition.training-recorded", (of.Ref, new { edition.Label, On = time.Today, Evidence = evidence }), (of.DocumentRef, null));
    }
}
