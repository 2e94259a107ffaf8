using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Glossary;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>
/// A clause is found by its number, its titles, its terms, and the titles of what hangs on it: documents in force and forms in use that are open to all staff,
/// and duties. What only some may read is left out, because everybody may find a clause.
/// </summary>
internal sealed class ClauseIndexSource : IIndexSource
{
    /// <summary>Stored with the piece: its words, one a line.</summary>
    public const string WordsField = "words";

    public string Kind => Clause.Kind;

    public IQueryable<Guid> All(VaultDbContext db) => db.Set<Clause>().OrderBy(c => c.Ordinal).Select(c => c.Id);

    public Filter Findable(Actor actor) => actor.Can(Permission.Read) ? Filter.Everything : Filter.Nothing;

    public IQueryable<Guid> Readable(VaultDbContext db, Actor actor) => actor.Can(Permission.Read) ? db.Set<Clause>().Select(c => c.Id) : db.Set<Clause>().Where(_ => false).Select(c => c.Id);

    public async Task<Result<IReadOnlyList<SearchDocument>>> ReadAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        if (await db.Set<Clause>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) is not { } clause)
            return Result.Of<IReadOnlyList<SearchDocument>>([]);
        var words = await WordsAsync(db, clause, ct);
        return Result.Of<IReadOnlyList<SearchDocument>>([new SearchDocument
        {
            Owner = $"{Clause.Kind}/{clause.Id:D}",
            Key = clause.Number,
            Code = clause.Number,
            Number = clause.Number,
            Title = clause.TitleZh,
            Text = string.Join('\n', words),
            Keywords = new Dictionary<string, IReadOnlyList<string>> { [IIndexSource.KindField] = [Clause.Kind] },
            Stored = new Dictionary<string, string> { [WordsField] = string.Join('\n', words), ["title-en"] = clause.TitleEn ?? "" },
        }]);
    }

    private static async Task<IReadOnlyList<string>> WordsAsync(VaultDbContext db, Clause clause, CancellationToken ct)
    {
        var terms = ClauseTerms.Of(clause.TitleZh, await db.Set<Term>().AsNoTracking().Where(t => t.RetiredAt == null).ToListAsync(ct));
        var documents = await db.Set<DocumentClause>().Where(c => c.Clause == clause.Number && c.To == null)
            .Join(db.Set<Document>().Where(d => DocumentRights.OpenToStaff.Contains(d.Classification) && db.Set<Edition>().Any(e => e.DocumentId == d.Id && e.State == EditionState.Effective)),
                c => c.DocumentId, d => d.Id, (_, d) => d.Title).ToListAsync(ct);
        var forms = await db.Set<FormClause>().Where(c => c.Clause == clause.Number && c.To == null)
            .Join(db.Set<Form>().Where(f => f.IsActive && DocumentRights.OpenToStaff.Contains(f.Classification)), c => c.FormId, f => f.Id, (_, f) => f.TitleZh).ToListAsync(ct);
        var duties = await db.Set<ObligationClause>().Where(c => c.Clause == clause.Number && c.To == null)
            .Join(db.Set<ObligationTerms>().Where(t => t.To == null), c => c.ObligationId, t => t.ObligationId, (_, t) => t.TitleZh).ToListAsync(ct);
        return [.. new[] { clause.TitleZh, clause.TitleEn }.OfType<string>().Concat(terms).Concat(documents).Concat(forms).Concat(duties).Distinct()];
    }
}
