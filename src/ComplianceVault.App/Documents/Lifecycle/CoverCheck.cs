using ComplianceVault.App.Documents.Library;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>The cover of the file prints something else than is registered: what, as printed, as registered.</summary>
public sealed record CoverRemark(CoverFactKind Kind, string Printed, string Registered);

/// <summary>
/// Holds the cover of a draft's file against number, title and edition, so that B is not issued under a cover that says A (文件控制程序 4.5.3: header and
/// cover complete). A remark refuses nothing: a cover may be read wrongly, and whoever signs sees it.
/// </summary>
internal static class CoverCheck
{
    private static readonly CoverFactPlace[] Places = [CoverFactPlace.Cover, CoverFactPlace.CoverTable];

    public static async Task<IReadOnlyList<CoverRemark>> OfAsync(EditionTexts texts, EditionCase of, CancellationToken ct) =>
        of.Main is not null && await texts.GetAsync(of.Edition.TextHash, ct) is { Succeeded: true } text ? Of(text.Value.CoverFacts, of.Document, of.Edition) : [];

    public static IReadOnlyList<CoverRemark> Of(IReadOnlyList<CoverFact> facts, Document document, Edition edition) =>
    [
        .. new[] { (CoverFactKind.Number, document.Number), (CoverFactKind.Title, document.Title), (CoverFactKind.Edition, edition.Label) }
            .Select(x => Remark(facts, x.Item1, x.Item2)).OfType<CoverRemark>(),
    ];

    private static CoverRemark? Remark(IReadOnlyList<CoverFact> facts, CoverFactKind kind, string registered)
    {
        var printed = facts.Where(f => f.Kind == kind && Places.Contains(f.Place)).Select(f => f.Value).ToList();
        return printed.Count == 0 || printed.Exists(p => Bare(p) == Bare(registered)) ? null : new(kind, printed[0], registered);
    }

    /// <summary>Blanks, title marks and the word 版 around a label say nothing.</summary>
    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('《' or '》' or '版'))).ToUpperInvariant();
}
