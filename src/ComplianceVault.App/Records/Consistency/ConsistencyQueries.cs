using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Consistency;

/// <summary>A document in force beside its forms: how many its 记录 lists, how many are in use, and what differs.</summary>
public sealed record DocumentConsistency(string Number, string Title, string Label, int Listed, int InUse, IReadOnlyList<Difference> Differences);

/// <summary>The whole comparison; <paramref name="Unlisted"/> are forms in use whose document is not in force or not readable here.</summary>
public sealed record ConsistencyReport(IReadOnlyList<DocumentConsistency> Documents, IReadOnlyList<FormRow> Unlisted)
{
    public int Differences => Documents.Sum(d => d.Differences.Count) + Unlisted.Count;
}

/// <summary>程序—表单—清单一致性 over the documents in force that the person may read, computed from their stored texts.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ConsistencyQueries(IDbContextFactory<VaultDbContext> databases, EditionTexts texts)
{
    public async Task<Result<ConsistencyReport>> CompareAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var forms = await FormsAsync(db, actor, ct);
        var known = forms.ConvertAll(f => f.Known);
        var (documents, inForce) = (new List<DocumentConsistency>(), await InForceAsync(db, actor, ct));
        var numbering = await NumberingInForce.LoadAsync(db, ct);
        var titles = inForce.Select(d => d.Document.Title).ToHashSet(StringComparer.Ordinal);
        foreach (var (document, edition) in inForce)
        {
            var text = await texts.GetAsync(edition.TextHash, ct);
            if (text.Succeeded)
                documents.Add(new(document.Number, document.Title, edition.Label, FormComparison.ListedBy(text.Value, numbering).Count, known.Count(f => f.Parent == document.Number && f.IsActive), FormComparison.Of(document.Number, text.Value, known, titles, numbering)));
        }

        var compared = documents.Select(d => d.Number).ToHashSet();
        var unlisted = forms.FindAll(f => f.Known.IsActive && !compared.Contains(f.Known.Parent)).ConvertAll(f => f.Form);
        return new ConsistencyReport(documents, await FormSelection.RowsAsync(db, unlisted, ct));
    }

    private static async Task<List<(Form Form, KnownForm Known)>> FormsAsync(VaultDbContext db, Actor actor, CancellationToken ct)
    {
        var forms = await FormRights.Readable(db, actor).OrderBy(f => f.Number).ToListAsync(ct);
        var schemas = (await db.Set<FormEdition>().AsNoTracking().Select(e => new { e.FormId, e.Ordinal, e.Schema }).ToListAsync(ct)).GroupBy(e => e.FormId).ToDictionary(e => e.Key, e => e.MaxBy(x => x.Ordinal)!.Schema);
        return forms.ConvertAll(f => (f, new KnownForm(f.Number, f.TitleZh, FormsPart.Parse(schemas[f.Id]).Aliases, f.Parent, f.IsActive)));
    }

    private static async Task<IReadOnlyList<(Document Document, Edition Edition)>> InForceAsync(VaultDbContext db, Actor actor, CancellationToken ct)
    {
        var found = await DocumentRights.Readable(db, actor).Where(e => e.State == EditionState.Effective)
            .Join(db.Set<Document>().AsNoTracking().Where(d => !DocumentLevel.OfForms(db).Contains(d.Level)), e => e.DocumentId, d => d.Id, (e, d) => new { d, e }).OrderBy(x => x.d.Number).ToListAsync(ct);
        return found.ConvertAll(x => (x.d, x.e));
    }
}
