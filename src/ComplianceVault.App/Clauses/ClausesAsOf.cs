using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>The clauses as they stood on a day with who answers for them and the documents and forms linked to them, for tree and matrix. A fixed number of queries.</summary>
internal static class ClausesAsOf
{
    /// <param name="until">The end of the day.</param>
    /// <param name="includeLater">Editions count that were entered after it, too.</param>
    public static async Task<List<ClauseFacts>> ReadAsync(VaultDbContext db, Actor actor, DateOnly day, DateTime until, bool includeLater, CancellationToken ct)
    {
        DateTime? knownBefore = includeLater ? null : until;
        var duties = (await db.Set<ClauseDuty>().AsNoTracking().On(day).ToListAsync(ct)).ToLookup(d => d.Clause);
        var owners = (await db.Set<ClauseOwner>().AsNoTracking().On(day)
            .Join(db.Set<Role>(), o => o.RoleCode, r => r.Code, (o, r) => new { o.Clause, r.Code, r.NameZh, r.NameEn }).ToListAsync(ct)).ToLookup(o => o.Clause);
        var open = await DocumentsByClause.ReadableAsync(db, actor, ct);
        var documents = (await DocumentsByClause.AsOfAsync(db, day, until, knownBefore, ct)).ToLookup(d => d.Clause);
        var sections = await SectionAnswers.BestAsync(db, actor, day, ct);
        var proving = (await FormsByClause.AsOfAsync(db, day, knownBefore, ct)).ToLookup(f => f.Clause);
        var known = await FormsByClause.ReadableAsync(db, actor, ct);
        var clauses = await db.Set<Clause>().AsNoTracking().OrderBy(c => c.Ordinal).ToListAsync(ct);
        return clauses.ConvertAll(c => new ClauseFacts
        {
            Number = c.Number,
            Title = new Named(c.Number, c.TitleZh, c.TitleEn),
            Parent = c.Parent,
            Row = c.Row,
            Documented = c.Documented,
            Leads = [.. duties[c.Number].Where(d => d.Duty == DutyKind.Lead).Select(d => d.Department)],
            Supporting = [.. duties[c.Number].Where(d => d.Duty == DutyKind.Supporting).Select(d => d.Department)],
            Owner = owners[c.Number].Select(o => new Named(o.Code, o.NameZh, o.NameEn)).FirstOrDefault(),
            Documents = [.. documents[c.Number].Select(d => Fact(d, open.Contains(d.Id)))],
            Forms = [.. proving[c.Number].Select(f => new FormFact(f.Number, new Named(f.Number, f.TitleZh, f.TitleEn), f.IsInForce, known.Contains(f.Id)))],
        });

        DocumentFact Fact(Documents.Library.ClauseDocument d, bool isOpen) => new(d.Id, d.Number, d.Title, d.EditionId, d.Label, isOpen)
        {
            Section = d.EditionId is { } edition ? sections.GetValueOrDefault((d.Clause, edition)) : null,
        };
    }
}
