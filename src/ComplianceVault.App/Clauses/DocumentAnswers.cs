using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>A section that a person confirmed as an answer, in one edition.</summary>
public sealed record AnswerSection(Guid EditionId, string SectionKey, string? Number, string Heading);

/// <summary>A clause that rests on a document, with the confirmed sections; none where only the document as a whole answers it.</summary>
public sealed record DocumentAnswer(string Clause, string TitleZh, string? TitleEn, IReadOnlyList<AnswerSection> Sections);

/// <summary>Which clauses rest on a document, as of a day, in the standard's order.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class DocumentAnswers(IDbContextFactory<VaultDbContext> databases)
{
    /// <summary>From this confidence on an answer follows its section into the next edition.</summary>
    public const double Sure = SectionTrace.Sure;

    public async Task<Result<IReadOnlyList<DocumentAnswer>>> ListAsync(Actor actor, Guid documentId, DateOnly asOf, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var readable = DocumentRights.Readable(db, actor).Where(e => e.DocumentId == documentId);
        if (!await readable.AnyAsync(ct))
            return Error.NotFound("documents.not-found", "");
        var linked = await db.Set<DocumentClause>().Where(c => c.DocumentId == documentId && c.From <= asOf && (c.To == null || c.To > asOf)).Select(c => c.Clause).ToListAsync(ct);
        var sections = await db.Set<SectionAnswer>().AsNoTracking()
            .Where(a => a.DocumentId == documentId && a.State == SectionAnswerState.Confirmed && a.From <= asOf && (a.To == null || a.To > asOf))
            .Join(readable, a => a.EditionId, e => e.Id, (a, _) => a)
            .Join(db.Set<EditionSection>(), a => new { a.EditionId, Key = a.SectionKey }, s => new { s.EditionId, s.Key }, (a, s) => new { a.Clause, s.Ordinal, Section = new AnswerSection(a.EditionId, s.Key, s.Number, s.Heading) })
            .ToListAsync(ct);
        var byClause = sections.OrderBy(s => s.Ordinal).ToLookup(s => s.Clause, s => s.Section);
        var wanted = linked.Concat(byClause.Select(g => g.Key)).ToHashSet();
        var clauses = await db.Set<Clause>().AsNoTracking().Where(c => wanted.Contains(c.Number)).OrderBy(c => c.Ordinal).ToListAsync(ct);
        return clauses.ConvertAll(c => new DocumentAnswer(c.Number, c.TitleZh, c.TitleEn, [.. byClause[c.Number]]));
    }
}
