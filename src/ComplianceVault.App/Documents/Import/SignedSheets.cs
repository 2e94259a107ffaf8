using System.Security.Cryptography;
using System.Text.Json;
using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>
/// A 《现有文件入库确认单》 as it was signed: what brought the batch's documents into force. <paramref name="Lines"/> is empty where its stored bytes are missing or
/// damaged; it then does not hold.
/// </summary>
public sealed record SignedSheet(Guid Id, string BatchNumber, string Name, string Role, DateTime At, string ContentHash, bool IsSample, bool Holds, IReadOnlyList<SheetLine> Lines);

/// <summary>The signed sheets of a batch, to be shown and printed again, for whoever works on the batch.</summary>
[Needs(Permission.ImportDocuments, Permission.ConfirmExistingDocuments)]
public sealed class SignedSheets(Vault vault, IDbContextFactory<VaultDbContext> databases, StoredFiles store, CompanyTime time)
{
    private const int ShownHash = 16;

    private static readonly string[] Columns = ["fact-number", "fact-title", "fact-edition", "fact-effective", "column-approver", "column-content"];

    private static readonly string[] SignatureColumns = ["column-meaning", "column-name", "column-role", "column-time", "column-check"];

    /// <summary>Oldest first. Refusal: <c>import.no-such-batch</c>.</summary>
    public async Task<Result<IReadOnlyList<SignedSheet>>> OfBatchAsync(Actor actor, Guid batchId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await ImportRights.Batches(db, actor).AsNoTracking().FirstOrDefaultAsync(b => b.Id == batchId, ct) is not { } batch)
            return Error.NotFound("import.no-such-batch");
        var signatures = await db.Set<Signature>().AsNoTracking().Where(s => s.ObjectKind == ImportBatch.Kind && s.ObjectId == batchId).OrderBy(s => s.At).ToListAsync(ct);
        var roles = await db.Set<Role>().AsNoTracking().ToDictionaryAsync(r => r.Code, r => r.NameZh, ct);
        var sheets = new List<SignedSheet>();
        foreach (var s in signatures)
        {
            var lines = await SheetLines.ReadAsync(store, s.ContentHash, ct);
            var holds = lines is not null && s.HoldsFor(new(ImportBatch.Kind, batchId), s.ContentHash);
            sheets.Add(new(s.Id, batch.Number, s.PersonName, roles.GetValueOrDefault(s.RoleCode, s.RoleCode), s.At, s.ContentHash, s.IsSample, holds, lines ?? []));
        }

        return sheets;
    }

    /// <summary>The paper. Refusals: those of <see cref="OfBatchAsync"/>, and <c>access.export-not-granted</c>.</summary>
    public async Task<Result<OpenedFile>> PdfAsync(Actor actor, Guid batchId, Guid sheetId, CancellationToken ct)
    {
        if (!DocumentRights.MayExport(actor))
            return Error.Forbidden("access.export-not-granted");
        var sheets = await OfBatchAsync(actor, batchId, ct);
        if (!sheets.Succeeded)
            return sheets.Error;
        if (sheets.Value.FirstOrDefault(s => s.Id == sheetId) is not { } sheet)
            return Error.NotFound("import.no-such-batch");
        await using var db = await databases.CreateDbContextAsync(ct);
        var pdf = await PaperFiles.WriteAsync(Paper(await PaperWords.CompanyAsync(db, ct), sheet), ct);
        if (!pdf.Succeeded)
            return pdf.Error;
        var noted = await NoteAsync(actor, batchId, sheet, ct);
        if (noted.Succeeded)
            return new OpenedFile(pdf.Value, $"{PaperWords.Of("import-sheet")} {sheet.BatchNumber}.pdf", FileTypes.Of(SourceFormat.Pdf), pdf.Value.Length);
        await pdf.Value.DisposeAsync();
        return noted.Error;
    }

    private Task<Result> NoteAsync(Actor actor, Guid batchId, SignedSheet sheet, CancellationToken ct) =>
        vault.ActAsync(this, actor, act =>
        {
            act.Note("import.sheet-downloaded", new ObjectRef(ImportBatch.Kind, batchId), new { Number = sheet.BatchNumber, sheet.ContentHash });
            return Task.FromResult(Result.Success);
        }, ct);

    private PageDocument Paper(string company, SignedSheet sheet) => new()
    {
        Title = PaperWords.Of("import-sheet"),
        RunningHeader = PaperWords.Line(company, PaperWords.Of("import-sheet"), sheet.BatchNumber),
        RunningFooter = PaperWords.Of("content-hash", sheet.ContentHash[..ShownHash]),
        Created = time.Offset(sheet.At),
        Blocks =
        [
            new PageText(PaperWords.Of("import-sheet-about", sheet.Lines.Count)),
            new PageTable([
                new TableRow([.. Columns.Select(c => new TableCell(PaperWords.Of(c)))], IsHeader: true),
                .. sheet.Lines.Select(l => new TableRow([.. new[]
                {
                    l.Number, l.Title, l.Label, l.From is { } from ? PaperWords.Day(from) : PaperWords.Of("signing-day"), l.Approver ?? "", l.FileHash[..ShownHash],
                }.Select(v => new TableCell(v))])),
            ]),
            new PageHeading(null, PaperWords.Of("signed"), 2),
            new PageTable([
                new TableRow([.. SignatureColumns.Select(c => new TableCell(PaperWords.Of(c)))], IsHeader: true),
                new TableRow([
                    new(PaperWords.Of(SignatureMeaning.ConfirmExisting) + (sheet.IsSample ? PaperWords.Of("sample") : "")), new(sheet.Name), new(sheet.Role),
                    new(PaperWords.Moment(time.Local(sheet.At))), new(PaperWords.Of(sheet.Holds ? "holds" : "fails"))]),
            ]),
        ],
    };
}

/// <summary>The lines of a sheet as bytes: their SHA-256 is what is signed, and under it they are kept.</summary>
internal static class SheetLines
{
    public static string HashOf(IReadOnlyList<SheetLine> lines) => Convert.ToHexStringLower(SHA256.HashData(Bytes(lines)));

    public static async Task<Result> KeepAsync(StoredFiles store, IReadOnlyList<SheetLine> lines, CancellationToken ct)
    {
        using var content = new MemoryStream(Bytes(lines));
        var kept = await store.PutAsync(content, long.MaxValue, ct);
        return kept.Succeeded ? Result.Success : kept.Error;
    }

    /// <summary>Null: they are not there, or no longer what was signed.</summary>
    public static async Task<IReadOnlyList<SheetLine>?> ReadAsync(StoredFiles store, string hash, CancellationToken ct)
    {
        var stored = await store.OpenAsync(hash, ct);
        if (!stored.Succeeded)
            return null;
        await using var content = stored.Value;
        return await JsonSerializer.DeserializeAsync<List<SheetLine>>(content, cancellationToken: ct);
    }

    private static byte[] Bytes(IReadOnlyList<SheetLine> lines) => JsonSerializer.SerializeToUtf8Bytes(lines);
}

/// <summary>Signed sheets are kept for good: they are why the documents are in force.</summary>
internal sealed class SheetContent : IContentReferences
{
    public IQueryable<string> Hashes(VaultDbContext db) => db.Set<Signature>().Where(s => s.ObjectKind == ImportBatch.Kind).Select(s => s.ContentHash);
}
