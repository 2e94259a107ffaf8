using System.Text.RegularExpressions;

namespace ComplianceVault.Content.Reading;

/// <summary>What the words of one line say by themselves, whatever stands around it.</summary>
internal static partial class LineText
{
    private const int LongestHeading = 40;
    private const string Bullets = "•●○◦◆◇■□▪▫★☆※➢➤►▶⚫⬤·–—-*✓√Ø";

    /// <summary>A line of a typed table of contents: leaders or a tab before a page number, or its caption.</summary>
    public static bool IsContentsLine(string text) => text.Length <= 200 && ContentsPattern().IsMatch(text);

    /// <summary>Ends like a sentence or is as long as one.</summary>
    public static bool IsSentence(string text) =>
        text.Length > LongestHeading + 20
        || (text.AsSpan().TrimEnd() is { Length: > 0 } trimmed && "。；;！？，,".Contains(trimmed[^1], StringComparison.Ordinal))
        || text.AsSpan().IndexOfAny('。', '；') >= 0;

    /// <summary>A typed line too long for a heading, even without a full stop: an introduction to a list, or several half-sentences.</summary>
    public static bool IsClause(string text) =>
        IsSentence(text) || text.Length > LongestHeading
        || (text.Length > 14 && (text.Contains('，', StringComparison.Ordinal) || DutyPattern().IsMatch(text)))
        || (text.Length > 25 && text[^1] is '：' or ':');

    /// <summary>Short enough for a heading, with a letter in it, and no sentence.</summary>
    public static bool LooksLikeHeading(string text) =>
        text.Length is > 0 and <= LongestHeading && !IsSentence(text) && text.Any(char.IsLetter);

    /// <summary>The words that stand as headings without a number: 前言, 附则, 修订记录.</summary>
    public static bool IsStandingHeading(string text) => StandingWordPattern().IsMatch(text);

    /// <summary>The bullet at the start of a line, with the blanks behind it; null without one.</summary>
    public static (string Marker, string Text)? BulletOf(string line)
    {
        var text = line.AsSpan().TrimStart();
        var length = 0;
        while (length < text.Length && length < 3 && (Bullets.Contains(text[length], StringComparison.Ordinal) || text[length] is >= '\uE000' and <= '\uF8FF'))
        {
            length++;
        }

        // A dash inside a sentence or a minus sign is no bullet; a doubled dash or one with a blank is.
        if (length == 0 || length == text.Length || (length == 1 && text[0] is '-' or '–' or '—' or '*' or 'Ø' or '·' && !char.IsWhiteSpace(text[1])))
        {
            return null;
        }

        return (text[..length].ToString(), text[length..].Trim().ToString());
    }

    [GeneratedRegex(@"(?:[.…·．]{4,}|…{2,}|\t)\s*[0-9ⅠⅡⅢⅣⅤIVX]{1,4}\s*$|^\s*目\s*[录次]\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex ContentsPattern();

    [GeneratedRegex("应当|应由|应在|应将|应按|应对|应进行|应及时|应定期|必须|不得|严禁|不应", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DutyPattern();

    [GeneratedRegex(@"^\s*(?:前\s*言|引\s*言|总\s*则|附\s*则|附\s*录|附\s*件|参考文献|修订记录|变更记录|更改记录|颁布令|授权书|任命书)\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex StandingWordPattern();
}
