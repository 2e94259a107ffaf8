using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>A form linked to a clause as of a day. <see cref="IsInForce"/>: an edition of it held that day.</summary>
internal sealed record ClauseForm(string Clause, Guid Id, string Number, string TitleZh, string? TitleEn, bool IsInForce);

/// <summary>Which forms proved which clause on a day (decision 13).</summary>
internal static class FormsByClause
{
    /// <param name="knownBefore">The instant by which an edition must have been entered; null: whenever.</param>
    public static async Task<List<ClauseForm>> AsOfAsync(VaultDbContext db, DateOnly day, DateTime? knownBefore, CancellationToken ct)
    {
        var inForce = db.Set<EditionInForce>().AsNoTracking().On(day).Where(e => knownBefore == null || e.EnteredAt < knownBefore);
        return [.. (await db.Set<FormClause>().AsNoTracking().On(day)
            .Join(db.Set<Form>(), l => l.FormId, f => f.Id, (l, f) => new ClauseForm(l.Clause, f.Id, f.Number, f.TitleZh, f.TitleEn, inForce.Any(e => e.DocumentId == f.DocumentId)))
            .ToListAsync(ct)).OrderBy(f => f.Number, StringComparer.Ordinal)];
    }

    /// <summary>The links of a clause or one below it, of a day; null: those of today.</summary>
    public static IQueryable<FormClause> Links(VaultDbContext db, string clause, DateOnly? day)
    {
        var links = db.Set<FormClause>().AsNoTracking();
        return (day is { } on ? links.On(on) : links.Where(c => c.To == null)).Where(c => c.Clause == clause || c.Clause.StartsWith(clause + "."));
    }

    /// <summary>Which forms this person may know.</summary>
    public static async Task<IReadOnlySet<Guid>> ReadableAsync(VaultDbContext db, Actor actor, CancellationToken ct) =>
        (await FormRights.Readable(db, actor).Select(f => f.Id).ToListAsync(ct)).ToHashSet();
}
