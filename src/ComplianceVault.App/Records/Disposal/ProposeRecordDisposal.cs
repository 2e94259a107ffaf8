using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>The records to be destroyed, how and why.</summary>
public sealed record RecordDisposalRequest(IReadOnlyList<Guid> Records, DestructionMethod Method, string Reason);

/// <summary>
/// The controller proposes records whose period has passed (到期鉴定, 记录控制程序 4.5.3). They go the way of every list: owner, hold check, approval, two persons,
/// certificate. Each department gets a list of its own for each class of keeping.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class ProposeRecordDisposal(Vault vault, DestructionProposal proposal, CompanyTime time)
{
    /// <summary>
    /// Refusals: <c>act.reason-required</c>, <c>destruction.count</c>, <c>records.not-found</c>, <c>destruction.method</c>, <c>destruction.shred</c> (record),
    /// <c>destruction.listed-already</c> (list), <c>disposal.item</c> (record, why).
    /// </summary>
    public Task<Result<IReadOnlyList<Guid>>> ExecuteAsync(Actor actor, RecordDisposalRequest request, CancellationToken ct) =>
        vault.ActAsync<IReadOnlyList<Guid>>(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(request.Reason) is { } unreasoned)
                return unreasoned;
            var ids = request.Records.Distinct().ToList();
            if (ids.Count is 0 or > DestructionProposal.Most)
                return Error.Invalid("destruction.count", DestructionProposal.Most);
            if (request.Method is not (DestructionMethod.Erase or DestructionMethod.Shred))
                return Error.Invalid("destruction.method", request.Method);
            if (await RecordRights.Readable(act.Db, actor).CountAsync(r => ids.Contains(r.Id), ct) < ids.Count)
                return Error.NotFound("records.not-found");
            var judged = (await RecordRule.LockAsync(act, ids, time)).Values.OrderBy(v => v.Record.Number, StringComparer.Ordinal).ToList();
            return await RefusalAsync(act, judged, request.Method) is { } refusal ? refusal : Result.Of(await AddAsync(act, judged, request));
        }, ct);

    private static async Task<Error?> RefusalAsync(Act act, List<RecordVerdict> judged, DestructionMethod method) =>
        judged.Find(v => v.Refusal is not null) is { } kept ? Error.Conflict("disposal.item", kept.Record.Number ?? "", VaultWords.Of(kept.Refusal!))
        : method != DestructionMethod.Shred && judged.Find(v => v.Record.Classification == Classification.Confidential) is { } secret ? Error.Invalid("destruction.shred", secret.Record.Number ?? "")
        : await DestructionProposal.ListedRefusalAsync(act, judged.ConvertAll(v => v.Record.Id));

    private async Task<IReadOnlyList<Guid>> AddAsync(Act act, List<RecordVerdict> judged, RecordDisposalRequest request)
    {
        var (lists, thing) = (new List<Guid>(), await ThingsAsync(act, judged));
        foreach (var group in judged.GroupBy(v => (v.Record.Department, v.Form.Retention)).OrderBy(g => g.Key.Department, StringComparer.Ordinal).ThenBy(g => g.Key.Retention, StringComparer.Ordinal))
        {
            lists.Add(await proposal.AddAsync(act, [.. group.Select(thing)], request.Method, request.Reason));
            await act.Db.SaveChangesAsync(act.Token);
        }

        return lists;
    }

    private static async Task<Func<RecordVerdict, ProposedThing>> ThingsAsync(Act act, List<RecordVerdict> judged)
    {
        var editions = judged.Select(v => v.Record.FormEditionId).Distinct().ToArray();
        var labels = await act.Db.Set<FormEdition>().Where(e => editions.Contains(e.Id)).Join(act.Db.Set<Edition>(), e => e.EditionId, x => (Guid?)x.Id, (e, x) => new { e.Id, x.Label }).ToDictionaryAsync(e => e.Id, e => e.Label, act.Token);
        var audits = await RecordRule.OfAuditOrReviewAsync(act.Db, [.. judged.Select(v => v.Form.Id).Distinct()], act.Token);
        return v => new(
            Record.Kind, v.Record.Id, v.Record.Number!, v.Form.TitleZh, audits.Contains(v.Form.Id) ? RecordRule.AuditOrReview : RecordRule.Other, labels.GetValueOrDefault(v.Record.FormEditionId, ""),
            v.Record.Classification, v.Record.Department, v.DueOn!.Value, v.Rule);
    }
}
