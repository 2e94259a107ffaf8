using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>The editions to be destroyed, all of one owner department, how and why.</summary>
public sealed record DestructionRequest(IReadOnlyList<Guid> Editions, DestructionMethod Method, string Reason);

/// <summary>The controller proposes a list of obsolete editions to be destroyed (文件控制程序 6). Everything on it is judged by the rules of that moment.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class ProposeDestruction(Vault vault, RunningNumbers numbers, CompanyTime time, WorkingCalendars calendars)
{
    private const int Most = 200;

    private static readonly KeptForm Form = new("ITSMS-P05-R06", "文件销毁申请与记录");

    /// <summary>
    /// Refusals: <c>act.reason-required</c>, <c>destruction.count</c>, <c>documents.not-found</c>, <c>destruction.one-department</c>, <c>lifecycle.department-missing</c>,
    /// <c>destruction.shred</c>, <c>destruction.listed-already</c> (list), <c>destruction.item</c> (document, edition, why).
    /// </summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, DestructionRequest request, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(request.Reason) is { } unreasoned)
                return unreasoned;
            var ids = request.Editions.Distinct().Order().ToList();
            if (ids.Count is 0 or > Most)
                return Error.Invalid("destruction.count", Most);
            foreach (var id in ids)
                await act.Db.Set<Edition>().Where(e => e.Id == id).ExecuteUpdateAsync(s => s.SetProperty(e => e.Round, e => e.Round), ct); // two lists must not take the same edition
            var found = await FoundAsync(act, ids);
            if (found.Count < ids.Count)
                return Error.NotFound("documents.not-found", "");
            if (await RefusalAsync(act, found, request.Method) is { } refusal)
                return refusal;
            return await AddAsync(act, found, request);
        }, ct);

    private static async Task<List<EditionOfDocument>> FoundAsync(Act act, List<Guid> ids) =>
        [.. (await DocumentRights.ReadableOf(act.Db, act.Actor, act.Db.Set<Document>()).Where(r => ids.Contains(r.Edition.Id)).ToListAsync(act.Token))
            .OrderBy(r => r.Document.Number, StringComparer.Ordinal).ThenBy(r => r.Edition.Ordinal)];

    private static async Task<Error?> RefusalAsync(Act act, List<EditionOfDocument> found, DestructionMethod method)
    {
        if (found.Exists(f => f.Document.Department is null))
            return Error.Conflict("lifecycle.department-missing");
        if (found.Select(f => f.Document.Department).Distinct().Count() > 1)
            return Error.Invalid("destruction.one-department");
        if (method != DestructionMethod.Shred && found.Find(f => f.Document.Classification == Classification.Confidential) is { } secret)
            return Error.Invalid("destruction.shred", secret.Document.Number);
        var ids = found.ConvertAll(f => f.Edition.Id);
        var listed = await act.Db.Set<DestructionItem>().Where(i => ids.Contains(i.ObjectId) && i.Fate == ItemFate.Listed)
            .Join(act.Db.Set<DestructionList>().Where(l => DestructionWorkflow.Open.Contains(l.State)), i => i.ListId, l => l.Id, (i, l) => l.Number).FirstOrDefaultAsync(act.Token);
        return listed is null ? null : Error.Conflict("destruction.listed-already", listed);
    }

    private async Task<Result<Guid>> AddAsync(Act act, List<EditionOfDocument> found, DestructionRequest request)
    {
        var list = new DestructionList
        {
            Id = act.NewId(),
            Number = await numbers.TakeAsync(act, Form),
            State = DestructionState.Proposed,
            Department = found[0].Document.Department!,
            Reason = request.Reason.Trim(),
            Method = request.Method,
            ProposedById = act.Actor.PersonId,
            ProposedByName = act.Actor.Name,
            ProposedAt = act.Now,
        };
        var of = new DestructionCase { List = list, Items = [], Steps = [] };
        act.Db.Add(list);
        foreach (var one in found)
        {
            var verdict = await MasterRule.JudgeAsync(act.Db, one.Document, one.Edition, time, act.Token);
            if (verdict.Refusal is { } refusal)
                return Error.Conflict("destruction.item", one.Document.Number, one.Edition.Label, Platform.Words.VaultWords.Of(refusal));
            of.Items.Add(Item(act, of, one, verdict));
        }

        act.Db.AddRange(of.Items);
        Decisions.Open(act, of, DestructionRule.Confirm(list.Department), await DestructionCase.DueAsync(act, time, calendars));
        act.Note("destruction.proposed", of.Objects(new { list.Number, list.Department, list.Method, list.Reason, Items = of.Items.Select(i => $"{i.Number} {i.Label}") }));
        return list.Id;
    }

    private static DestructionItem Item(Act act, DestructionCase of, EditionOfDocument one, DestructionVerdict verdict) => new()
    {
        Id = act.NewId(),
        ListId = of.List.Id,
        Ordinal = of.Items.Count,
        ObjectKind = Edition.Kind,
        ObjectId = one.Edition.Id,
        DocumentId = one.Document.Id,
        Number = one.Document.Number,
        Title = one.Document.Title,
        Level = one.Document.Level,
        Label = one.Edition.Label,
        Classification = one.Document.Classification,
        Rule = verdict.Rule,
        DueOn = verdict.DueOn,
        Fate = ItemFate.Listed,
    };
}
