using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>What the use cases of clauses have in common: the clause asked for, and how a link to one of its documents begins.</summary>
internal static class ClauseLinks
{
    /// <summary>A leaf: only those carry requirements that something can answer (decision 39).</summary>
    public static async Task<Result<Clause>> FindLeafAsync(Act act, string number)
    {
        var found = await FindAsync(act, number);
        return found is { Succeeded: true, Value.Documented: null } ? Error.Invalid("clauses.heading-only", number) : found;
    }

    /// <summary>
    /// Why a document cannot be said to answer these as typed: a number that is none (<c>clauses.not-a-number</c>), one that the vault's standard lacks (<c>clauses.not-found</c>) or that
    /// only stands above others (<c>clauses.heading-only</c>): a link to it would be saved and stand in no row. Null: nothing. A vault without clauses takes every number.
    /// </summary>
    public static async Task<Error?> RefusalAsync(Act act, IReadOnlyCollection<string> typed)
    {
        if (typed.FirstOrDefault(c => ClauseNumber.TryParse(c) is null) is { } wrong)
            return Error.Invalid("clauses.not-a-number", wrong);
        if (typed.Count == 0 || !await act.Db.Set<Clause>().AnyAsync(act.Token))
            return null;
        foreach (var number in typed.Select(c => ClauseNumber.TryParse(c)!.Text))
        {
            if (await FindLeafAsync(act, number) is { Succeeded: false, Error: var refusal })
                return refusal;
        }

        return null;
    }

    /// <summary>A clause for which somebody answers; chapters and groups have none.</summary>
    public static async Task<Result<Clause>> FindAsync(Act act, string number)
    {
        var clause = await act.Db.Set<Clause>().AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, act.Token);
        return clause is null ? Error.NotFound("clauses.not-found", number)
            : clause.Row == ClauseKind.Clause ? clause
            : Error.Invalid("clauses.heading-only", number);
    }

    public static ObjectRef RefOf(Clause clause) => new(Clause.Kind, clause.Id);

    /// <summary>A confirmed section implies that its document answers the clause; true when that was not known yet.</summary>
    public static async Task<bool> ImplyDocumentAsync(Act act, Guid documentId, string clause, DateOnly from)
    {
        if (await act.Db.Set<DocumentClause>().AnyAsync(c => c.DocumentId == documentId && c.Clause == clause && c.To == null, act.Token))
            return false;
        act.Db.Add(new DocumentClause { Id = act.NewId(), DocumentId = documentId, Clause = clause, From = from });
        return true;
    }

    /// <summary>The document with its editions as objects of a trail entry: the index reads the editions' clauses again, and the entry is covered for who may not read them.</summary>
    public static async Task<IReadOnlyList<(ObjectRef, object?)>> DocumentRefsAsync(Act act, Guid documentId)
    {
        var editions = await act.Db.Set<Edition>().Where(e => e.DocumentId == documentId).Select(e => e.Id).ToListAsync(act.Token);
        return [(new ObjectRef(Document.Kind, documentId), null), .. editions.Select(e => (new ObjectRef(Edition.Kind, e), (object?)null))];
    }
}
