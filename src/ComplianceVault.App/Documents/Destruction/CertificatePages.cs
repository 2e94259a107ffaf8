using System.Globalization;
using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>The 销毁证书 on paper: what was destroyed with the hashes of its files, by which rule and method, and who signed.</summary>
public sealed class CertificatePages(StoredFiles store, CompanyTime time)
{
    private static readonly string[] ItemColumns = ["fact-number", "fact-title", "fact-edition", "destruction-class", "destruction-rule", "destruction-hashes"];
    private static readonly string[] SignatureColumns = ["column-meaning", "column-name", "column-time", "column-content"];

    internal async Task<Result<StoredContent>> WriteAsync(VaultDbContext db, DestructionCase of, IReadOnlySet<string> shared, CancellationToken ct)
    {
        var layouter = PageLayouter.Create();
        if (!layouter.Succeeded)
            return layouter.Error;
        var document = await DocumentAsync(db, of, shared, ct);
        using var pdf = new MemoryStream();
        layouter.Value.Write(document, pdf, ct);
        pdf.Position = 0;
        return await store.PutAsync(pdf, long.MaxValue, ct);
    }

    private async Task<PageDocument> DocumentAsync(VaultDbContext db, DestructionCase of, IReadOnlySet<string> shared, CancellationToken ct)
    {
        var department = await db.Set<Department>().Where(d => d.Code == of.List.Department).Select(d => d.NameZh).FirstOrDefaultAsync(ct) ?? of.List.Department;
        var ids = of.Steps.Select(s => s.SignatureId).OfType<Guid>().ToList();
        var signatures = await db.Set<Signature>().AsNoTracking().Where(s => ids.Contains(s.Id)).OrderBy(s => s.At).ToListAsync(ct);
        var at = of.List.ExecutedAt!.Value;
        return new()
        {
            Title = PaperWords.Of("destruction-certificate"),
            RunningHeader = PaperWords.Line(PaperWords.Of("destruction-certificate"), of.List.Certificate!),
            RunningFooter = PaperWords.Line(of.List.Number),
            Created = time.Offset(at),
            Blocks =
            [
                Facts(of, department, at), Items(of, shared), .. Left(of), new PageHeading(null, PaperWords.Of("signatures"), 2), Signed(signatures),
                new PageNote(PaperWords.Of("destruction-note")), .. shared.Count > 0 ? [new PageNote(PaperWords.Of("destruction-shared"))] : Array.Empty<PageBlock>(),
            ],
        };
    }

    private PageFacts Facts(DestructionCase of, string department, DateTime at) => new([.. new (string Key, string Value)[]
    {
        ("destruction-certificate-number", of.List.Certificate!), ("destruction-list", of.List.Number), ("destruction-department", department),
        ("destruction-day", PaperWords.Moment(time.Local(at))), ("destruction-method", PaperWords.Of(of.List.Method)), ("destruction-proposed", of.List.ProposedByName),
        ("destruction-reason", of.List.Reason),
    }.Select(f => KeyValuePair.Create(PaperWords.Of(f.Key), f.Value))]);

    private static PageTable Items(DestructionCase of, IReadOnlySet<string> shared) => new(
        [
            Header(ItemColumns),
            .. of.Items.Where(i => i.Fate == ItemFate.Destroyed).Select(i => new TableRow(
            [
                new(i.Number), new(i.Title), new(i.Label), new(PaperWords.Of(i.Classification)), new(i.Rule),
                new(string.Join('\n', i.Hashes.Split('\n').Select(h => shared.Contains(h) ? h + " *" : h))),
            ])),
        ],
        [0.14, 0.16, 0.07, 0.08, 0.19, 0.36]);

    /// <summary>What stood on the list and was not destroyed, so that the certificate cannot be read as saying more than happened.</summary>
    private static IEnumerable<PageBlock> Left(DestructionCase of)
    {
        var left = of.Items.Where(i => i.Fate is ItemFate.KeptLonger or ItemFate.Excluded).ToList();
        if (left.Count > 0)
            yield return new PageText(PaperWords.Of("destruction-left", string.Join('、', left.Select(i => $"{i.Number} {i.Label}（{PaperWords.Of(i.Fate)}）"))));
    }

    private PageTable Signed(List<Signature> signatures) => new(
    [
        Header(SignatureColumns),
        .. signatures.Select(s => new TableRow([
            new(PaperWords.Of(s.Meaning) + (s.IsSample ? PaperWords.Of("sample") : "")), new(s.PersonName),
            new(time.Offset(s.At).ToString("yyyy-MM-dd HH:mm:ss 'UTC'zzz", CultureInfo.InvariantCulture)), new(s.ContentHash[..12])])),
    ]);

    private static TableRow Header(IEnumerable<string> columns) => new([.. columns.Select(c => new TableCell(PaperWords.Of(c)))], IsHeader: true);
}
