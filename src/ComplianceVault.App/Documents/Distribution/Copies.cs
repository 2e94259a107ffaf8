using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>A copy inside an act, with its edition and document.</summary>
internal sealed record CopyCase(ControlledCopy Copy, Edition Edition, Document Document);

/// <summary>What holds for every act on copies: who follows whom, who the holder is, and that each move is written down.</summary>
internal static class Copies
{
    /// <summary>At the holder's: handed out and not back.</summary>
    public static readonly CopyState[] Open = [CopyState.Issued, CopyState.Acknowledged, CopyState.RecallRequested];

    public const int Most = 500;

    /// <summary>Acts on the copies of a document follow one another, and the second sees what the first did.</summary>
    public static Task LockDocumentAsync(Act act, Guid documentId) =>
        act.Db.Set<Document>().Where(d => d.Id == documentId).ExecuteUpdateAsync(s => s.SetProperty(d => d.Version, d => d.Version), act.Token);

    /// <summary>
    /// The copies, their documents locked, in the order of the ids. Refused with <c>copies.none-chosen</c>, <c>copies.too-many</c>, or <c>copies.not-found</c> when
    /// one of them is not there.
    /// </summary>
    public static async Task<Result<IReadOnlyList<CopyCase>>> LockAsync(Act act, IReadOnlyCollection<Guid> ids)
    {
        var wanted = ids.Distinct().ToList();
        if (wanted.Count == 0)
            return Error.Invalid("copies.none-chosen");
        if (wanted.Count > Most)
            return Error.Invalid("copies.too-many", Most);
        var documents = await act.Db.Set<ControlledCopy>().Where(c => wanted.Contains(c.Id)).Select(c => c.DocumentId).Distinct().ToListAsync(act.Token);
        foreach (var document in documents.Order())
            await LockDocumentAsync(act, document);
        var found = await act.Db.Set<ControlledCopy>().Where(c => wanted.Contains(c.Id))
            .Join(act.Db.Set<Edition>(), c => c.EditionId, e => e.Id, (c, e) => new { c, e })
            .Join(act.Db.Set<Document>(), x => x.c.DocumentId, d => d.Id, (x, d) => new { x.c, x.e, d }).ToDictionaryAsync(x => x.c.Id, act.Token);
        return found.Count < wanted.Count
            ? Error.NotFound("copies.not-found")
            : Result.Of<IReadOnlyList<CopyCase>>([.. wanted.Select(id => found[id]).Select(x => new CopyCase(x.c, x.e, x.d))]);
    }

    /// <summary>The same for one.</summary>
    public static async Task<Result<CopyCase>> LockOneAsync(Act act, Guid id)
    {
        var found = await LockAsync(act, [id]);
        return found.Succeeded ? found.Value[0] : found.Error;
    }

    /// <summary>
    /// The named holder, or anybody of the holder department where none is named or the one has left. Nobody of the company for a holder outside.
    /// </summary>
    public static async Task<Error?> HolderRefusalAsync(VaultDbContext db, Actor actor, ControlledCopy copy, CancellationToken ct)
    {
        if (copy.OutsideHolder is not null)
            return Error.Conflict("copies.outside-holder", copy.Number, copy.OutsideHolder);
        if (copy.HolderId == actor.PersonId)
            return null;
        if (copy.HolderId is { } named && await db.Set<Person>().AnyAsync(p => p.Id == named && p.LeftAt == null, ct))
            return Error.Forbidden("copies.not-the-holder", copy.Number, copy.HolderName ?? "");
        return actor.Departments.Contains(copy.Department!) ? null : Error.Forbidden("copies.not-the-department", copy.Number);
    }

    /// <summary>Moves the copy along the table and writes the move down; <paramref name="due"/>: until when what it waits for then is to be done.</summary>
    public static Result Move(Act act, ControlledCopy copy, CopyAct by, DateOnly today, string? note = null, DateOnly? due = null)
    {
        var next = CopyWorkflow.Table.Next(copy.State, by);
        if (!next.Succeeded)
            return Error.Conflict("copies.not-allowed", copy.Number, by, copy.State);
        (copy.State, copy.StateAt, copy.Due) = (next.Value, act.Now, due);
        Write(act, copy, by, today, note);
        return Result.Success;
    }

    public static void Write(Act act, ControlledCopy copy, CopyAct? by, DateOnly today, string? note = null) => act.Db.Add(new CopyMove
    {
        CopyId = copy.Id,
        Ordinal = ++copy.Moves,
        Act = by,
        State = copy.State,
        Due = copy.Due,
        On = today,
        At = act.Now,
        ById = act.Actor.PersonId,
        ByName = act.Actor.Name,
        HolderName = copy.HolderName,
        Note = note,
    });

    /// <summary>One entry in the trail for each edition, naming the copies.</summary>
    public static void Note(Act act, string what, IEnumerable<CopyCase> cases, Func<IReadOnlyList<CopyCase>, object>? detail = null)
    {
        foreach (var group in cases.GroupBy(c => c.Edition.Id))
        {
            var of = group.ToList();
            act.Note(what, (new ObjectRef(Edition.Kind, group.Key), detail?.Invoke(of) ?? new { of[0].Edition.Label, Numbers = Numbers(of) }), (new ObjectRef(Document.Kind, of[0].Document.Id), null));
        }
    }

    public static string Numbers(IEnumerable<CopyCase> cases) => string.Join('、', cases.Select(c => c.Copy.Number).Order(StringComparer.Ordinal));
}
