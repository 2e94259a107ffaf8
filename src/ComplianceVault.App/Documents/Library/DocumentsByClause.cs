using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>A document linked to a clause as of a day, with the edition in force that day, if one was.</summary>
internal sealed record ClauseDocument(string Clause, Guid Id, string Number, string Title, Guid? EditionId, string? Label);

/// <summary>Which documents answered which clause on a day, for the clause matrix (decision 13). A fixed number of queries.</summary>
internal static class DocumentsByClause
{
    /// <param name="until">The end of the day: what the documents were called then is theirs.</param>
    /// <param name="knownBefore">The instant by which an edition must have been entered; null: whenever.</param>
    public static async Task<List<ClauseDocument>> AsOfAsync(VaultDbContext db, DateOnly day, DateTime until, DateTime? knownBefore, CancellationToken ct)
    {
        var links = await db.Set<DocumentClause>().AsNoTracking().On(day)
            .Join(DocumentsOfDay.Titles(db, until), l => l.DocumentId, d => d.Id, (l, d) => new { l.Clause, d.Id, d.Number, d.Title }).Distinct().ToListAsync(ct);
        var inForce = await InForceAsync(db, day, knownBefore, ct);
        return [.. links.OrderBy(l => l.Number, StringComparer.Ordinal)
            .Select(l => new ClauseDocument(l.Clause, l.Id, l.Number, l.Title, inForce.GetValueOrDefault(l.Id)?.Edition, inForce.GetValueOrDefault(l.Id)?.Label))];
    }

    /// <summary>Which documents the actor may know by name.</summary>
    public static async Task<HashSet<Guid>> ReadableAsync(VaultDbContext db, Actor actor, CancellationToken ct) =>
        [.. await DocumentRights.Readable(db, actor).Select(e => e.DocumentId).Distinct().ToListAsync(ct)];

    /// <summary>By document. The last period begun by the day; where it has ended by the day, only what ended it later than was known keeps it in force.</summary>
    private static async Task<Dictionary<Guid, Period>> InForceAsync(VaultDbContext db, DateOnly day, DateTime? knownBefore, CancellationToken ct)
    {
        var periods = await db.Set<EditionInForce>().AsNoTracking().Where(p => p.From <= day)
            .Join(db.Set<Edition>(), p => p.EditionId, e => e.Id, (p, e) => new Period(p.DocumentId, p.EditionId, e.Label, e.Ordinal, p.From, p.To, p.EnteredAt)).ToListAsync(ct);
        var result = new Dictionary<Guid, Period>();
        foreach (var document in periods.GroupBy(p => p.Document))
        {
            var known = document.Where(p => knownBefore is null || p.EnteredAt < knownBefore).OrderBy(p => p.From).ThenBy(p => p.Ordinal).LastOrDefault();
            if (known is not null && (known.To is null || known.To > day || document.Any(p => p.EnteredAt >= knownBefore && p.From == known.To)))
                result[document.Key] = known;
        }

        return result;
    }

    private sealed record Period(Guid Document, Guid Edition, string Label, int Ordinal, DateOnly From, DateOnly? To, DateTime EnteredAt);
}
