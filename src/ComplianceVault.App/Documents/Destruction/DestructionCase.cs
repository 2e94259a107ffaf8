using System.Globalization;
using System.Text.Json;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Records.Disposal;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>A list with all that its guards look at.</summary>
internal sealed class DestructionCase : IDecided
{
    public required DestructionList List { get; init; }

    public required List<DestructionItem> Items { get; init; }

    public required List<DecisionStep> Steps { get; init; }

    public ObjectRef Ref => new(DestructionList.Kind, List.Id);

    public Guid InitiatorId => List.ProposedById;

    public IEnumerable<DestructionItem> Listed => Items.Where(i => i.Fate == ItemFate.Listed);

    /// <summary>Over the list as it stands: what was left out since is not signed.</summary>
    public string ContentHash => Decisions.HashOf(
        "destruction-v1", List.Number, List.Department, List.Reason, List.Method.ToString(), List.ProposedById,
        Listed.Select(i => new[] { i.ObjectKind, i.ObjectId.ToString("D"), i.Number, i.Title, i.Label, i.CopyNumber, i.Classification.ToString(), i.Rule }));

    /// <summary>The list itself, and the editions and records on it so that the entry is covered for who may not read them.</summary>
    public IReadOnlyList<(ObjectRef, object?)> Objects(object detail) =>
        [(Ref, detail), .. Items.Select(i => i.EditionId is { } edition ? new ObjectRef(Edition.Kind, edition) : new ObjectRef(i.ObjectKind, i.ObjectId)).Distinct().Select(o => (o, (object?)null))];

    public static async Task<DestructionCase?> LockAsync(Act act, Guid id)
    {
        var found = await act.Db.Set<DestructionList>().Where(l => l.Id == id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Number, l => l.Number), act.Token);
        return found == 0 ? null : await LoadAsync(act.Db, id, act.Token);
    }

    public static async Task<DestructionCase?> LoadAsync(VaultDbContext db, Guid id, CancellationToken ct) =>
        await db.Set<DestructionList>().FirstOrDefaultAsync(l => l.Id == id, ct) is not { } list ? null : new()
        {
            List = list,
            Items = await db.Set<DestructionItem>().Where(i => i.ListId == id).OrderBy(i => i.Ordinal).ToListAsync(ct),
            Steps = await Decisions.StepsAsync(db, DestructionList.Kind, id, ct),
        };

    public Result Move(DestructionAct by)
    {
        var next = DestructionWorkflow.Table.Next(List.State, by);
        if (!next.Succeeded)
            return next.Error;
        List.State = next.Value;
        return Result.Success;
    }

    /// <summary>
    /// Leaves out what may not be destroyed now: held, kept by a rule, no longer obsolete. The rows of documents and records are locked first, so that a hold that is
    /// being set is either seen or comes after.
    /// </summary>
    public async Task<IReadOnlyList<DestructionItem>> ExcludeAsync(Act act, CompanyTime time)
    {
        var (left, documents) = (new List<DestructionItem>(), Listed.Select(i => i.DocumentId).OfType<Guid>().Distinct().Order().ToList());
        foreach (var id in documents)
            await act.Db.Set<Document>().Where(d => d.Id == id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Number, d => d.Number), act.Token);
        var records = await RecordRule.LockAsync(act, [.. Listed.Where(i => i.ObjectKind == Record.Kind).Select(i => i.ObjectId)], time);
        foreach (var item in Listed.ToList())
        {
            if ((item.ObjectKind == Record.Kind ? RecordRule.RefusalOf(records, item.ObjectId) : await RefusalAsync(act, item, time)) is not { } refusal)
                continue;
            (item.Fate, item.FateAt, item.Refusal) = (ItemFate.Excluded, act.Now, StoredRefusals.Write(refusal));
            left.Add(item);
        }

        return left;
    }

    /// <summary>Items of an edition stand before those of its copies, so a copy goes with its edition only where that one still goes.</summary>
    private async Task<Error?> RefusalAsync(Act act, DestructionItem item, CompanyTime time)
    {
        var edition = await act.Db.Set<Edition>().FirstAsync(e => e.Id == item.EditionId, act.Token);
        var document = await act.Db.Set<Document>().FirstAsync(d => d.Id == item.DocumentId, act.Token);
        if (item.ObjectKind == Edition.Kind)
            return (await MasterRule.JudgeAsync(act.Db, document, edition, time, act.Token)).Refusal;
        var copy = await act.Db.Set<ControlledCopy>().FirstAsync(c => c.Id == item.ObjectId, act.Token);
        return await CopyRule.RefusalAsync(act.Db, new(copy, edition, document), Listed.Any(i => i.ObjectId == edition.Id), act.Token);
    }

    /// <summary>Nothing is left on the list: it ends without a destruction, and nothing is asked of anybody any more.</summary>
    public Result Close(Act act, string? reason)
    {
        Decisions.Void(act, this, null, null);
        (List.EndReason, List.EndedAt) = (reason, act.Now);
        act.Note("destruction.closed", Objects(new { List.Number, Reason = reason }));
        return Move(DestructionAct.Close);
    }

    public static async Task<DateOnly> DueAsync(Act act, CompanyTime time, WorkingCalendars calendars)
    {
        var days = int.Parse(await VaultSettings.GetAsync(act.Db, DestructionSettings.StepDays, act.Token), CultureInfo.InvariantCulture);
        return (await calendars.CurrentAsync(act.Db, act.Token)).AddWorkingDays(time.Today, days).Date;
    }
}

/// <summary>Refusals kept as rows say in any language what they said then.</summary>
internal static class StoredRefusals
{
    public static string Write(Error error) => JsonSerializer.Serialize(new Stored(error.Code, [.. error.Arguments.Select(Word)]));

    public static Error? Read(string? stored) => stored is null ? null : JsonSerializer.Deserialize<Stored>(stored) is { } s ? Error.Conflict(s.Code, [.. s.Values]) : null;

    private static string Word(object value) => value switch
    {
        Enum e => Platform.Words.VaultWords.Of(e),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private sealed record Stored(string Code, string[] Values);
}
