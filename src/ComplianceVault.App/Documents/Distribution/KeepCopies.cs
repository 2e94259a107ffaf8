using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// 作废保留: of every obsolete edition the controller keeps one returned copy on paper, stamped, at a place that is written down; the others are destroyed (decision 32,
/// 文件控制程序 4.7.1).
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class KeepCopies(Vault vault, CompanyTime time)
{
    /// <summary>
    /// Refusals: <c>copies.none-chosen</c>, <c>copies.too-many</c>, <c>copies.not-found</c>, <c>copies.not-allowed</c>, <c>copies.place-required</c>,
    /// <c>act.text-too-long</c>, <c>copies.in-force</c> (分发号, state), <c>copies.kept-before</c> (edition, 分发号), <c>destruction.listed-already</c> (list).
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, IReadOnlyList<Guid> copies, string place, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.Refusal(place, Texts.Name, "copies.place-required") is { } nowhere)
                return nowhere;
            var found = await Copies.LockAsync(act, copies);
            if (!found.Succeeded)
                return found.Error;
            if (await DestructionProposal.ListedRefusalAsync(act, [.. found.Value.Select(c => c.Copy.Id)]) is { } listed)
                return listed;
            foreach (var of in found.Value)
            {
                if ((InForceRefusal(of) ?? await KeptRefusalAsync(act, of, found.Value)) is { } refusal)
                    return refusal;
                if (Copies.Move(act, of.Copy, CopyAct.Keep, time.Today, place.Trim()) is { Succeeded: false } refused)
                    return refused;
            }

            Copies.Note(act, "copies.kept", found.Value, c => new { c[0].Edition.Label, Numbers = Copies.Numbers(c), Place = place.Trim() });
            return Result.Success;
        }, ct);

    internal static Error? InForceRefusal(CopyCase of) => of.Edition.State is EditionState.Obsolete or EditionState.RetainedObsolete or EditionState.Destroyed
        ? null
        : Error.Conflict("copies.in-force", of.Copy.Number, of.Edition.State);

    /// <summary>One copy an edition: kept before, or chosen here as well.</summary>
    private static async Task<Error?> KeptRefusalAsync(Act act, CopyCase of, IReadOnlyList<CopyCase> chosen)
    {
        var before = await act.Db.Set<ControlledCopy>().Where(c => c.EditionId == of.Edition.Id && c.State == CopyState.Kept && c.Id != of.Copy.Id).Select(c => c.Number).FirstOrDefaultAsync(act.Token)
            ?? chosen.FirstOrDefault(c => c.Edition.Id == of.Edition.Id && c.Copy.Id != of.Copy.Id)?.Copy.Number;
        return before is null ? null : Error.Conflict("copies.kept-before", of.Edition.Label, before);
    }
}
