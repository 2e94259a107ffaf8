namespace ComplianceVault.Content.Reading;

/// <summary>
/// What the document as a whole shows before a line is judged: the size of its body, whether it has styles or emphasis, how its
/// chapters are printed, which series stand inside another, which looks stand for unnumbered headings.
/// </summary>
internal sealed class OutlineLooks
{
    private readonly IReadOnlyList<OutlineLine> lines;
    private readonly double bodySize;
    private readonly bool hasStyles;
    private readonly string chapterSeparator;
    private readonly HashSet<string> unnumberedLooks = [];
    private readonly HashSet<int> nested = [];

    public OutlineLooks(IReadOnlyList<OutlineLine> lines)
    {
        this.lines = lines;
        bodySize = lines.Where(l => l.Size > 0 && l.StyleLevel is null).GroupBy(l => l.Size)
            .OrderByDescending(g => g.Sum(l => l.Text.Length)).Select(g => g.Key).FirstOrDefault();
        hasStyles = lines.Count(l => l.StyleLevel is not null) >= 2;
        var chapters = Enumerable.Range(0, lines.Count).Where(i => lines[i].Number is { Form: NumberForm.Decimal, Depth: 1 } n && LineText.LooksLikeHeading(n.Rest)).ToList();
        ShowsChapters = hasStyles || chapters.Count(i => Emphasised(lines[i])) >= 2;
        chapterSeparator = ChapterSeparator(chapters);
        FindNested([.. chapters.Where(i => lines[i].StyleLevel is not null || Emphasised(lines[i]) || IsFollowedByChild(i, lines[i].Number!))
            .Where(i => IsPrintedLikeChapter(lines[i].Number!))]);
        FindUnnumberedLooks();
    }

    /// <summary>Chapters show themselves by styles or emphasis, so that plain numbers are no chapters.</summary>
    public bool ShowsChapters { get; }

    /// <summary>A chapter of a series inside another.</summary>
    public bool IsNested(int line) => nested.Contains(line);

    public bool IsPrintedLikeChapter(HeadingNumber number) => SeparatorClass(number) == chapterSeparator;

    public bool Emphasised(OutlineLine line) => line.StyleLevel is not null || line.Bold || (bodySize > 0 && line.Size >= bodySize + 1);

    public bool IsUnnumberedHeading(OutlineLine line) =>
        IsShortEmphasised(line) && (unnumberedLooks.Contains(Look(line)) || (!hasStyles && LineText.IsStandingHeading(line.Text)));

    /// <summary>The line beside continues this count, in the same print.</summary>
    public bool IsNeighbour(int i, HeadingNumber number, int step) =>
        i >= 0 && i < lines.Count && lines[i].Number is { } other && other.Form == number.Form && other.Depth == number.Depth
        && other.Last == number.Last + step && SeparatorClass(other) == SeparatorClass(number);

    /// <summary>The next numbers are its first section: 4 and then 4.1.</summary>
    public bool IsFollowedByChild(int i, HeadingNumber number)
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

    /// <summary>The sign behind the number, which tells one series from another.</summary>
    public static string SeparatorClass(HeadingNumber number) =>
        number.Separator.AsSpan().Trim() is { Length: > 0 } sign ? (sign[0] is '．' ? "." : sign[0].ToString()) : "";

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

    /// <summary>
    /// Without styles and with hardly a number, short bold or larger lines that recur in one look are headings; beside numbered
    /// headings only the words that stand unnumbered in such documents are.
    /// </summary>
    private void FindUnnumberedLooks()
    {
        var numbered = lines.Count(l => l.Number is { Form: NumberForm.Decimal or NumberForm.Chapter or NumberForm.Chinese } n && LineText.LooksLikeHeading(n.Rest));
        if (hasStyles || numbered >= 3)
        {
            return;
        }

        var looks = lines.Where(IsShortEmphasised).GroupBy(Look).Where(g => g.Count() >= 2);
        unnumberedLooks.UnionWith(looks.Select(g => g.Key));
    }

    private bool IsShortEmphasised(OutlineLine line) =>
        Emphasised(line) && line.Text.Length is > 1 and <= 24 && !line.IsListItem && line.Number is null && LineText.LooksLikeHeading(line.Text)
        && !line.Text.Contains('：', StringComparison.Ordinal) && !line.Text.Contains(':', StringComparison.Ordinal) && !CoverFacts.IsDate(line.Text);

    private static string Look(OutlineLine line) => FormattableString.Invariant($"{line.Bold}{line.Size}");
}
