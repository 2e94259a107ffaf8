using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>The forms of a filter, in its order, as rows.</summary>
internal static class FormSelection
{
    public static IQueryable<Form> Of(VaultDbContext db, Actor actor, FormFilter filter)
    {
        var forms = FormRights.Readable(db, actor);
        if (filter.View != FormListView.All)
            forms = forms.Where(f => f.IsActive == (filter.View == FormListView.InUse));
        if (!string.IsNullOrWhiteSpace(filter.Text))
            forms = forms.Holding(filter.Text, f => f.Number, f => f.TitleZh, f => f.TitleEn);
        if (filter.Parent is { } parent)
            forms = forms.Where(f => f.Parent == parent);
        if (filter.Department is { } department)
            forms = forms.Where(f => f.Department == department);
        if (filter.Way is { } way)
            forms = forms.Where(f => f.Way == way);
        if (filter.Clause is { } clause)
            forms = forms.Where(f => db.Set<FormClause>().Any(c => c.FormId == f.Id && c.To == null && (c.Clause == clause || c.Clause.StartsWith(clause + "."))));
        return forms;
    }

    public static IQueryable<Form> Ordered(IQueryable<Form> forms, FormFilter filter) => (filter.Order, filter.Descending) switch
    {
        (FormOrder.Title, false) => forms.OrderBy(f => f.TitleZh).ThenBy(f => f.Number),
        (FormOrder.Title, true) => forms.OrderByDescending(f => f.TitleZh).ThenBy(f => f.Number),
        (FormOrder.Parent, false) => forms.OrderBy(f => f.Parent).ThenBy(f => f.Number),
        (FormOrder.Parent, true) => forms.OrderByDescending(f => f.Parent).ThenBy(f => f.Number),
        (FormOrder.Department, false) => forms.OrderBy(f => f.Department).ThenBy(f => f.Number),
        (FormOrder.Department, true) => forms.OrderByDescending(f => f.Department).ThenBy(f => f.Number),
        (FormOrder.Way, false) => forms.OrderBy(f => f.Way).ThenBy(f => f.Number),
        (FormOrder.Way, true) => forms.OrderByDescending(f => f.Way).ThenBy(f => f.Number),
        (_, true) => forms.OrderByDescending(f => f.Number),
        _ => forms.OrderBy(f => f.Number),
    };

    public static async Task<IReadOnlyList<FormRow>> RowsAsync(VaultDbContext db, IReadOnlyList<Form> forms, CancellationToken ct)
    {
        var ids = forms.Select(f => f.Id).ToList();
        var clauses = (await db.Set<FormClause>().Where(c => ids.Contains(c.FormId) && c.To == null).Select(c => new { c.FormId, c.Clause }).ToListAsync(ct)).ToLookup(c => c.FormId, c => c.Clause);
        var classes = await db.Set<RetentionClass>().Where(r => r.To == null).ToDictionaryAsync(r => r.Code, r => new FormRetention(r.Code, r.TitleZh, r.TitleEn, r.Term), ct);
        return [.. forms.Select(f => new FormRow(
            f.Id, f.Number, f.TitleZh, f.TitleEn, f.Parent, f.Department, f.Way, f.IsActive, classes.GetValueOrDefault(f.Retention) ?? new(f.Retention, f.Retention, null, null), [.. clauses[f.Id].OrderBy(ClauseNumber.TryParse)],
            f.Code == FormCodes.Incident))];
    }
}
