using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>
/// A signature as a paper shows it (R12), at the company's time and its distance from UTC; <paramref name="Holds"/> is false when it was altered, copied from
/// elsewhere, or given over other content than the edition has now (R13).
/// </summary>
public sealed record SignatureLine(SignatureMeaning Meaning, string Name, string Role, DateTimeOffset At, string ContentHash, bool IsSample, bool Holds);

/// <summary>The signatures over an edition: those of the round that counts, and that of the 《现有文件入库确认单》 that brought it in (decision 33).</summary>
internal static class EditionSignatures
{
    public static async Task<IReadOnlyList<SignatureLine>> ListAsync(VaultDbContext db, CompanyTime time, Guid editionId, CancellationToken ct)
    {
        if (await EditionCase.LoadAsync(db, editionId, ct) is not { } of)
            return [];
        var (counted, hash) = (of.OfRound.Select(t => t.SignatureId).OfType<Guid>().ToList(), of.ContentHash(of.Edition.Round));
        var batches = db.Set<ImportItem>().Where(i => i.EditionId == editionId)
            .Join(db.Set<ImportBatch>().Where(b => b.ConfirmedAt != null), i => i.BatchId, b => b.Id, (_, b) => b.Id);
        var signatures = await db.Set<Signature>().AsNoTracking().Where(s =>
            counted.Contains(s.Id) || (s.ObjectKind == ImportBatch.Kind && batches.Contains(s.ObjectId))).ToListAsync(ct);
        var roles = await db.Set<Role>().AsNoTracking().ToDictionaryAsync(r => r.Code, r => r.NameZh, ct);
        return [.. signatures.OrderBy(s => s.At).ThenBy(s => s.Meaning).Select(s => new SignatureLine(
            s.Meaning, s.PersonName, roles.GetValueOrDefault(s.RoleCode, s.RoleCode), time.Offset(s.At), s.ContentHash, s.IsSample,
            s.ObjectKind == ImportBatch.Kind ? s.Seal == s.ComputeSeal() : s.HoldsFor(of.Ref, hash)))];
    }

    /// <summary>The signature that fills the cover's cell of this meaning.</summary>
    public static SignatureLine? Of(this IReadOnlyList<SignatureLine> signatures, SignatureMeaning meaning) =>
        signatures.LastOrDefault(s => s.Meaning == meaning && s.Holds);
}
