using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>
/// Who may read which edition (decision 11), said twice in the same words: as a condition for the database and as a filter for the index.
/// Issued and 公开 or 内部: all signed-in staff. Not yet issued: who brought it in, who signs or signed it, and the controller; unless it is 受限 or
/// 保密 also who decides on signers. 受限 and 保密: named roles and people, and the controller. Somebody from outside: what the management
/// representative granted.
/// </summary>
public static class DocumentRights
{
    /// <summary>Keyword of the index: state of the edition.</summary>
    public const string StateField = "state";

    /// <summary>Keyword of the index: 公开 … 保密.</summary>
    public const string ClassificationField = "classification";

    /// <summary>States in which the management representative may have to name somebody to sign (decision 17).</summary>
    private static readonly EditionState[] AwaitingSigners = [EditionState.Draft, EditionState.InReview, EditionState.InCountersign, EditionState.InApproval];

    /// <summary>Keyword of the index: <c>role/…</c> and <c>person/…</c> who may read whatever its class and state.</summary>
    public const string ReaderField = "reader";

    /// <summary>Of a destroyed one only the tombstone is there: number, title, edition, certificate.</summary>
    private static readonly EditionState[] Issued =
        [EditionState.Published, EditionState.Effective, EditionState.Obsolete, EditionState.RetainedObsolete, EditionState.Destroyed];

    internal static readonly Classification[] OpenToStaff = [Classification.Public, Classification.Internal];

    /// <summary>The editions the actor may read.</summary>
    public static IQueryable<Edition> Readable(VaultDbContext db, Actor actor) =>
        ControlsAll(actor) ? db.Set<Edition>().AsNoTracking() : ReadableOf(db, actor, db.Set<Document>()).Select(r => r.Edition);

    /// <summary>The editions of these documents that the actor may read, each with its document, which the database reads once for both.</summary>
    internal static IQueryable<EditionOfDocument> ReadableOf(VaultDbContext db, Actor actor, IQueryable<Document> documents)
    {
        var held = documents.AsNoTracking().Join(
            db.Set<Edition>().AsNoTracking(), d => d.Id, e => e.DocumentId, (d, e) => new EditionOfDocument { Document = d, Edition = e });
        if (ControlsAll(actor))
            return held;
        if (!MaySee(actor))
            return held.Where(_ => false);
        if (actor.IsExternal)
            return held.Where(r => r.Edition.State == EditionState.Effective && OpenToStaff.Contains(r.Document.Classification));
        var readers = Names(actor);
        var (me, offices, decides) = (actor.PersonId, actor.Offices.ToArray(), actor.Can(Permission.DecideSigners));
        var tasks = db.Set<SigningTask>();
        return held.Where(r =>
            r.Edition.CreatedById == me
            || tasks.Any(t => t.EditionId == r.Edition.Id && (t.DoneById == me || t.NamedId == me || (t.DoneAt == null && offices.Contains(t.Office))))
            || (decides && AwaitingSigners.Contains(r.Edition.State) && OpenToStaff.Contains(r.Document.Classification))
            || (Issued.Contains(r.Edition.State)
                && (OpenToStaff.Contains(r.Document.Classification)
                    || db.Set<PermittedReader>().Any(p => p.DocumentId == r.Document.Id && readers.Contains(p.Reader)))));
    }

    /// <summary>The same for the index.</summary>
    public static Filter Filter(Actor actor)
    {
        if (ControlsAll(actor))
            return Search.Filter.Everything;
        if (!MaySee(actor))
            return Search.Filter.Nothing;
        if (actor.IsExternal)
            return new Filter.All(new Filter.Has(StateField, nameof(EditionState.Effective)), new Filter.Has(ClassificationField, [.. OpenToStaff.Select(c => c.ToString())]));
        var issued = new Filter.Has(StateField, [.. Issued.Select(s => s.ToString())]);
        var open = new Filter.Has(ClassificationField, [.. OpenToStaff.Select(c => c.ToString())]);
        var awaiting = new Filter.Has(StateField, [.. AwaitingSigners.Select(s => s.ToString())]);
        return new Filter.Any(
            new Filter.Has(ReaderField, [$"creator/{actor.PersonId:D}", $"signer/{actor.PersonId:D}", .. actor.Offices.Select(o => $"office/{o}")]),
            actor.Can(Permission.DecideSigners) ? new Filter.All(awaiting, open) : Search.Filter.Nothing,
            new Filter.All(issued, open),
            new Filter.All(issued, new Filter.Has(ReaderField, Names(actor))));
    }

    /// <summary>May take files and lists out of the program.</summary>
    public static bool MayExport(Actor actor) => !actor.IsExternal || actor.Grant is { ExportAllowed: true };

    internal static bool ControlsAll(Actor actor) => !actor.IsExternal && actor.Can(Permission.ControlDocuments);

    internal static bool MaySee(Actor actor) =>
        actor.IsExternal ? actor.Grant is { DocumentsInForce: true } : actor.Can(Permission.Read) || actor.Can(Permission.Audit);

    private static string[] Names(Actor actor) => [.. actor.Roles.Select(r => $"role/{r}"), $"person/{actor.PersonId:D}"];
}

/// <summary>An edition beside its document, inside a query.</summary>
internal sealed class EditionOfDocument
{
    public required Document Document { get; init; }

    public required Edition Edition { get; init; }
}
