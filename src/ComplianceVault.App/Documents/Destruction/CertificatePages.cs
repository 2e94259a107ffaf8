using System.Globalization;
using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>The 销毁证书 on paper: what was destroyed with the hashes of its files, by which rule and method, and who signed.</summary>
public sealed class CertificatePages(StoredFiles store, CompanyTime time)
{
    private static readonly string[] ItemColumns = ["fact-number", "fact-title", "fact-edition", "destruction-class", "destruction-rule", "destruction-hashes"];
    private static readonly string[] SignatureColumns = ["column-meaning", "column-name", "column-role", "column-time", "column-content", "column-check"];

    /// <summary>A hash is read and compared in groups, and breaks between them.</summary>
    private const int Group = 8;

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
        var signatures = (await db.Set<Signature>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(ct)).OrderBy(s => ids.IndexOf(s.Id)).ToList();
        var roles = await db.Set<Role>().AsNoTracking().ToDictionaryAsync(r => r.Code, r => r.NameZh, ct);
        var at = of.List.ExecutedAt!.Value;
        var title = PaperWords.Of(of.Items.Exists(i => i.ObjectKind == Record.Kind) ? "destruction-certificate-record" : "destruction-certificate");
        return new()
        {
            Title = title,
            RunningHeader = PaperWords.Line(await PaperWords.CompanyAsync(db, ct), title, of.List.Certificate!),
            RunningFooter = PaperWords.Line(of.List.Number),
            Created = time.Offset(at),
            Blocks =
            [
                Facts(of, department, at), Items(of, shared), .. Left(of), new PageHeading(null, PaperWords.Of("signed"), 2), Signed(of, signatures, roles),
                .. Notes(of, shared),
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
                new(i.Number), new(i.Title), new(i.CopyNumber is { } copy ? PaperWords.Of("destruction-copy", i.Label, copy) : i.Label), new(PaperWords.Of(i.Classification)), new(i.Rule),
                new(i.CopyNumber is not null ? PaperWords.Of("destruction-paper") : Hashes(i.Hashes.Split('\n'), shared)),
            ])),
        ],
        [0.14, 0.16, 0.07, 0.08, 0.19, 0.36]);

    /// <summary>What is gone of records, of editions, and of paper; each only where there was some.</summary>
    private static IEnumerable<PageBlock> Notes(DestructionCase of, IReadOnlySet<string> shared)
    {
        var gone = of.Items.Where(i => i.Fate == ItemFate.Destroyed).ToList();
        if (gone.Exists(i => i.ObjectKind == Record.Kind))
            yield return new PageNote(PaperWords.Of("destruction-note-record"));
        if (gone.Exists(i => i.ObjectKind == Edition.Kind))
            yield return new PageNote(PaperWords.Of("destruction-note"));
        if (gone.Exists(i => i.CopyNumber is not null))
            yield return new PageNote(PaperWords.Of("destruction-note-paper"));
        if (shared.Count > 0)
            yield return new PageNote(PaperWords.Of("destruction-shared"));
    }

    /// <summary>What stood on the list and was not destroyed, so that the certificate cannot be read as saying more than happened.</summary>
    private static IEnumerable<PageBlock> Left(DestructionCase of)
    {
        var left = of.Items.Where(i => i.Fate is ItemFate.KeptLonger or ItemFate.Excluded).ToList();
        if (left.Count > 0)
            yield return new PageText(PaperWords.Of("destruction-left", string.Join('、', left.Select(i => $"{i.Said}（{PaperWords.Of(i.Fate)}）"))));
    }

    private static string Hashes(string[] hashes, IReadOnlySet<string> shared) =>
        string.Join('\n', hashes.Select((h, i) => (hashes.Length > 1 ? $"{i + 1}. " : "") + Grouped(h) + (shared.Contains(h) ? " *" : "")));

    private static string Grouped(string hash) => string.Join(' ', hash.Chunk(Group).Select(c => new string(c)));

    private PageTable Signed(DestructionCase of, List<Signature> signatures, Dictionary<string, string> roles) => new(
    [
        Header(SignatureColumns),
        .. signatures.Select(s => new TableRow([
            new(PaperWords.Of(s.Meaning) + (s.IsSample ? PaperWords.Of("sample") : "")), new(s.PersonName),
            new(roles.GetValueOrDefault(s.RoleCode, PaperWords.Of("named-person"))), new(time.Offset(s.At).ToString("yyyy-MM-dd HH:mm:ss 'UTC'zzz", CultureInfo.InvariantCulture)), new(s.ContentHash[..12]),
            new(PaperWords.Of(s.HoldsFor(of.Ref, s.ContentHash) ? "holds" : "fails"))])),
    ]);

    private static TableRow Header(IEnumerable<string> columns) => new([.. columns.Select(c => new TableCell(PaperWords.Of(c)))], IsHeader: true);
}
