using System.Globalization;
using System.Text;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>The findable pieces of an edition: one a section, and one of a scan without text.</summary>
internal sealed class EditionIndexSource(EditionTexts texts) : IIndexSource
{
    /// <summary>Longer sections are cut, so that a hit still leads near its sentence.</summary>
    private const int PieceLength = 30_000;

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public string Kind => Edition.Kind;

    public IQueryable<Guid> All(VaultDbContext db) => db.Set<Edition>().OrderBy(e => e.Id).Select(e => e.Id);

    public Filter Findable(Actor actor) => DocumentRights.Filter(actor);

    public IQueryable<Guid> Readable(VaultDbContext db, Actor actor) => DocumentRights.Readable(db, actor).Select(e => e.Id);

    public async Task<Result<IReadOnlyList<SearchDocument>>> ReadAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        var edition = await db.Set<Edition>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct);
        if (edition is null or { State: EditionState.Destroyed })
            return Result.Of<IReadOnlyList<SearchDocument>>([]);
        var document = await db.Set<Document>().AsNoTracking().FirstAsync(d => d.Id == edition.DocumentId, ct);
        var text = await texts.GetAsync(edition.TextHash, ct);
        if (!text.Succeeded)
            return text.Error;
        var whole = await WholeAsync(db, document, edition, ct);
        var sections = text.Value.Sections;
        return Result.Of<IReadOnlyList<SearchDocument>>(sections.Count == 0 ? [WithoutText(document, whole)] : [.. sections.SelectMany((s, i) => Pieces(sections, s, i, document, whole))]);
    }

    /// <summary>A scan says nothing that could be read; it is found by what the register says of it.</summary>
    private static SearchDocument WithoutText(Document document, Whole whole) => new()
    {
        Owner = whole.Owner,
        Key = "",
        Code = document.Number,
        Title = document.Title,
        Keywords = whole.Keywords,
        Numbers = new Dictionary<string, long> { ["effective"] = whole.Effective },
        Stored = whole.Stored,
    };

    private static IEnumerable<SearchDocument> Pieces(IReadOnlyList<Section> sections, Section section, int ordinal, Document document, Whole whole)
    {
        var text = TextOf(section);
        for (var (start, part) = (0, 0); start < text.Length || part == 0; part++)
        {
            var length = PieceEnd.Of(text.AsSpan(start), PieceLength);
            yield return new SearchDocument
            {
                Owner = whole.Owner,
                Key = part == 0 ? section.Key : $"{section.Key}#{part}",
                Code = document.Number,
                Number = section.Number,
                Heading = section.Heading,
                ParentHeadings = Parents(sections, section),
                Title = document.Title,
                Text = text.Substring(start, length),
                Keywords = whole.Keywords,
                Numbers = new Dictionary<string, long> { ["effective"] = whole.Effective, ["ordinal"] = ordinal },
                Stored = new Dictionary<string, string>(whole.Stored) { ["section"] = section.Key },
            };
            start += length;
        }
    }

    private static List<string> Parents(IReadOnlyList<Section> sections, Section section)
    {
        var parents = new List<string>();
        for (var i = section.Parent; i >= 0; i = sections[i].Parent)
            parents.Insert(0, sections[i].Heading);
        return parents;
    }

    private static string TextOf(Section section)
    {
        var text = new StringBuilder();
        foreach (var block in section.Blocks)
        {
            if (block is Paragraph p)
                text.AppendLine(p.Marker is null ? p.Text : $"{p.Marker} {p.Text}");
            else if (block is Table table)
                table.Rows.ToList().ForEach(r => text.AppendLine(string.Join(" ", r.Cells.Select(c => c.Text))));
        }

        return text.ToString();
    }

    private static async Task<Whole> WholeAsync(VaultDbContext db, Document document, Edition edition, CancellationToken ct)
    {
        var readers = await db.Set<PermittedReader>().Where(r => r.DocumentId == document.Id).Select(r => r.Reader).ToListAsync(ct);
        var clauses = await db.Set<DocumentClause>().Where(c => c.DocumentId == document.Id && c.To == null).Select(c => c.Clause).ToListAsync(ct);
        var signers = await SignersAsync(db, edition.Id, ct);
        var department = await db.Set<Department>().AsNoTracking().FirstOrDefaultAsync(d => d.Code == document.Department, ct);
        var keywords = new Dictionary<string, IReadOnlyList<string>>
        {
            [IIndexSource.KindField] = [Edition.Kind],
            ["document"] = [document.Number],
            ["document-name"] = [document.Number, document.Title],
            ["level"] = [document.Level],
            ["department"] = department is null ? [] : [department.Code],
            ["department-name"] = department is null ? [] : [department.NameZh, department.NameEn ?? ""],
            ["clause"] = clauses,
            ["clause-chain"] = [.. clauses.Select(ClauseNumber.TryParse).SelectMany(c => c?.PrefixChain ?? []).Select(c => c.Text).Distinct()],
            ["edition"] = [edition.Label],
            ["edition-id"] = [edition.Id.ToString("D")],
            [DocumentRights.StateField] = [edition.State.ToString()],
            ["state-name"] = [VaultWords.Of(edition.State, Chinese), VaultWords.Of(edition.State, English)],
            [DocumentRights.ClassificationField] = [document.Classification.ToString()],
            [DocumentRights.ReaderField] = [.. readers, $"creator/{edition.CreatedById:D}", .. signers],
        };
        var effective = edition.EffectiveDate is { } d ? (d.Year * 10000L) + (d.Month * 100) + d.Day : 0;
        var stored = new Dictionary<string, string> { ["document"] = document.Id.ToString("D"), ["edition"] = edition.Id.ToString("D") };
        return new($"{Edition.Kind}/{edition.Id:D}", keywords, effective, stored);
    }

    /// <summary>Who signs or signed it: the same words as the rights ask for.</summary>
    private static async Task<IEnumerable<string>> SignersAsync(VaultDbContext db, Guid editionId, CancellationToken ct)
    {
        var tasks = await db.Set<SigningTask>().AsNoTracking().Where(t => t.EditionId == editionId).Select(t => new { t.DoneAt, t.Office, t.DoneById, t.NamedId }).ToListAsync(ct);
        return tasks.SelectMany(t => new[] { t.DoneById, t.NamedId }).OfType<Guid>().Select(p => $"signer/{p:D}")
            .Concat(tasks.Where(t => t.DoneAt is null).Select(t => $"office/{t.Office}")).Distinct();
    }

    private sealed record Whole(
        string Owner, IReadOnlyDictionary<string, IReadOnlyList<string>> Keywords, long Effective, IReadOnlyDictionary<string, string> Stored);
}
