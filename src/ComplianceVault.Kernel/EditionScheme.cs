using System.Globalization;
using System.Text.RegularExpressions;

namespace ComplianceVault.Kernel;

/// <summary>
/// How a company labels the editions of its documents; data of the company, chosen once. Letters A…Z, AA, AB … (文件控制程序 4.3.1) ·
/// 版次/修改状态 A/0, A/1, B/0 · versions V1.0, V1.1, V2.0.
/// </summary>
public sealed partial class EditionScheme
{
    /// <summary>A, B … Z, AA. Knows no revisions: every change is a new letter.</summary>
    public static readonly EditionScheme Letters = new("letters", place => Letter(place.Edition), LettersPattern, hasRevisions: false, new(1, 0));

    /// <summary>A/0, A/1 … B/0.</summary>
    public static readonly EditionScheme LetterAndRevision =
        new("letter-revision", place => $"{Letter(place.Edition)}/{Digits(place.Revision)}", LetterAndRevisionPattern, hasRevisions: true, new(1, 0));

    /// <summary>V1.0, V1.1 … V2.0.</summary>
    public static readonly EditionScheme Versions =
        new("versions", place => $"V{Digits(place.Edition)}.{Digits(place.Revision)}", VersionsPattern, hasRevisions: true, new(1, 0));

    private readonly Func<EditionPlace, string> format;
    private readonly Func<Regex> pattern;
    private readonly bool hasRevisions;

    private EditionScheme(string id, Func<EditionPlace, string> format, Func<Regex> pattern, bool hasRevisions, EditionPlace first)
    {
        (Id, this.format, this.pattern, this.hasRevisions) = (id, format, pattern, hasRevisions);
        First = At(first);
    }

    public static IReadOnlyList<EditionScheme> All { get; } = [Letters, LetterAndRevision, Versions];

    /// <summary>The word under which settings name it: <c>letters</c>, <c>letter-revision</c>, <c>versions</c>.</summary>
    public string Id { get; }

    /// <summary>The label of a document's first edition.</summary>
    public EditionLabel First { get; }

    public static EditionScheme? Find(string id) => All.FirstOrDefault(scheme => scheme.Id == id);

    /// <summary>
    /// Reads a label with the words and forms that covers carry (第A版, 版本：Ａ, a／0, v 1.0), keeping it as printed. Never refuses:
    /// what is no label of this scheme has no place.
    /// </summary>
    public EditionLabel Read(string printed)
    {
        var match = pattern().Match(FullWidth.Narrow(printed));
        return new(printed.Trim(), match.Success ? Place(match) : null);
    }

    /// <summary>As <see cref="Read"/>, for labels that people type. Refusal: <c>editions.label-invalid</c> (the text, the first label as an example).</summary>
    public Result<EditionLabel> Parse(string text) =>
        Read(text) is { Place: not null } label ? label : Error.Invalid("editions.label-invalid", text, First.Printed);

    /// <summary>
    /// The label after <paramref name="label"/>; where the scheme has no revisions, every step is an edition.
    /// Refusal: <c>editions.no-next</c> for a label without a place, because a person must then choose.
    /// </summary>
    public Result<EditionLabel> Next(EditionLabel label, EditionStep step = EditionStep.Edition)
    {
        if (label.Place is not { } place)
            return Error.Invalid("editions.no-next", label.Printed);
        return step == EditionStep.Revision && hasRevisions
            ? At(place with { Revision = place.Revision + 1 })
            : At(new(place.Edition + 1, 0));
    }

    /// <summary>Below zero when <paramref name="left"/> is older; null when one of them has no place in the scheme.</summary>
    public static int? Compare(EditionLabel left, EditionLabel right) =>
        left.Place is { } a && right.Place is { } b ? a.CompareTo(b) : null;

    private EditionLabel At(EditionPlace place) => new(format(place), place);

    private static EditionPlace? Place(Match match)
    {
        var edition = match.Groups["letter"].Success ? FromLetter(match.Groups["letter"].Value) : Number(match.Groups["edition"].Value);
        return edition is 0 ? null : new(edition, Number(match.Groups["revision"].Value));
    }

    private static int Number(string digits) => digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Letter(int edition)
    {
        var letters = string.Empty;
        for (var rest = edition; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    private static int FromLetter(string letters) =>
        letters.ToUpperInvariant().Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1);

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Before = @"^\s*(版本号?|版次|edition|rev)?\s*[:：]?\s*第?\s*";
    private const string After = @"\s*版?\s*$";

    [GeneratedRegex(Before + "(?<letter>[a-z]{1,2})" + After, Options, 1000)]
    private static partial Regex LettersPattern();

    [GeneratedRegex(Before + @"(?<letter>[a-z]{1,2})\s*/\s*(?<revision>[0-9]{1,3})" + After, Options, 1000)]
    private static partial Regex LetterAndRevisionPattern();

    [GeneratedRegex(Before + @"v?\s*(?<edition>[0-9]{1,3})(\.(?<revision>[0-9]{1,3}))?" + After, Options, 1000)]
    private static partial Regex VersionsPattern();
}
