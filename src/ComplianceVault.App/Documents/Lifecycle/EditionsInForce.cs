using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>An edition came into force; its predecessor, if any, went out in the same transaction.</summary>
public sealed record EditionEffective(Guid DocumentId, Guid EditionId, Guid? SupersededId, DateOnly From) : IFact;

/// <summary>Keeps exactly one edition of a document in force (R18), with the periods that answer "as of" a past day (decision 8).</summary>
internal static class EditionsInForce
{
    /// <summary>Brings an edition that was approved before into force, or, when a higher one already is, into the archive as 作废.</summary>
    public static async Task<Result> BringInAsync(Act act, Edition edition, DateOnly from)
    {
        var current = await CurrentAsync(act, edition.DocumentId);
        if (current is not null && current.Ordinal > edition.Ordinal)
            return await ArchiveAsync(act, edition, from);
        return await TakeEffectAsync(act, edition, EditionAct.ConfirmExisting, from, current);
    }

    /// <summary>Brings a form's edition into force with the edition of its parent (decision 25); the first one has none before it.</summary>
    public static async Task<Result> FollowParentAsync(Act act, Edition edition, DateOnly from, bool isFirst) =>
        await TakeEffectAsync(act, edition, EditionAct.TakeEffectWithParent, from, isFirst ? null : await CurrentAsync(act, edition.DocumentId));

    /// <summary>Brings a registered edition of an external document into force, with the one it replaces going out.</summary>
    public static async Task<Result> RegisterAsync(Act act, Edition edition, DateOnly from) =>
        await TakeEffectAsync(act, edition, EditionAct.Register, from, await CurrentAsync(act, edition.DocumentId));

    /// <summary>Brings a published edition into force on its effective day, with the one it replaces going out (decision 28).</summary>
    public static async Task<Result> TakeEffectAsync(Act act, Edition edition, DateOnly from)
    {
        var current = await CurrentAsync(act, edition.DocumentId);
        return current is not null && current.Ordinal > edition.Ordinal
            ? Error.Conflict("lifecycle.newer-in-force", current.Label)
            : await TakeEffectAsync(act, edition, EditionAct.TakeEffect, from, current);
    }

    /// <summary>Takes the edition in force out without a successor, from <paramref name="day"/> on (文件控制程序 4.7.2).</summary>
    public static async Task<Result> WithdrawAsync(Act act, Edition edition, DateOnly day)
    {
        if (EditionMoves.Move(act, edition, EditionAct.Withdraw) is { Succeeded: false } refused)
            return refused;
        var period = await act.Db.Set<EditionInForce>().FirstAsync(f => f.EditionId == edition.Id, act.Token);
        period.To = day > period.From ? day : period.From;
        act.Note("edition.withdrawn", (new ObjectRef(Edition.Kind, edition.Id), new { edition.Label, From = day }), (new ObjectRef(Document.Kind, edition.DocumentId), null));
        await act.Db.SaveChangesAsync(act.Token);
        await act.RaiseAsync(new EditionWithdrawn(edition.DocumentId, edition.Id, day));
        return Result.Success;
    }

    private static async Task<Result> TakeEffectAsync(Act act, Edition edition, EditionAct by, DateOnly from, Edition? current)
    {
        var next = EditionWorkflow.Table.Next(edition.State, by);
        if (!next.Succeeded)
            return next.Error;
        if (current is not null && await SupersedeAsync(act, current, from) is { Succeeded: false } refused)
            return refused;
        (edition.State, edition.StateAt) = (next.Value, act.Now);
        edition.EffectiveDate = from;
        act.Db.Add(new EditionInForce { EditionId = edition.Id, DocumentId = edition.DocumentId, From = from, EnteredAt = act.Now });
        act.Note("edition.effective", (new ObjectRef(Edition.Kind, edition.Id), new { edition.Label, From = from }), (new ObjectRef(Document.Kind, edition.DocumentId), null));
        await act.RaiseAsync(new EditionEffective(edition.DocumentId, edition.Id, current?.Id, from));
        return Result.Success;
    }

    private static async Task<Result> SupersedeAsync(Act act, Edition current, DateOnly from)
    {
        var next = EditionWorkflow.Table.Next(current.State, EditionAct.Supersede);
        if (!next.Succeeded)
            return next.Error;
        var period = await act.Db.Set<EditionInForce>().FirstAsync(f => f.EditionId == current.Id, act.Token);
        period.To = from > period.From ? from : period.From;
        (current.State, current.StateAt) = (next.Value, act.Now);
        act.Note("edition.obsolete", new ObjectRef(Edition.Kind, current.Id), new { current.Label, From = from, EnteredAt = act.Now });
        await act.Db.SaveChangesAsync(act.Token); // the open period must end before the next one begins
        return Result.Success;
    }

    private static async Task<Result> ArchiveAsync(Act act, Edition edition, DateOnly from)
    {
        var next = EditionWorkflow.Table.Next(edition.State, EditionAct.ConfirmOlder);
        if (!next.Succeeded)
            return next.Error;
        var after = await act.Db.Set<EditionInForce>().Where(f => f.DocumentId == edition.DocumentId && f.From >= from).MinAsync(f => (DateOnly?)f.From, act.Token);
        edition.State = next.Value;
        act.Db.Add(new EditionInForce { EditionId = edition.Id, DocumentId = edition.DocumentId, From = from, To = after ?? from, EnteredAt = act.Now });
        act.Note("edition.archived", (new ObjectRef(Edition.Kind, edition.Id), new { edition.Label, From = from }), (new ObjectRef(Document.Kind, edition.DocumentId), null));
        return Result.Success;
    }

    private static async Task<Edition?> CurrentAsync(Act act, Guid documentId)
    {
        await act.Db.SaveChangesAsync(act.Token);
        return await act.Db.Set<Edition>().FirstOrDefaultAsync(e => e.DocumentId == documentId && e.State == EditionState.Effective, act.Token);
    }
}
