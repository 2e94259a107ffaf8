using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>A form linked to a clause as of a day.</summary>
internal sealed record ClauseForm(string Clause, Guid Id, string Number, string TitleZh, string? TitleEn, bool IsActive);

/// <summary>Which forms proved which clause on a day (decision 13).</summary>
internal static class FormsByClause
{
    public static async Task<List<ClauseForm>> AsOfAsync(VaultDbContext db, IQueryable<Form> forms, DateOnly day, CancellationToken ct) =>
        [.. (await db.Set<FormClause>().AsNoTracking().On(day)
            .Join(forms, l => l.FormId, f => f.Id, (l, f) => new ClauseForm(l.Clause, f.Id, f.Number, f.TitleZh, f.TitleEn, f.IsActive))
            .ToListAsync(ct)).OrderBy(f => f.Number, StringComparer.Ordinal)];
}
