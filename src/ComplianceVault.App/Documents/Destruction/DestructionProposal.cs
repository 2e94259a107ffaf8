using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>An edition, a paper copy of one, or a record that is to be put on a list; the rules have nothing against it.</summary>
internal sealed record ProposedThing(string Kind, Guid Id, string Number, string Title, string Level, string Label, Classification Classification, string Department, DateOnly DueOn, string Rule)
{
    public Guid? DocumentId { get; init; }

    public Guid? EditionId { get; init; }

    public string? CopyNumber { get; init; }

    public static ProposedThing Of(Document document, Edition edition, ControlledCopy? copy, DestructionVerdict verdict) => new(
        copy is null ? Edition.Kind : ControlledCopy.ObjectKind, copy?.Id ?? edition.Id, document.Number, document.Title, document.Level, edition.Label, document.Classification,
        document.Department!, verdict.DueOn, verdict.Rule)
    {
        DocumentId = document.Id,
        EditionId = edition.Id,
        CopyNumber = copy?.Number,
    };
}

/// <summary>What stands on a list that is not ended, with the number of that list.</summary>
internal sealed class ListedObject
{
    public required Guid ObjectId { get; init; }

    public required string List { get; init; }
}

/// <summary>Makes the list (文件销毁申请与记录, of records 记录销毁清单) and asks its owner department.</summary>
public sealed class DestructionProposal(RunningNumbers numbers, CompanyTime time, WorkingCalendars calendars)
{
    internal const int Most = 200;

    private static readonly KeptForm OfDocuments = new("document_destructions", "文件销毁申请与记录");

    private static readonly KeptForm OfRecords = new("record_disposals", "记录销毁清单");

    internal static IQueryable<ListedObject> OnOpenLists(VaultDbContext db) =>
        db.Set<DestructionItem>().Where(i => i.Fate == ItemFate.Listed)
            .Join(db.Set<DestructionList>().Where(l => DestructionWorkflow.Open.Contains(l.State)), i => i.ListId, l => l.Id, (i, l) => new ListedObject { ObjectId = i.ObjectId, List = l.Number });

    /// <summary>Refusal: <c>destruction.listed-already</c> (list).</summary>
    internal static async Task<Error?> ListedRefusalAsync(Act act, IReadOnlyCollection<Guid> ids) =>
        await OnOpenLists(act.Db).Where(o => ids.Contains(o.ObjectId)).Select(o => o.List).FirstOrDefaultAsync(act.Token) is { } list ? Error.Conflict("destruction.listed-already", list) : null;

    /// <summary>All of one kind and of one owner department, in this order.</summary>
    internal async Task<Guid> AddAsync(Act act, IReadOnlyList<ProposedThing> things, DestructionMethod method, string reason)
    {
        var list = new DestructionList
        {
            Id = act.NewId(),
            Number = await numbers.TakeAsync(act, things[0].Kind == Record.Kind ? OfRecords : OfDocuments),
            State = DestructionState.Proposed,
            Department = things[0].Department,
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
        ObjectKind = thing.Kind,
        ObjectId = thing.Id,
        DocumentId = thing.DocumentId,
        EditionId = thing.EditionId,
        Number = thing.Number,
        Title = thing.Title,
        Level = thing.Level,
        Label = thing.Label,
        CopyNumber = thing.CopyNumber,
        Classification = thing.Classification,
        Rule = thing.Rule,
        DueOn = thing.DueOn,
        Fate = ItemFate.Listed,
    };
}
