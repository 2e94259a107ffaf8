using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>The editions to be destroyed, all of one owner department, how and why.</summary>
public sealed record DestructionRequest(IReadOnlyList<Guid> Editions, DestructionMethod Method, string Reason);

/// <summary>
/// The controller proposes a list of obsolete editions to be destroyed (文件控制程序 6). Everything on it is judged by the rules of that moment. What is left of an
/// edition on paper, the kept copy too, goes by the same list.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class ProposeDestruction(Vault vault, DestructionProposal proposal, CompanyTime time)
{
    /// <summary>
    /// Refusals: <c>act.reason-required</c>, <c>destruction.count</c>, <c>documents.not-found</c>, <c>destruction.one-department</c>, <c>lifecycle.department-missing</c>,
    /// <c>destruction.shred</c>, <c>destruction.listed-already</c> (list), <c>destruction.item</c> (document, edition, why), <c>destruction.copies-out</c> (document,
    /// edition, 分发号), <c>destruction.shred-paper</c>, <c>destruction.method</c>.
    /// </summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, DestructionRequest request, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(request.Reason) is { } unreasoned)
                return unreasoned;
            var ids = request.Editions.Distinct().Order().ToList();
            if (ids.Count is 0 or > DestructionProposal.Most)
                return Error.Invalid("destruction.count", DestructionProposal.Most);
            foreach (var id in ids)
                await act.Db.Set<Edition>().Where(e => e.Id == id).ExecuteUpdateAsync(s => s.SetProperty(e => e.Round, e => e.Round), ct); // two lists must not take the same edition
            var found = await FoundAsync(act, ids);
            if (found.Count < ids.Count)
                return Error.NotFound("documents.not-found", "");
            return await RefusalAsync(act, found, request.Method) is { } refusal ? refusal : await AddAsync(act, found, request);
        }, ct);

    private static async Task<List<EditionOfDocument>> FoundAsync(Act act, List<Guid> ids) =>
        [.. (await DocumentRights.ReadableOf(act.Db, act.Actor, act.Db.Set<Document>()).Where(r => ids.Contains(r.Edition.Id)).ToListAsync(act.Token))
            .OrderBy(r => r.Document.Number, StringComparer.Ordinal).ThenBy(r => r.Edition.Ordinal)];

    private static async Task<Error?> RefusalAsync(Act act, List<EditionOfDocument> found, DestructionMethod method)
    {
        if (method is not (DestructionMethod.Erase or DestructionMethod.Shred))
            return Error.Invalid("destruction.method", method);
        if (found.Exists(f => f.Document.Department is null))
            return Error.Conflict("lifecycle.department-missing");
        if (found.Select(f => f.Document.Department).Distinct().Count() > 1)
            return Error.Invalid("destruction.one-department");
        if (method != DestructionMethod.Shred && found.Find(f => f.Document.Classification == Classification.Confidential) is { } secret)
            return Error.Invalid("destruction.shred", secret.Document.Number);
        return await DestructionProposal.ListedRefusalAsync(act, found.ConvertAll(f => f.Edition.Id));
    }

    private async Task<Result<Guid>> AddAsync(Act act, List<EditionOfDocument> found, DestructionRequest request)
    {
        foreach (var document in found.Select(f => f.Document.Id).Distinct().Order())
            await Copies.LockDocumentAsync(act, document);
        var things = new List<ProposedThing>();
        foreach (var one in found)
        {
            var verdict = await MasterRule.JudgeAsync(act.Db, one.Document, one.Edition, time, act.Token);
            if (verdict.Refusal is { } refusal)
                return Error.Conflict("destruction.item", one.Document.Number, one.Edition.Label, Platform.Words.VaultWords.Of(refusal));
            var copies = await act.Db.Set<ControlledCopy>().Where(c => c.EditionId == one.Edition.Id).OrderBy(c => c.Ordinal).ToListAsync(act.Token);
            if (copies.Find(c => Copies.Open.Contains(c.State) || c.State == CopyState.LossReported) is { } lent)
                return Error.Conflict("destruction.copies-out", one.Document.Number, one.Edition.Label, lent.Number);
            var listed = await DestructionProposal.OnOpenLists(act.Db).Where(o => copies.Select(c => c.Id).Contains(o.ObjectId)).Select(o => o.ObjectId).ToListAsync(act.Token);
            things.Add(ProposedThing.Of(one.Document, one.Edition, null, verdict));
            things.AddRange(copies.Where(c => c.State is CopyState.Returned or CopyState.Kept && !listed.Contains(c.Id)).Select(c => ProposedThing.Of(one.Document, one.Edition, c, verdict)));
        }

        if (request.Method != DestructionMethod.Shred && things.Find(t => t.CopyNumber is not null) is { } paper)
            return Error.Invalid("destruction.shred-paper", paper.Number, paper.Label);
        return await proposal.AddAsync(act, things, request.Method, request.Reason);
    }
}
