using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>A form in use, by number and Chinese title.</summary>
internal sealed record FormInUse(string Number, string Title);

/// <summary>The forms in use that end with a document: those that hang on it, and the document itself where it is a form.</summary>
internal static class FormsInUse
{
    public static async Task<IReadOnlyList<FormInUse>> UnderAsync(VaultDbContext db, string number, Guid documentId, CancellationToken ct) =>
        await db.Set<Form>().AsNoTracking().Where(f => f.IsActive && (f.Parent == number || f.DocumentId == documentId)).OrderBy(f => f.Number)
            .Select(f => new FormInUse(f.Number, f.TitleZh)).ToListAsync(ct);
}
