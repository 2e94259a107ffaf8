using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.ContentStore;
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
public sealed class EditionSignatures(IDbContextFactory<VaultDbContext> databases, StoredFiles store, CompanyTime time)
{
    internal async Task<IReadOnlyList<SignatureLine>> ListAsync(Guid editionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await EditionCase.LoadAsync(db, editionId, ct) is not { } of)
            return [];
        var (counted, hash) = (of.OfRound.Select(t => t.SignatureId).OfType<Guid>().ToList(), of.ContentHash(of.Edition.Round));
        var given = (await db.Set<Signature>().AsNoTracking().Where(s => counted.Contains(s.Id)).ToListAsync(ct)).ConvertAll(s => (Signature: s, Holds: s.HoldsFor(of.Ref, hash)));
        given.AddRange(await OfSheetsAsync(db, of, ct));
        var roles = await db.Set<Role>().AsNoTracking().ToDictionaryAsync(r => r.Code, r => r.NameZh, ct);
        return [.. given.OrderBy(g => g.Signature.At).ThenBy(g => g.Signature.Meaning).Select(g => new SignatureLine(
            g.Signature.Meaning, g.Signature.PersonName, roles.GetValueOrDefault(g.Signature.RoleCode, g.Signature.RoleCode), time.Offset(g.Signature.At), g.Signature.ContentHash,
            g.Signature.IsSample, g.Holds))];
    }

    /// <summary>A sheet holds for an edition while its line says what the edition is; one without a line of it is about other editions of the batch.</summary>
    private async Task<List<(Signature Signature, bool Holds)>> OfSheetsAsync(VaultDbContext db, EditionCase of, CancellationToken ct)
    {
        var batches = db.Set<ImportItem>().Where(i => i.EditionId == of.Edition.Id)
            .Join(db.Set<ImportBatch>().Where(b => b.ConfirmedAt != null), i => i.BatchId, b => b.Id, (_, b) => b.Id);
        var signatures = await db.Set<Signature>().AsNoTracking().Where(s => s.ObjectKind == ImportBatch.Kind && batches.Contains(s.ObjectId)).ToListAsync(ct);
        var files = await db.Set<EditionFile>().Where(f => f.EditionId == of.Edition.Id).Select(f => f.Hash).ToListAsync(ct);
        var given = new List<(Signature, bool)>();
        foreach (var signature in signatures)
        {
            var lines = await SheetLines.ReadAsync(store, signature.ContentHash, ct);
            var line = lines?.FirstOrDefault(l => l.EditionId == of.Edition.Id);
            if (lines is null || line is not null)
                given.Add((signature, line?.Says(of.Document, of.Edition, files) == true && signature.HoldsFor(new(ImportBatch.Kind, signature.ObjectId), signature.ContentHash)));
        }

        return given;
    }
}
