using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>The paper copies of a list: each is closed in the transaction of the witness, under the certificate's number.</summary>
internal static class CopyDisposal
{
    public static async Task<Result> DestroyAsync(Act act, DestructionCase of, string certificate, DateOnly today)
    {
        var items = of.Listed.Where(i => i.ObjectKind == ControlledCopy.ObjectKind).ToList();
        if (items.Count == 0)
            return Result.Success;
        var found = await Copies.LockAsync(act, [.. items.Select(i => i.ObjectId)]);
        if (!found.Succeeded)
            return found.Error;
        foreach (var (item, copy) in items.Join(found.Value, i => i.ObjectId, c => c.Copy.Id, (i, c) => (i, c.Copy)))
        {
            if (Copies.Move(act, copy, CopyAct.Destroy, today, certificate) is { Succeeded: false } refused)
                return refused;
            (item.Fate, item.FateAt) = (ItemFate.Destroyed, act.Now);
            await Disposing.DisposeAsync(act, new(act.Now, item.ObjectKind, item.ObjectId, certificate, []));
        }

        // Of an edition that goes itself no detail is kept in the trail; the list's own entry names its copies.
        var gone = of.Items.Where(i => i.CopyNumber is null && i.Fate == ItemFate.Destroyed).Select(i => i.ObjectId).ToHashSet();
        Copies.Note(act, "copies.destroyed", found.Value.Where(c => !gone.Contains(c.Edition.Id)), c => new { c[0].Edition.Label, Numbers = Copies.Numbers(c), Certificate = certificate });
        return Result.Success;
    }
}

/// <summary>A restored older backup learns from the journal that the paper is gone, whatever it says of it.</summary>
internal sealed class ClearCopy(CompanyTime time) : IFactHandler<ObjectDisposed>
{
    public async Task HandleAsync(ObjectDisposed fact, Act act)
    {
        if (fact.Object.Kind != ControlledCopy.ObjectKind
            || await act.Db.Set<ControlledCopy>().FirstOrDefaultAsync(c => c.Id == fact.Object.Id, act.Token) is not { State: not CopyState.Destroyed } copy)
        {
            return;
        }

        (copy.State, copy.StateAt, copy.Due) = (CopyState.Destroyed, act.Now, null);
        Copies.Write(act, copy, CopyAct.Destroy, time.Today, fact.Certificate);
    }
}
