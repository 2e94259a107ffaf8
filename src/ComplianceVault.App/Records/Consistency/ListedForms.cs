using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Consistency;

/// <summary>附件和表单完整 (文件控制程序 4.5.3): the forms that an edition's 记录 lists are there when it is issued.</summary>
internal static class ListedForms
{
    /// <summary>Numbers of listed forms that are neither in use, nor waiting for this edition, nor a document of their own.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(VaultDbContext db, EditionTexts texts, Edition edition, CancellationToken ct)
    {
        var text = await texts.GetAsync(edition.TextHash, ct);
        var listed = text.Succeeded ? FormComparison.ListedBy(text.Value, await NumberingInForce.LoadAsync(db, ct)) : [];
        if (listed.Count == 0)
            return [];
        var waiting = db.Set<FormDesign>().Where(d => d.State == FormDesignState.WithParent);
        var forms = await db.Set<Form>().Where(f => listed.Contains(f.Number)).Select(f => new { f.Number, IsThere = f.IsActive || waiting.Any(d => d.FormId == f.Id) }).ToDictionaryAsync(f => f.Number, f => f.IsThere, ct);
        var documents = (await db.Set<Document>().Where(d => listed.Contains(d.Number)).Select(d => d.Number).ToListAsync(ct)).ToHashSet();
        return [.. listed.Distinct().Where(n => !(forms.TryGetValue(n, out var isThere) ? isThere : documents.Contains(n)))];
    }
}
