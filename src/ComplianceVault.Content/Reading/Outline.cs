using System.Text.RegularExpressions;

namespace ComplianceVault.Content.Reading;

/// <summary>A line as a reader sees it before it is known what it is. Size is in points, 0 when unknown; level 1–9 when a style states it.</summary>
internal sealed record OutlineLine(string Text)
{
    public int? StyleLevel { get; init; }

    public bool Bold { get; init; }

    public double Size { get; init; }

    /// <summary>A table or picture: content between lines, nothing to recognise.</summary>
    public bool IsOther { get; init; }

    /// <summary>The source itself makes it a list item (bullet or automatic list number).</summary>
    public bool IsListItem { get; init; }

    /// <summary>The source shows a line of a table of contents, which the text alone may no longer show.</summary>
    public bool IsContents { get; init; }

    public HeadingNumber? Number { get; } = HeadingNumber.Parse(Text);
}

internal enum OutlineRole
{
    Body,
    Heading,

    /// <summary>A numbered sentence that is a section of its own.</summary>
    Clause,
    ListItem,

    /// <summary>A line of a typed table of contents.</summary>
    Contents,
}

/// <summary>What a line is: text without number or marker where these are given apart.</summary>
internal sealed record OutlineEntry(OutlineRole Role, string Text, HeadingNumber? Number = null, int? Level = null, string? Marker = null);

/// <summary>
/// Tells headings and numbered clauses from list items and sentences, in files with heading styles and in files without.
/// Rules, in order: a styled line is a heading unless it is a date, a sentence, a row of a list that was styled by mistake;
/// a typed number of several parts is a section where it continues the open chapter; a single number is a chapter only in sequence,
/// in the separator the document's chapters use, and with looks or children to prove it; brackets, letters and bullets are list items.
/// </summary>
internal sealed partial class Outline
{
    private const int LongestHeading = 40;
    private const int LongestListHeading = 16;
    private const string Bullets = "•●○◦◆◇■□▪▫★☆※➢➤►▶⚫⬤·–—-*✓√Ø";

    private readonly IReadOnlyList<OutlineLine> lines;
    private readonly OutlineEntry?[] entries;
    private readonly double bodySize;
    private readonly string chapterSeparator;
    private readonly bool hasStyles;
    private readonly bool hasEmphasis;
    private readonly Dictionary<(NumberForm Form, string Separator), (int Value, int Line)> lists = [];
    private readonly HashSet<string> unnumberedLooks = [];
    private readonly HashSet<string> used = [];
    private IReadOnlyList<int> path = [];
    private IReadOnlyList<int> deepest = [];
    private readonly HashSet<int> nested = [];
    private int chapter;
    private int inner;
    private bool inAnnex;

    private Outline(IReadOnlyList<OutlineLine> lines)
    {
        this.lines = lines;
        entries = new OutlineEntry?[lines.Count];
        bodySize = lines.Where(l => l.Size > 0 && l.StyleLevel is null).GroupBy(l => l.Size)
            .OrderByDescending(g => g.Sum(l => l.Text.Length)).Select(g => g.Key).FirstOrDefault();
        hasStyles = lines.Count(l => l.StyleLevel is not null) >= 2;
        var chapters = Enumerable.Range(0, lines.Count).Where(i => lines[i].Number is { Form: NumberForm.Decimal, Depth: 1 } n && LooksLikeHeading(n.Rest)).ToList();
        hasEmphasis = chapters.Count(i => Emphasised(lines[i])) >= 2;
        chapterSeparator = ChapterSeparator(chapters);
        FindNested([.. chapters.Where(i => lines[i].StyleLevel is not null || Emphasised(lines[i]) || IsFollowedByChild(i, lines[i].Number!))
            .Where(i => SeparatorClass(lines[i].Number!) == chapterSeparator)]);
        FindUnnumberedLooks();
    }

    /// <summary>One entry per line, in order.</summary>
    public static IReadOnlyList<OutlineEntry> Of(IReadOnlyList<OutlineLine> lines, CancellationToken cancellationToken = default)
    {
        var outline = new Outline(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            if ((i & 0xFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            outline.entries[i] = outline.Judge(i);
        }

        return outline.entries!;
    }

    /// <summary>A line of a typed table of contents: leaders or a tab before a page number, or its caption.</summary>
    public static bool IsContentsLine(string text) => text.Length <= 200 && ContentsPattern().IsMatch(text);

    /// <summary>Ends like a sentence or is as long as one.</summary>
    public static bool IsSentence(string text) =>
        text.Length > LongestHeading + 20
        || (text.AsSpan().TrimEnd() is { Length: > 0 } trimmed && "。；;！？，,".Contains(trimmed[^1], StringComparison.Ordinal))
        || text.AsSpan().IndexOfAny('。', '；') >= 0;

    /// <summary>A typed line too long for a heading, even without a full stop: an introduction to a list, or several half-sentences.</summary>
    private static bool IsClause(string text) =>
        IsSentence(text) || text.Length > LongestHeading
        || (text.Length > 14 && (text.Contains('，', StringComparison.Ordinal) || DutyPattern().IsMatch(text)))
        || (text.Length > 25 && text[^1] is '：' or ':');

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

    /// <summary>What stands behind chapter numbers: told by those that have children, else by those that look like headings, else by the first.</summary>
    private string ChapterSeparator(List<int> chapters)
    {
        var proven = chapters.Where(i => IsFollowedByChild(i, lines[i].Number!)).ToList();
        var shown = proven.Count > 0 ? proven : chapters.Where(i => lines[i].StyleLevel is not null || Emphasised(lines[i])).ToList();
        return (shown.Count > 0 ? shown : chapters.Take(1)).Select(i => SeparatorClass(lines[i].Number!))
            .GroupBy(s => s).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault() ?? "";
    }

    /// <summary>
    /// 1, 2, 3 printed like chapters inside chapter 5, which 6 then continues: an inner series. It is one only where the outer series
    /// is seen to go on with a number that the inner series would not have reached next.
    /// </summary>
    private void FindNested(List<int> candidates)
    {
        const int Farthest = 100;
        for (int k = 1, outer = 0; k < candidates.Count; k++)
        {
            var next = ValueOf(candidates[outer]) + 1;
            if (ValueOf(candidates[k]) == 1 && ValueOf(candidates[outer]) >= 1)
            {
                var end = Enumerable.Range(k + 1, Math.Min(Farthest, candidates.Count - k - 1)).FirstOrDefault(j =>
                    ValueOf(candidates[j]) == next && HasZero(candidates[j]) == HasZero(candidates[outer])
                    && (HasZero(candidates[j]) != HasZero(candidates[j - 1]) || ValueOf(candidates[j - 1]) + 1 != next));
                if (end > 0)
                {
                    nested.UnionWith(candidates[k..end]);
                    k = end;
                }
            }

            outer = k;
        }
    }

    private int ValueOf(int line) => lines[line].Number!.Last;

    /// <summary>01, 02, 03 are another series than 1, 2, 3.</summary>
    private bool HasZero(int line) => lines[line].Number!.Printed[0] is '0' or '０';

    private OutlineEntry Judge(int i)
    {
        var line = lines[i];
        if (line.IsOther || string.IsNullOrWhiteSpace(line.Text))
        {
            return new OutlineEntry(OutlineRole.Body, line.Text);
        }

        if (line.StyleLevel is null && (line.IsContents || IsContentsLine(line.Text)))
        {
            return new OutlineEntry(OutlineRole.Contents, line.Text);
        }

        if (line.Number is { } number)
        {
            return line.StyleLevel is { } level ? JudgeStyled(i, number, level) : JudgeTyped(i, number);
        }

        if (line.StyleLevel is { } style && line.Text.Length <= 120 && !char.IsAsciiDigit(line.Text[0]) && !CoverFacts.IsDate(line.Text) && !(line.Text.Length > 25 && IsSentence(line.Text)))
        {
            return Heading(null, line.Text, style);
        }

        if (BulletOf(line.Text) is { } bullet)
        {
            return new OutlineEntry(OutlineRole.ListItem, bullet.Text, Marker: bullet.Marker);
        }

        return IsUnnumberedHeading(line) ? Heading(null, line.Text, 1) : new OutlineEntry(line.IsListItem ? OutlineRole.ListItem : OutlineRole.Body, line.Text);
    }

    private OutlineEntry JudgeStyled(int i, HeadingNumber number, int level)
    {
        if (CoverFacts.IsDate(lines[i].Text))
        {
            return new OutlineEntry(OutlineRole.Body, lines[i].Text);
        }

        if (number.Form == NumberForm.Decimal && number.Depth > 1)
        {
            return IsRepeatedInAnnex(number) ? ListItem(i, number) : Section(number, level);
        }

        var listForm = IsListForm(number);
        if (ContinuesList(i, number) || (listForm && (IsBodilessRun(i, number) || number.Rest.Length > LongestListHeading || IsClause(number.Rest) || number.Rest.Contains('，', StringComparison.Ordinal))))
        {
            return ListItem(i, number);
        }

        var isInner = nested.Contains(i) || (listForm && number.Form == NumberForm.Decimal && chapter > 0 && number.Last != chapter + 1);
        return isInner ? Inner(number) : Section(number, listForm && number.Form != NumberForm.Decimal ? null : level);
    }

    private OutlineEntry JudgeTyped(int i, HeadingNumber number)
    {
        var isSection = number.Form switch
        {
            NumberForm.Decimal => number.Depth > 1 ? ContinuesPath(i, number) && !IsRepeatedInAnnex(number) : IsChapter(i, number),
            NumberForm.AnnexDecimal => number.Rest.Length > 0,
            NumberForm.Part or NumberForm.Chapter or NumberForm.Section => !IsSentence(number.Rest) && number.Rest.Length <= LongestHeading,
            NumberForm.Article => true,
            NumberForm.Annex => number.Rest.Length <= LongestHeading && !IsSentence(number.Rest) && !IsNeighbour(i + 1, number, 1) && !IsNeighbour(i - 1, number, -1),
            NumberForm.Chinese => IsChineseHeading(i, number),
            NumberForm.ChineseBracket => IsChineseHeading(i, number) && number.Rest.Length <= 25 && !lines[i].IsListItem,
            _ => false,
        };
        if (isSection)
        {
            return nested.Contains(i) ? Inner(number) : Section(number, null);
        }

        return number.Form == NumberForm.Decimal && number.Depth == 1 && number.Separator.Length == 0 && !ContinuesList(i, number) && !lines[i].IsListItem
            ? new OutlineEntry(OutlineRole.Body, lines[i].Text)
            : ListItem(i, number);
    }

    private OutlineEntry Section(HeadingNumber number, int? level)
    {
        lists.Clear();
        if (number.Form == NumberForm.Decimal && (number.Depth == 1 || number.Parts[0] != inner))
        {
            path = number.Parts;
            deepest = number.Depth > 1 ? path : deepest;
            chapter = number.Depth > 1 ? chapter : number.Last;
            inner = number.Depth > 1 ? inner : 0;
            used.Add(number.Normalized);
        }

        inAnnex = number.Form == NumberForm.Annex || (inAnnex && (number.Form != NumberForm.Decimal || number.Depth > 1));
        var isClause = (level is null ? IsClause(number.Rest) : IsSentence(number.Rest)) && (number.Form is NumberForm.Decimal or NumberForm.Article or NumberForm.AnnexDecimal || number.Rest.Length > LongestHeading + 20);
        return new OutlineEntry(isClause ? OutlineRole.Clause : OutlineRole.Heading, number.Rest, number, level);
    }

    /// <summary>A heading of an inner series stands one level below the section that holds it and does not disturb the outer count.</summary>
    private OutlineEntry Inner(HeadingNumber number)
    {
        lists.Clear();
        inner = number.Last;
        return new OutlineEntry(OutlineRole.Heading, number.Rest, number, path.Count + 1);
    }

    private OutlineEntry Heading(HeadingNumber? number, string text, int? level)
    {
        lists.Clear();
        return new OutlineEntry(OutlineRole.Heading, text, number, level);
    }

    private OutlineEntry ListItem(int i, HeadingNumber number)
    {
        lists[(number.Form, SeparatorClass(number))] = (number.Last, i);
        return new OutlineEntry(OutlineRole.ListItem, number.Rest, Marker: number.Marker);
    }

    /// <summary>
    /// 4.7.1 belongs to chapter 4 or opens chapter 5; elsewhere (a fragment of a table, a quoted clause) it needs looks, or
    /// a numbered line directly before it that it continues.
    /// </summary>
    private bool ContinuesPath(int i, HeadingNumber number)
    {
        if (number.Rest.Length == 0 && !Emphasised(lines[i]))
        {
            return false;
        }

        var parts = number.Parts;
        if (path.Count == 0 || parts[0] == path[0] || parts[0] == inner || Follows(parts, deepest) || Emphasised(lines[i]))
        {
            return parts.All(p => p <= 200);
        }

        return (parts[0] == path[0] + 1 && parts.Skip(1).All(p => p == 1)) || ContinuesList(i, number with { Parts = [parts[0] + 1] });
    }

    /// <summary>8.7.2 after 8.7.1, though a short inner list 1, 2 was printed like chapters between them.</summary>
    private static bool Follows(IReadOnlyList<int> parts, IReadOnlyList<int> before)
    {
        var common = 0;
        while (common < Math.Min(parts.Count, before.Count) && parts[common] == before[common])
        {
            common++;
        }

        return common > 0 && common < parts.Count && (common == before.Count || parts[common] > before[common]);
    }

    /// <summary>A table in an annex that lists the document's own clauses, flattened to lines: its rows are no second clauses.</summary>
    private bool IsRepeatedInAnnex(HeadingNumber number) =>
        inAnnex && (used.Contains(number.Normalized) || used.Contains(number.Normalized[..number.Normalized.LastIndexOf('.')]));

    private bool IsChapter(int i, HeadingNumber number)
    {
        if (!LooksLikeHeading(number.Rest) || ContinuesList(i, number))
        {
            return false;
        }

        if (IsFollowedByChild(i, number))
        {
            return true;
        }

        var inSequence = number.Last - chapter is 1 or 2 || (path.Count > 0 && number.Last == path[0] + 1);
        if (!inSequence || SeparatorClass(number) != chapterSeparator)
        {
            return false;
        }

        // Chapters that show themselves by looks may stand bare, one below the other; plain ones would be a list then.
        return hasEmphasis || hasStyles
            ? Emphasised(lines[i]) && number.Rest.Length <= 30
            : number.Rest.Length <= 25 && !lines[i].IsListItem && !IsNeighbour(i + 1, number, 1);
    }

    private bool IsChineseHeading(int i, HeadingNumber number) =>
        LooksLikeHeading(number.Rest) && number.Rest.Length <= 30 && !ContinuesList(i, number)
        && (number.Separator.AsSpan().Trim().Length > 0 || number.Form == NumberForm.ChineseBracket || Emphasised(lines[i]))
        && (Emphasised(lines[i]) || (!IsNeighbour(i + 1, number, 1) && i + 1 < lines.Count));

    /// <summary>Numbers whose look says list rather than chapter, in this document.</summary>
    private bool IsListForm(HeadingNumber number) => number.Form switch
    {
        NumberForm.Bracket or NumberForm.Letter or NumberForm.Circled or NumberForm.ChineseBracket => true,
        NumberForm.Decimal => number.Depth == 1 && SeparatorClass(number) != chapterSeparator,
        _ => false,
    };

    private bool ContinuesList(int i, HeadingNumber number) =>
        lists.TryGetValue((number.Form, SeparatorClass(number)), out var last) && last.Value == number.Last - 1 && i - last.Line <= 4;

    private bool IsBodilessRun(int i, HeadingNumber number) => IsNeighbour(i + 1, number, 1) || IsNeighbour(i - 1, number, -1);

    private bool IsNeighbour(int i, HeadingNumber number, int step) =>
        i >= 0 && i < lines.Count && lines[i].Number is { } other && other.Form == number.Form && other.Depth == number.Depth
        && other.Last == number.Last + step && SeparatorClass(other) == SeparatorClass(number);

    private bool IsFollowedByChild(int i, HeadingNumber number)
    {
        for (var j = i + 1; j < Math.Min(lines.Count, i + 12); j++)
        {
            if (lines[j].Number is { Form: NumberForm.Decimal } next)
            {
                if (next.Depth > 1)
                {
                    return next.Parts[0] == number.Last && next.Parts.Skip(1).All(p => p <= 1);
                }

                if (next.Last == number.Last + 1 && SeparatorClass(next) == SeparatorClass(number))
                {
                    return false;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Without styles and with hardly a number, short bold or larger lines that recur in one look are headings; beside numbered
    /// headings only the words that stand unnumbered in such documents are.
    /// </summary>
    private void FindUnnumberedLooks()
    {
        var numbered = lines.Count(l => l.Number is { Form: NumberForm.Decimal or NumberForm.Chapter or NumberForm.Chinese } n && LooksLikeHeading(n.Rest));
        if (hasStyles || numbered >= 3)
        {
            return;
        }

        var looks = lines.Where(IsShortEmphasised).GroupBy(Look).Where(g => g.Count() >= 2);
        unnumberedLooks.UnionWith(looks.Select(g => g.Key));
    }

    private bool IsUnnumberedHeading(OutlineLine line) =>
        IsShortEmphasised(line) && (unnumberedLooks.Contains(Look(line)) || (!hasStyles && StandingWordPattern().IsMatch(line.Text)));

    private bool IsShortEmphasised(OutlineLine line) =>
        Emphasised(line) && line.Text.Length is > 1 and <= 24 && !line.IsListItem && line.Number is null && LooksLikeHeading(line.Text)
        && !line.Text.Contains('：', StringComparison.Ordinal) && !line.Text.Contains(':', StringComparison.Ordinal) && !CoverFacts.IsDate(line.Text);

    private bool Emphasised(OutlineLine line) => line.StyleLevel is not null || line.Bold || (bodySize > 0 && line.Size >= bodySize + 1);

    private static string Look(OutlineLine line) => FormattableString.Invariant($"{line.Bold}{line.Size}");

    private static bool LooksLikeHeading(string text) =>
        text.Length is > 0 and <= LongestHeading && !IsSentence(text) && text.Any(char.IsLetter);

    private static string SeparatorClass(HeadingNumber number) =>
        number.Separator.AsSpan().Trim() is { Length: > 0 } sign ? (sign[0] is '．' ? "." : sign[0].ToString()) : "";

    [GeneratedRegex(@"(?:[.…·．]{4,}|…{2,}|\t)\s*[0-9ⅠⅡⅢⅣⅤIVX]{1,4}\s*$|^\s*目\s*[录次]\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex ContentsPattern();

    [GeneratedRegex("应当|应由|应在|应将|应按|应对|应进行|应及时|应定期|必须|不得|严禁|不应", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DutyPattern();

    [GeneratedRegex(@"^\s*(?:前\s*言|引\s*言|总\s*则|附\s*则|附\s*录|附\s*件|参考文献|修订记录|变更记录|更改记录|颁布令|授权书|任命书)\s*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex StandingWordPattern();
}
