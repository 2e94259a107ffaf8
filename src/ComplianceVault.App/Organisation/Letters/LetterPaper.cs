using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>A signed letter as a paper, with its signature and whether that still holds.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class LetterPaper(Vault vault, IDbContextFactory<VaultDbContext> databases, CompanyTime time)
{
    private const int ShownHash = 16;

    private static readonly string[] SignatureColumns = ["column-meaning", "column-name", "column-role", "column-time", "column-check"];

    /// <summary>Refusals: <c>letters.not-found</c>, <c>letters.not-signed</c>.</summary>
    public async Task<Result<OpenedFile>> PdfAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await (await LetterQueries.VisibleAsync(db, actor, ct)).AnyAsync(l => l.Id == id, ct) || await LetterCase.LoadAsync(db, id, ct) is not { } of)
            return Error.NotFound("letters.not-found", "");
        if (of.Letter.SignedOn is null)
            return Error.Conflict("letters.not-signed");
        var signatures = await db.Set<Signature>().AsNoTracking().Where(s => s.ObjectKind == Letter.Kind && s.ObjectId == id).OrderBy(s => s.At).ToListAsync(ct);
        var roles = await db.Set<Role>().AsNoTracking().ToDictionaryAsync(r => r.Code, r => r.NameZh, ct);
        var company = await PaperWords.CompanyAsync(db, ct);
        var pdf = await PaperFiles.WriteAsync(Paper(company, of, signatures, roles), ct);
        if (!pdf.Succeeded)
            return pdf.Error;
        await vault.ActAsync(this, actor, act =>
        {
            act.Note("letter.downloaded", of.Ref, new { of.Letter.Number });
            return Task.FromResult(Result.Success);
        }, ct);
        return new OpenedFile(pdf.Value, $"{of.Letter.Number} {of.Letter.AppointeeName}.pdf", FileTypes.Of(SourceFormat.Pdf), pdf.Value.Length);
    }

    private PageDocument Paper(string company, LetterCase of, List<Signature> signatures, Dictionary<string, string> roles)
    {
        var letter = of.Letter;
        var title = PaperWords.Of($"letter-{letter.What.ToString().ToLowerInvariant()}");
        return new()
        {
            Title = title,
            RunningHeader = PaperWords.Line(company, letter.Number, title),
            RunningFooter = PaperWords.Of("content-hash", of.ContentHash[..ShownHash]),
            Created = time.Offset(letter.DraftedAt),
            Blocks =
            [
                new PageFacts([.. Facts(company, letter)]),
                new PageHeading(null, PaperWords.Of("letter-duties"), 2),
                .. letter.Duties.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new PageText(line)),
                new PageHeading(null, PaperWords.Of("signed"), 2),
                new PageTable([
                    new TableRow([.. SignatureColumns.Select(c => new TableCell(PaperWords.Of(c)))], IsHeader: true),
                    .. signatures.Select(s => new TableRow([
                        new(PaperWords.Of(s.Meaning) + (s.IsSample ? PaperWords.Of("sample") : "")), new(s.PersonName),
                        new(s.Meaning == SignatureMeaning.Accept ? PaperWords.Of("letter-appointee") : roles.GetValueOrDefault(s.RoleCode, s.RoleCode)),
                        new(PaperWords.Moment(time.Local(s.At))), new(PaperWords.Of(s.HoldsFor(of.Ref, of.ContentHash) ? "holds" : "fails"))])),
                ]),
            ],
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Facts(string company, Letter letter)
    {
        yield return new(PaperWords.Of("letter-company"), company);
        yield return new(PaperWords.Of("letter-number"), letter.Number);
        yield return new(PaperWords.Of("letter-appointee"), letter.AppointeeName);
        yield return new(PaperWords.Of("letter-title"), letter.Title);
        yield return new(PaperWords.Of("letter-from"), PaperWords.Day(letter.From));
        yield return new(PaperWords.Of("letter-to"), letter.To is { } to ? PaperWords.Day(to) : PaperWords.Of("letter-open"));
        yield return new(PaperWords.Of("letter-drafted-by"), letter.DraftedByName);
        yield return new(PaperWords.Of("letter-accepted"), letter.AcceptedOn is { } accepted ? PaperWords.Day(accepted) : PaperWords.Of("letter-not-accepted"));
        if (letter.EndedOn is { } ended)
            yield return new(PaperWords.Of("letter-ended"), PaperWords.Line(PaperWords.Day(ended), letter.EndReason ?? ""));
    }
}
