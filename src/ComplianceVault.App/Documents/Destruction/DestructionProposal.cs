using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>An edition, or a paper copy of it, that is to be put on a list; the rules have nothing against it.</summary>
internal sealed record ProposedThing(Document Document, Edition Edition, ControlledCopy? Copy, DestructionVerdict Verdict)
{
    public Guid Id => Copy?.Id ?? Edition.Id;
}

/// <summary>What stands on a list that is not ended, with the number of that list.</summary>
internal sealed class ListedObject
{
    public required Guid ObjectId { get; init; }

    public required string List { get; init; }
}

/// <summary>Makes the list (文件销毁申请与记录), of editions and of paper copies alike, and asks its owner department.</summary>
public sealed class DestructionProposal(RunningNumbers numbers, CompanyTime time, WorkingCalendars calendars)
{
    internal const int Most = 200;

    private static readonly KeptForm Form = new("document_destructions", "文件销毁申请与记录");

    internal static IQueryable<ListedObject> OnOpenLists(VaultDbContext db) =>
        db.Set<DestructionItem>().Where(i => i.Fate == ItemFate.Listed)
            .Join(db.Set<DestructionList>().Where(l => DestructionWorkflow.Open.Contains(l.State)), i => i.ListId, l => l.Id, (i, l) => new ListedObject { ObjectId = i.ObjectId, List = l.Number });

    /// <summary>Refusal: <c>destruction.listed-already</c> (list).</summary>
    internal static async Task<Error?> ListedRefusalAsync(Act act, IReadOnlyCollection<Guid> ids) =>
        await OnOpenLists(act.Db).Where(o => ids.Contains(o.ObjectId)).Select(o => o.List).FirstOrDefaultAsync(act.Token) is { } list ? Error.Conflict("destruction.listed-already", list) : null;

    /// <summary>All of one owner department, in this order.</summary>
    internal async Task<Guid> AddAsync(Act act, IReadOnlyList<ProposedThing> things, DestructionMethod method, string reason)
    {
        var list = new DestructionList
        {
            Id = act.NewId(),
            Number = await numbers.TakeAsync(act, Form),
            State = DestructionState.Proposed,
            Department = things[0].Document.Department!,
            Reason = reason.Trim(),
            Method = method,
            ProposedById = act.Actor.PersonId,
            ProposedByName = act.Actor.Name,
            ProposedAt = act.Now,
        };
        var of = new DestructionCase { List = list, Items = [], Steps = [] };
        of.Items.AddRange(things.Select((t, i) => Item(act, list.Id, i, t)));
        act.Db.Add(list);
        act.Db.AddRange(of.Items);
        Decisions.Open(act, of, DestructionRule.Confirm(list.Department), await DestructionCase.DueAsync(act, time, calendars));
        act.Note("destruction.proposed", of.Objects(new { list.Number, list.Department, list.Method, list.Reason, Items = of.Items.Select(i => i.Said) }));
        return list.Id;
    }

    private static DestructionItem Item(Act act, Guid list, int ordinal, ProposedThing thing) => new()
    {
        Id = act.NewId(),
        ListId = list,
        Ordinal = ordinal,
        ObjectKind = thing.Copy is null ? Edition.Kind : ControlledCopy.ObjectKind,
        ObjectId = thing.Id,
        DocumentId = thing.Document.Id,
        EditionId = thing.Edition.Id,
        Number = thing.Document.Number,
        Title = thing.Document.Title,
        Level = thing.Document.Level,
        Label = thing.Edition.Label,
        CopyNumber = thing.Copy?.Number,
        Classification = thing.Document.Classification,
        Rule = thing.Verdict.Rule,
        DueOn = thing.Verdict.DueOn,
        Fate = ItemFate.Listed,
    };
}
