using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Lists;

/// <summary>A signature on a list, and whether it still holds for its rows.</summary>
public sealed record ListSignature(SignatureMeaning Meaning, string Name, string Role, DateTime At, bool IsSample, bool Holds);

/// <summary>A signed list; <paramref name="MayApprove"/> for the person who asks.</summary>
public sealed record SignedListRow(Guid Id, DateOnly AsOf, int Rows, string ContentHash, IReadOnlyList<ListSignature> Signatures, bool MayApprove);

/// <summary>The lists that were frozen and signed, and their papers.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class SignedListQueries(Vault vault, IDbContextFactory<VaultDbContext> databases, ListQueries lists, StoredFiles store, CompanyTime time, TrailEnd trail)
{
    private const int ShownHash = 16;

    /// <summary>More columns than these are printed across.</summary>
    private const int UprightColumns = 9;

    private static readonly string[] SignatureColumns = ["column-meaning", "column-name", "column-role", "column-time", "column-check"];

    /// <summary>Of one list, newest first.</summary>
    public async Task<Result<Page<SignedListRow>>> ListAsync(Actor actor, string code, PageRequest page, CancellationToken ct)
    {
        if (lists.Find(actor, code, null) is { Succeeded: false } unseen)
            return unseen.Error;
        await using var db = await databases.CreateDbContextAsync(ct);
        var of = db.Set<SignedList>().AsNoTracking().Where(l => l.Code == code);
        var shown = await of.OrderByDescending(l => l.PreparedAt).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        var signatures = await SignaturesAsync(db, shown, ct);
        var rows = shown.ConvertAll(l => new SignedListRow(
            l.Id, l.AsOf, l.Rows, l.ContentHash, [.. signatures[l.Id]], l.ApprovedAt is null && l.PreparedById != actor.PersonId && actor.Can(Permission.DecideSigners)));
        return new Page<SignedListRow>(rows, await of.CountAsync(ct));
    }

    /// <summary>The paper with its signatures. Refuses with <c>list.not-signed</c>, <c>access.export-not-granted</c>, and as the store does.</summary>
    public async Task<Result<OpenedFile>> PdfAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (!DocumentRights.MayExport(actor))
            return Error.Forbidden("access.export-not-granted");
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<SignedList>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, ct) is not { } list || lists.Find(actor, list.Code, null) is { Succeeded: false })
            return actor.RefusalFor(GetType()) ?? Error.NotFound("list.not-signed");
        var stored = await store.OpenAsync(list.ContentHash, ct);
        if (!stored.Succeeded)
            return stored.Error;
        await using var rows = stored.Value;
        var noted = await vault.ActAsync(this, actor, act =>
        {
            act.Note("list.downloaded", new ObjectRef(SignedList.Kind, id), new { List = list.Code, list.AsOf });
            return Task.FromResult(Result.Success);
        }, ct);
        if (!noted.Succeeded)
            return noted.Error;
        var signatures = (await SignaturesAsync(db, [list], ct))[id].ToList();
        var pdf = await PaperAsync(await PaperWords.CompanyAsync(db, ct), FrozenRows.Read(rows), list, signatures, await trail.SayAsync(ct, PaperWords.Chinese), ct);
        return pdf.Succeeded ? new OpenedFile(pdf.Value, $"{ListWords.Title(list.Code)} {PaperWords.Day(list.AsOf)}.pdf", FileTypes.Of(SourceFormat.Pdf), pdf.Value.Length) : pdf.Error;
    }

    /// <summary>By list, in the order in which they were given.</summary>
    private static async Task<ILookup<Guid, ListSignature>> SignaturesAsync(VaultDbContext db, List<SignedList> lists, CancellationToken ct)
    {
        var hashes = lists.ToDictionary(l => l.Id, l => l.ContentHash);
        var found = await db.Set<Signature>().AsNoTracking().Where(s => s.ObjectKind == SignedList.Kind && hashes.Keys.Contains(s.ObjectId)).OrderBy(s => s.At).ToListAsync(ct);
        var roles = await db.Set<Role>().AsNoTracking().ToDictionaryAsync(r => r.Code, r => r.NameZh, ct);
        return found.ToLookup(s => s.ObjectId, s => new ListSignature(
            s.Meaning, s.PersonName, roles.GetValueOrDefault(s.RoleCode, s.RoleCode), s.At, s.IsSample, s.HoldsFor(new(SignedList.Kind, s.ObjectId), hashes[s.ObjectId])));
    }

    private Task<Result<Stream>> PaperAsync(string company, FrozenRows frozen, SignedList list, IReadOnlyList<ListSignature> signatures, string trailEnd, CancellationToken ct)
    {
        var title = ListWords.Title(frozen.Code, PaperWords.Chinese);
        return PaperFiles.WriteAsync(new PageDocument
        {
            Title = title,
            RunningHeader = PaperWords.Line(company, frozen.Form ?? "", title, PaperWords.Of("as-of", PaperWords.Day(frozen.AsOf))),
            RunningFooter = PaperWords.Of("content-hash", list.ContentHash[..ShownHash]),
            Created = time.Offset(list.PreparedAt),
            IsLandscape = frozen.Columns.Count > UprightColumns,
            Blocks =
            [
                new PageFacts([.. Facts(frozen)]),
                new PageTable([new TableRow([.. frozen.Columns.Select(c => new TableCell(c))], IsHeader: true), .. frozen.Rows.Select(r => new TableRow([.. r.Select(v => new TableCell(v))]))]),
                .. frozen.Rows.Count == 0 ? [new PageText(PaperWords.Of("list-empty"))] : Array.Empty<PageBlock>(),
                .. Signed(signatures),
                new PageText(trailEnd),
            ],
        }, ct);
    }

    private static IEnumerable<KeyValuePair<string, string>> Facts(FrozenRows frozen)
    {
        if (frozen.Form is { } form)
            yield return new(PaperWords.Of("fact-form"), form);
        yield return new(PaperWords.Of("fact-as-of"), PaperWords.Day(frozen.AsOf));
        yield return new(PaperWords.Of("fact-rows"), frozen.Rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private IEnumerable<PageBlock> Signed(IReadOnlyList<ListSignature> signatures)
    {
        yield return new PageHeading(null, PaperWords.Of("signed"), 2);
        yield return new PageTable([
            new TableRow([.. SignatureColumns.Select(c => new TableCell(PaperWords.Of(c)))], IsHeader: true),
            .. signatures.Select(s => new TableRow([
                new(PaperWords.Of(s.Meaning) + (s.IsSample ? PaperWords.Of("sample") : "")), new(s.Name), new(s.Role), new(PaperWords.Moment(time.Local(s.At))), new(PaperWords.Of(s.Holds ? "holds" : "fails"))])),
        ]);
    }
}

/// <summary>Lays a paper out into a file of its own that goes when its stream is closed.</summary>
internal static class PaperFiles
{
    private const int BufferSize = 128 * 1024;

    public static async Task<Result<Stream>> WriteAsync(PageDocument paper, CancellationToken ct)
    {
        var layouter = PageLayouter.Create();
        if (!layouter.Succeeded)
            return layouter.Error;
        var target = new FileStream(
            Path.Combine(Path.GetTempPath(), $"cvault-paper-{Guid.CreateVersion7():N}.pdf"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose);
        try
        {
            await Task.Run(() => layouter.Value.Write(paper, target, ct), ct);
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }

        target.Position = 0;
        return target;
    }
}
