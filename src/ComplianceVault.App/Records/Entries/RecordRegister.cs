using System.Globalization;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>The columns that a form's register shows (台账), and what stands in them for the records of a page.</summary>
internal sealed class RecordRegister
{
    private readonly IReadOnlyList<FormField> columns;
    private readonly FieldText text;

    private RecordRegister(IReadOnlyList<FormField> columns, TimeZoneInfo zone) => (this.columns, text) = (columns, new FieldText(zone));

    /// <summary>In the language of the reader.</summary>
    public IReadOnlyList<ListedField> Columns => [.. columns.Select(c => new ListedField(c.Key, IsChinese || c.Label.En is null ? c.Label.Zh : c.Label.En))];

    private static bool IsChinese => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal);

    /// <summary>Of one form; without one there are no columns of its own. Number and state stand in every list anyway.</summary>
    public static async Task<RecordRegister> OfAsync(VaultDbContext db, string? form, TimeZoneInfo zone, CancellationToken ct)
    {
        var schema = form is null ? null : await db.Set<FormEdition>().AsNoTracking().Where(e => db.Set<Form>().Any(f => f.Id == e.FormId && f.Number == form))
            .OrderByDescending(e => e.Ordinal).Select(e => new { e.Schema, e.SchemaHash }).FirstOrDefaultAsync(ct);
        if (schema is null)
            return new([], zone);
        var model = FormModel.Of(schema.SchemaHash, schema.Schema);
        return new([.. (model.Form.Register?.Columns ?? []).Select(model.Field).OfType<FormField>().Where(f => f.Set is not (FieldSetter.Number or FieldSetter.State))], zone);
    }

    public async Task<Dictionary<Guid, IReadOnlyList<string>>> CellsAsync(VaultDbContext db, IReadOnlyList<Record> page, CancellationToken ct)
    {
        if (columns.Count == 0)
            return [];
        var ids = page.Select(r => r.Id).ToList();
        var contents = await db.Set<RecordContent>().AsNoTracking().Where(c => ids.Contains(c.RecordId))
            .Join(db.Set<Record>(), c => c.RecordId, r => r.Id, (c, r) => new { c.RecordId, c.Ordinal, c.Values, r.ContentOrdinal }).Where(c => c.Ordinal == c.ContentOrdinal)
            .ToListAsync(ct);
        return contents.ToDictionary(c => c.RecordId, c => Cells(RecordValues.Parse(c.Values)));
    }

    private IReadOnlyList<string> Cells(RecordValues values) =>
        [.. columns.Select(c => c.Columns.Count > 0 ? values.Rows(c.Key).Count.ToString(CultureInfo.InvariantCulture) : c.Type == FieldType.Signature ? "" : text.Show(c, values[c.Key]))];
}
