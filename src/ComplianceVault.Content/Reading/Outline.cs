namespace ComplianceVault.Content.Reading;

/// <summary>
/// Tells headings and numbered clauses from list items and sentences, in files with heading styles and in files without.
/// Rules, in order: a styled line is a heading unless it is a date, a sentence, a row of a list that was styled by mistake;
/// a typed number of several parts is a section where it continues the open chapter; a single number is a chapter only in sequence,
/// in the separator the document's chapters use, and with looks or children to prove it; brackets, letters and bullets are list items.
/// </summary>
internal sealed class Outline
{
    private const int LongestHeading = 40;
    private const int LongestListHeading = 16;

    private readonly IReadOnlyList<OutlineLine> lines;
    private readonly OutlineLooks looks;
    private readonly Dictionary<(NumberForm Form, string Separator), (int Value, int Line)> lists = [];
    private readonly HashSet<string> used = [];
    private IReadOnlyList<int> path = [];
    private IReadOnlyList<int> deepest = [];
    private int chapter;
    private int inner;
    private bool inAnnex;

    private Outline(IReadOnlyList<OutlineLine> lines) => (this.lines, looks) = (lines, new OutlineLooks(lines));

    /// <summary>One entry per line, in order.</summary>
    public static IReadOnlyList<OutlineEntry> Of(IReadOnlyList<OutlineLine> lines, CancellationToken cancellationToken = default)
    {
        var outline = new Outline(lines);
        var entries = new OutlineEntry[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if ((i & 0xFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            entries[i] = outline.Judge(i);
        }

        return entries;
    }

    private OutlineEntry Judge(int i)
    {
        var line = lines[i];
        if (line.IsOther || string.IsNullOrWhiteSpace(line.Text))
        {
            return new OutlineEntry(OutlineRole.Body, line.Text);
        }

        if (line.StyleLevel is null && (line.IsContents || LineText.IsContentsLine(line.Text)))
        {
            return new OutlineEntry(OutlineRole.Contents, line.Text);
        }

        if (line.Number is { } number)
        {
            return line.StyleLevel is { } level ? JudgeStyled(i, number, level) : JudgeTyped(i, number);
        }

        if (line.StyleLevel is { } style && line.Text.Length <= 120 && !char.IsAsciiDigit(line.Text[0]) && !CoverFacts.IsDate(line.Text) && !(line.Text.Length > 25 && LineText.IsSentence(line.Text)))
        {
            return Heading(null, line.Text, style);
        }

        if (LineText.BulletOf(line.Text) is { } bullet)
        {
            return new OutlineEntry(OutlineRole.ListItem, bullet.Text, Marker: bullet.Marker);
        }

        return looks.IsUnnumberedHeading(line) ? Heading(null, line.Text, 1) : new OutlineEntry(line.IsListItem ? OutlineRole.ListItem : OutlineRole.Body, line.Text);
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
        if (ContinuesList(i, number) || (listForm && (IsBodilessRun(i, number) || number.Rest.Length > LongestListHeading || LineText.IsClause(number.Rest) || number.Rest.Contains('，', StringComparison.Ordinal))))
        {
            return ListItem(i, number);
        }

        var isInner = looks.IsNested(i) || (listForm && number.Form == NumberForm.Decimal && chapter > 0 && number.Last != chapter + 1);
        return isInner ? Inner(number) : Section(number, listForm && number.Form != NumberForm.Decimal ? null : level);
    }

    private OutlineEntry JudgeTyped(int i, HeadingNumber number)
    {
        var isSection = number.Form switch
        {
            NumberForm.Decimal => number.Depth > 1 ? ContinuesPath(i, number) && !IsRepeatedInAnnex(number) : IsChapter(i, number),
            NumberForm.AnnexDecimal => number.Rest.Length > 0,
            NumberForm.Part or NumberForm.Chapter or NumberForm.Section => !LineText.IsSentence(number.Rest) && number.Rest.Length <= LongestHeading,
            NumberForm.Article => true,
            NumberForm.Annex => number.Rest.Length <= LongestHeading && !LineText.IsSentence(number.Rest) && !looks.IsNeighbour(i + 1, number, 1) && !looks.IsNeighbour(i - 1, number, -1),
            NumberForm.Chinese => IsChineseHeading(i, number),
            NumberForm.ChineseBracket => IsChineseHeading(i, number) && number.Rest.Length <= 25 && !lines[i].IsListItem,
            _ => false,
        };
        if (isSection)
        {
            return looks.IsNested(i) ? Inner(number) : Section(number, null);
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
        var isClause = (level is null ? LineText.IsClause(number.Rest) : LineText.IsSentence(number.Rest)) && (number.Form is NumberForm.Decimal or NumberForm.Article or NumberForm.AnnexDecimal || number.Rest.Length > LongestHeading + 20);
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
        lists[(number.Form, OutlineLooks.SeparatorClass(number))] = (number.Last, i);
        return new OutlineEntry(OutlineRole.ListItem, number.Rest, Marker: number.Marker);
    }

    /// <summary>
    /// 4.7.1 belongs to chapter 4 or opens chapter 5; elsewhere (a fragment of a table, a quoted clause) it needs looks, or
    /// a numbered line directly before it that it continues.
    /// </summary>
    private bool ContinuesPath(int i, HeadingNumber number)
    {
        if (number.Rest.Length == 0 && !looks.Emphasised(lines[i]))
        {
            return false;
        }

        var parts = number.Parts;
        if (path.Count == 0 || parts[0] == path[0] || parts[0] == inner || Follows(parts, deepest) || looks.Emphasised(lines[i]))
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
        if (!LineText.LooksLikeHeading(number.Rest) || ContinuesList(i, number))
        {
            return false;
        }

        if (looks.IsFollowedByChild(i, number))
        {
            return true;
        }

        var inSequence = number.Last - chapter is 1 or 2 || (path.Count > 0 && number.Last == path[0] + 1);
        if (!inSequence || !looks.IsPrintedLikeChapter(number))
        {
            return false;
        }

        // Chapters that show themselves by looks may stand bare, one below the other; plain ones would be a list then.
        return looks.ShowsChapters
            ? looks.Emphasised(lines[i]) && number.Rest.Length <= 30
            : number.Rest.Length <= 25 && !lines[i].IsListItem && !looks.IsNeighbour(i + 1, number, 1);
    }

    private bool IsChineseHeading(int i, HeadingNumber number) =>
        LineText.LooksLikeHeading(number.Rest) && number.Rest.Length <= 30 && !ContinuesList(i, number)
        && (number.Separator.AsSpan().Trim().Length > 0 || number.Form == NumberForm.ChineseBracket || looks.Emphasised(lines[i]))
        && (looks.Emphasised(lines[i]) || (!looks.IsNeighbour(i + 1, number, 1) && i + 1 < lines.Count));

    /// <summary>Numbers whose look says list rather than chapter, in this document.</summary>
    private bool IsListForm(HeadingNumber number) => number.Form switch
    {
        NumberForm.Bracket or NumberForm.Letter or NumberForm.Circled or NumberForm.ChineseBracket => true,
        NumberForm.Decimal => number.Depth == 1 && !looks.IsPrintedLikeChapter(number),
        _ => false,
    };

    private bool ContinuesList(int i, HeadingNumber number) =>
        lists.TryGetValue((number.Form, OutlineLooks.SeparatorClass(number)), out var last) && last.Value == number.Last - 1 && i - last.Line <= 4;

    private bool IsBodilessRun(int i, HeadingNumber number) => looks.IsNeighbour(i + 1, number, 1) || looks.IsNeighbour(i - 1, number, -1);
}
