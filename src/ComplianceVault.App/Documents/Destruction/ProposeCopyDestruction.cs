using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>The returned paper copies to be destroyed, how and why.</summary>
public sealed record CopyDestructionRequest(IReadOnlyList<Guid> Copies, DestructionMethod Method, string Reason);

/// <summary>
/// The controller proposes that returned copies of obsolete editions are destroyed, while the editions stay (文件控制程序 4.7, 6). They go the way of every list:
/// owner, hold check, approval, two persons, certificate. Each owner department gets a list of its own.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class ProposeCopyDestruction(Vault vault, DestructionProposal proposal, CompanyTime time)
{
    /// <summary>
    /// Refusals: <c>act.reason-required</c>, <c>copies.none-chosen</c>, <c>destruction.count</c>, <c>copies.not-found</c>, <c>destruction.method</c>,
    /// <c>destruction.shred</c> (document), <c>lifecycle.department-missing</c>, <c>destruction.listed-already</c> (list), <c>destruction.item</c> (document, edition and
    /// 分发号, why).
    /// </summary>
    public Task<Result<IReadOnlyList<Guid>>> ExecuteAsync(Actor actor, CopyDestructionRequest request, CancellationToken ct) =>
        vault.ActAsync<IReadOnlyList<Guid>>(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(request.Reason) is { } unreasoned)
                return unreasoned;
            if (request.Copies.Count > DestructionProposal.Most)
                return Error.Invalid("destruction.count", DestructionProposal.Most);
            var found = await Copies.LockAsync(act, request.Copies);
            if (!found.Succeeded)
                return found.Error;
            if ((MethodRefusal(found.Value, request.Method) ?? await DestructionProposal.ListedRefusalAsync(act, [.. found.Value.Select(c => c.Copy.Id)])) is { } refusal)
                return refusal;
            var things = await JudgedAsync(act, found.Value);
            return things.Succeeded ? await AddAsync(act, things.Value, request) : things.Error;
        }, ct);

    private static Error? MethodRefusal(IReadOnlyList<CopyCase> copies, DestructionMethod method)
    {
        if (method is not (DestructionMethod.ShredPaper or DestructionMethod.Reuse))
            return Error.Invalid("destruction.method", method);
        if (copies.Any(c => c.Document.Department is null))
            return Error.Conflict("lifecycle.department-missing");
        return method == DestructionMethod.Reuse && copies.FirstOrDefault(c => c.Document.Classification is Classification.Restricted or Classification.Confidential) is { } secret
            ? Error.Invalid("destruction.shred", secret.Document.Number)
            : null;
    }

    private async Task<Result<List<ProposedThing>>> JudgedAsync(Act act, IReadOnlyList<CopyCase> copies)
    {
        var things = new List<ProposedThing>();
        foreach (var of in copies.OrderBy(c => c.Document.Number, StringComparer.Ordinal).ThenBy(c => c.Copy.Ordinal))
        {
            var verdict = await CopyRule.JudgeAsync(act.Db, of, time, act.Token);
            if (verdict.Refusal is { } refusal)
                return Error.Conflict("destruction.item", of.Document.Number, $"{of.Edition.Label} · {of.Copy.Number}", Platform.Words.VaultWords.Of(refusal));
            things.Add(ProposedThing.Of(of.Document, of.Edition, of.Copy, verdict));
        }

        return things;
    }

    private async Task<Result<IReadOnlyList<Guid>>> AddAsync(Act act, List<ProposedThing> things, CopyDestructionRequest request)
    {
        var lists = new List<Guid>();
        foreach (var department in things.GroupBy(t => t.Department).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            lists.Add(await proposal.AddAsync(act, [.. department], request.Method, request.Reason));
            await act.Db.SaveChangesAsync(act.Token);
        }

        return Result.Of<IReadOnlyList<Guid>>(lists);
    }
}
