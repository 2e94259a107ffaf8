using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>
/// A signature as a paper shows it (R12), at the company's time and its distance from UTC; <paramref name="Holds"/> is false when it was altered or copied
/// from elsewhere.
/// </summary>
internal sealed record SignatureLine(SignatureMeaning Meaning, string Name, string Role, DateTimeOffset At, string ContentHash, bool IsSample, bool Holds);

/// <summary>The signatures over an edition: its own, and that of the 《现有文件入库确认单》 that brought it in (decision 33).</summary>
internal static class EditionSignatures
{
    public static async Task<IReadOnlyList<SignatureLine>> ListAsync(VaultDbContext db, CompanyTime time, Guid editionId, CancellationToken ct)
    {
        var batches = db.Set<ImportItem>().Where(i => i.EditionId == editionId)
            .Join(db.Set<ImportBatch>().Where(b => b.ConfirmedAt != null), i => i.BatchId, b => b.Id, (_, b) => b.Id);
        var signatures = await db.Set<Signature>().AsNoTracking().Where(s =>
            (s.ObjectKind == Edition.Kind && s.ObjectId == editionId) || (s.ObjectKind == ImportBatch.Kind && batches.Contains(s.ObjectId))).ToListAsync(ct);
        var roles = await db.Set<Role>().AsNoTracking().ToDictionaryAsync(r => r.Code, r => r.NameZh, ct);
        return [.. signatures.OrderBy(s => s.At).ThenBy(s => s.Meaning).Select(s => new SignatureLine(
            s.Meaning, s.PersonName, roles.GetValueOrDefault(s.RoleCode, s.RoleCode), time.Offset(s.At), s.ContentHash, s.IsSample, s.Seal == s.ComputeSeal()))];
    }

    /// <summary>The signature that fills the cover's cell of this meaning: the last one, since a rejected draft is signed again.</summary>
    public static SignatureLine? Of(this IReadOnlyList<SignatureLine> signatures, SignatureMeaning meaning) =>
        signatures.LastOrDefault(s => s.Meaning == meaning && s.Holds);
}
