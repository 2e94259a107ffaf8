using System.Text.RegularExpressions;

namespace ComplianceVault.Content.Reading;

/// <summary>Number, title and edition as companies write them into file names.</summary>
internal static partial class FileNameFacts
{
    private static readonly char[] Joints = [' ', '_', '-', '—', '－', '　', '.', '·', '(', ')', '（', '）', '[', ']', '【', '】', '《', '》'];

    public static IEnumerable<(CoverFactKind Kind, string Value)> Of(string fileName)
    {
        var name = CopyPattern().Replace(Path.GetFileNameWithoutExtension(fileName.Replace('\\', '/')).Trim(), "").Trim();
        if (name.Length is 0 or > 200)
        {
            yield break;
        }

        var number = NumberPattern().Match(name);
        if (number.Success && number.Groups["n"].Value.Any(char.IsAsciiDigit))
        {
            yield return (CoverFactKind.Number, number.Groups["n"].Value);
            name = name[number.Length..];
        }

        var date = DatePattern().Match(name);
        if (date.Success && CoverFacts.DateOf(date.Value) is not null)
        {
            name = name.Remove(date.Index, date.Length);
        }

        var edition = EditionPattern().Match(name.TrimEnd(Joints[..7]));
        if (edition.Success)
        {
            yield return (CoverFactKind.Edition, edition.Groups["e"].Value);
            name = name[..edition.Index];
        }

        var title = name.Trim(Joints);
        if (title.Any(char.IsLetter))
        {
            yield return (CoverFactKind.Title, title);
        }
    }

    [GeneratedRegex("^[《【\\[(（]?(?<n>[A-Za-z]{1,10}[A-Za-z0-9]{0,6}(?:[-/][A-Za-z0-9]{1,10}){1,5}|[A-Za-z]{2,10}[0-9]{2,6})(?=[\\s_ 　《【\\[(（]|[-—](?=[^\\x00-\\x7F])|[^\\x00-\\x7F]|$)[】\\])）]?[\\s_ 　—-]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"(?<=^|[\s_\-—(（.》】)）\u4e00-\u9fff])[\[(（【]?第?(?<e>[Vv](?:er)?\.? ?[0-9]{1,2}(?:\.[0-9]{1,3}){0,3}|[A-Z](?:[/_-]?[0-9]{1,2})?(?= ?版|[)）\]】]?$)|[0-9]{1,2}(?:\.[0-9]{1,2})?(?= ?版)) ?版?[\])）】]?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex EditionPattern();

    [GeneratedRegex(@"[\s_\-—(（]*(?:19|20)[0-9]{2}[-.年]?[0-9]{2}[-.月]?[0-9]{2}日?[)）]?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"(?:[\s_-]*(?:副本|复件|copy|\([0-9]{1,3}\)|（[0-9]{1,3}）|最终版|终稿|定稿|发布稿|受控))+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex CopyPattern();
}
