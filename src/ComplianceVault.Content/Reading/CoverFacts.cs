using System.Globalization;
using System.Text.RegularExpressions;

namespace ComplianceVault.Content.Reading;

/// <summary>
/// Gathers what a file states about itself, each fact with the place it was read from. Nothing is decided here: places may
/// disagree, and a person chooses. Edition labels stay as printed (<c>A</c>, <c>A/0</c>, <c>V1.0</c>); dates become <c>yyyy-MM-dd</c>.
/// </summary>
internal sealed partial class CoverFacts
{
    private const int LongestLine = 400;
    private const int MostFacts = 200;
    private const int TableRows = 40;
    private readonly List<CoverFact> facts = [];

    public IReadOnlyList<CoverFact> ToList() => facts;

    /// <summary>A line of the cover, a header or a footer: <c>文件编号：QP-03  版本：A/0</c>, <c>2024-03-01 发布</c>, <c>QP-03</c> alone.</summary>
    public void AddLine(string line, CoverFactPlace place)
    {
        if (line.Length > LongestLine || string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        var labelled = false;
        foreach (var (kind, value, hasColon) in CoverLabels.In(line))
        {
            labelled |= hasColon;
            if (hasColon || kind is CoverFactKind.Number or CoverFactKind.Edition or CoverFactKind.IssueDate or CoverFactKind.EffectiveDate)
            {
                Add(kind, value, place, line);
            }
        }

        if (!labelled)
        {
            AddBare(line, place);
        }
    }

    /// <summary>A table of the cover or of a header (label beside or above value), or a revision table, which is told by its header row.</summary>
    public void AddTable(Table table, CoverFactPlace place)
    {
        if (IsRevisionTable(table))
        {
            AddRevisions(table);
            return;
        }

        for (var r = 0; r < Math.Min(TableRows, table.Rows.Count); r++)
        {
            var cells = table.Rows[r].Cells;
            if (cells.Count >= 2 && cells.All(c => CoverLabels.Of(c.Text) is not null || string.IsNullOrWhiteSpace(c.Text)) && r + 1 < table.Rows.Count)
            {
                AddBelow(cells, table.Rows[r + 1].Cells, place);
                continue;
            }

            for (var c = 0; c < Math.Min(TableRows, cells.Count); c++)
            {
                AddCell(cells, c, place);
            }
        }
    }

    /// <summary>A title found by its looks.</summary>
    public void AddTitle(string title, CoverFactPlace place) => Add(CoverFactKind.Title, title, place, title);

    /// <summary>A fact of the file's own properties.</summary>
    public void AddProperty(CoverFactKind kind, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            Add(kind, value, CoverFactPlace.Properties, value);
        }
    }

    /// <summary>The file's name: number, title and edition in the orders companies use (<c>QP-03_文件控制程序_B.docx</c>).</summary>
    public void AddFileName(string fileName)
    {
        foreach (var (kind, value) in FileNameFacts.Of(fileName))
        {
            Add(kind, value, CoverFactPlace.FileName, fileName);
        }
    }

    /// <summary>The first date of a text as yyyy-MM-dd (2024-3-1, 2024/03/01, 2024.3.1, 2024年3月1日, 二〇二四年三月一日, 20240301); null without one.</summary>
    public static string? DateOf(string text)
    {
        var half = HeadingNumber.HalfWidth(text.AsSpan(0, Math.Min(text.Length, LongestLine)));
        var match = DatePattern().Match(half);
        if (match.Success)
        {
            return Date(Number(match.Groups["y"]), Number(match.Groups["m"]), Number(match.Groups["d"]));
        }

        match = ChineseDatePattern().Match(half);
        return match.Success
            ? Date(ChineseYear(match.Groups["y"].Value), HeadingNumber.ChineseValue(match.Groups["m"].Value), HeadingNumber.ChineseValue(match.Groups["d"].Value))
            : null;
    }

    /// <summary>True where the line is nothing but a date, however styled.</summary>
    public static bool IsDate(string text)
    {
        var half = HeadingNumber.HalfWidth(text.AsSpan(0, Math.Min(text.Length, 40))).Trim();
        return text.Length <= 40 && DateOf(half) is not null && DatePattern().Replace(ChineseDatePattern().Replace(half, ""), "").Trim().Length == 0;
    }

    private void AddBare(string line, CoverFactPlace place)
    {
        var half = HeadingNumber.HalfWidth(line).Trim();
        var dated = DatedActPattern().Match(half);
        if (half.Length <= 60 && dated.Success && DateOf(half) is { } date)
        {
            foreach (Match act in DatedActPattern().Matches(half))
            {
                var kind = act.Groups["act"].Value is "发布" or "颁布" ? CoverFactKind.IssueDate : CoverFactKind.EffectiveDate;
                Add(kind, DateOf(act.Value) ?? date, place, line);
            }
        }
        else if (BareNumberPattern().IsMatch(half) && half.Any(char.IsAsciiDigit))
        {
            Add(CoverFactKind.Number, line, place, line);
        }
        else if (place is CoverFactPlace.Cover or CoverFactPlace.Header && BareEditionPattern().IsMatch(half))
        {
            Add(CoverFactKind.Edition, line, place, line);
        }
        else if (place is not CoverFactPlace.Text && OrganisationPattern().IsMatch(half))
        {
            Add(CoverFactKind.Organisation, line, place, line);
        }
    }

    private void AddBelow(IReadOnlyList<TableCell> labels, IReadOnlyList<TableCell> values, CoverFactPlace place)
    {
        for (var c = 0; c < Math.Min(labels.Count, values.Count); c++)
        {
            if (CoverLabels.Of(labels[c].Text) is { } kind && CoverLabels.Of(values[c].Text) is null)
            {
                Add(kind, values[c].Text, place, $"{labels[c].Text} {values[c].Text}");
            }
        }
    }

    private void AddCell(IReadOnlyList<TableCell> cells, int at, CoverFactPlace place)
    {
        if (CoverLabels.Of(cells[at].Text) is { } kind)
        {
            if (at + 1 < cells.Count && CoverLabels.Of(cells[at + 1].Text) is null)
            {
                Add(kind, cells[at + 1].Text, place, $"{cells[at].Text} {cells[at + 1].Text}");
            }

            return;
        }

        var isValue = at > 0 && CoverLabels.Of(cells[at - 1].Text) is not null;
        foreach (var line in isValue ? [] : cells[at].Text.Split('\n').Take(TableRows))
        {
            AddLine(line, place);
        }
    }

    private static bool IsRevisionTable(Table table) =>
        table.Rows.Count >= 2 && table.Rows[0].Cells.Count >= 3 && RevisionHeader(table) is not null;

    /// <summary>The first row, or the second below a caption row, that heads a list of editions: an edition column and a date or a change column.</summary>
    private static int? RevisionHeader(Table table)
    {
        for (var r = 0; r < Math.Min(2, table.Rows.Count - 1); r++)
        {
            var heads = table.Rows[r].Cells.Select(c => HeadingNumber.HalfWidth(c.Text).Replace(" ", "", StringComparison.Ordinal)).ToList();
            var edition = heads.Exists(h => h.Length <= 12 && (h.Contains('版', StringComparison.Ordinal) || h.Contains("Rev", StringComparison.OrdinalIgnoreCase) || h.Contains("Version", StringComparison.OrdinalIgnoreCase)));
            var change = heads.Exists(h => h.Length <= 16 && RevisionPattern().IsMatch(h));
            if (edition && change && heads.Count >= 3)
            {
                return r;
            }
        }

        return null;
    }

    private void AddRevisions(Table table)
    {
        var at = RevisionHeader(table)!.Value;
        var kinds = table.Rows[at].Cells.Select(c => RevisionKind(c.Text)).ToList();
        var editionColumn = kinds.IndexOf(CoverFactKind.Edition);
        var newest = table.Rows.Skip(at + 1)
            .Where(r => editionColumn >= 0 && editionColumn < r.Cells.Count && !string.IsNullOrWhiteSpace(r.Cells[editionColumn].Text))
            .Select((r, i) => (Row: r, Order: i, Date: r.Cells.Select(c => DateOf(c.Text)).FirstOrDefault(d => d is not null) ?? ""))
            .OrderBy(r => r.Date, StringComparer.Ordinal).ThenBy(r => r.Order)
            .Select(r => r.Row).LastOrDefault();
        for (var c = 0; newest is not null && c < Math.Min(kinds.Count, newest.Cells.Count); c++)
        {
            if (kinds[c] is { } kind)
            {
                Add(kind, newest.Cells[c].Text, CoverFactPlace.RevisionTable, string.Join(" | ", newest.Cells.Select(x => x.Text)));
            }
        }
    }

    private static CoverFactKind? RevisionKind(string head)
    {
        var bare = HeadingNumber.HalfWidth(head).Replace(" ", "", StringComparison.Ordinal);
        return CoverLabels.Of(bare) ?? (bare.Contains('版', StringComparison.Ordinal) ? CoverFactKind.Edition
            : bare is "修订人" or "修改人" or "更改人" or "变更人" ? CoverFactKind.Author
            : bare.EndsWith("日期", StringComparison.Ordinal) && !bare.Contains('审', StringComparison.Ordinal) && !bare.Contains("批准", StringComparison.Ordinal) ? CoverFactKind.IssueDate
            : null);
    }

    private void Add(CoverFactKind kind, string value, CoverFactPlace place, string quote)
    {
        if (facts.Count < MostFacts && Clean(kind, value) is { } clean && !facts.Exists(f => f.Kind == kind && f.Place == place && string.Equals(f.Value, clean, StringComparison.Ordinal)))
        {
            facts.Add(new CoverFact(kind, clean, place, quote.Length <= 200 ? quote.Trim() : quote[..200].Trim()));
        }
    }

    private static string? Clean(CoverFactKind kind, string value)
    {
        var text = BlanksPattern().Replace(value, " ").Trim(' ', '_', ':', '：', '|', '、', ',', '，', ';', '；', '。', '《', '》', '【', '】', '—', '-');
        var longest = kind switch { CoverFactKind.Edition => 20, CoverFactKind.Title or CoverFactKind.Organisation => 80, _ => 40 };
        if (text.Length == 0 || text is "/" or "\\" or "无" || text.Length > longest)
        {
            return null;
        }

        return kind switch
        {
            CoverFactKind.IssueDate or CoverFactKind.EffectiveDate => DateOf(text),
            CoverFactKind.Number => text.Any(char.IsAsciiDigit) ? text : null,
            CoverFactKind.Edition => EditionOf(text),
            CoverFactKind.Author or CoverFactKind.Reviewer or CoverFactKind.Approver => PersonOf(text),
            _ => text,
        };
    }

    /// <summary>A版 and 第A版 are printed for A; A/0 and V1.0 stay.</summary>
    private static string? EditionOf(string text)
    {
        var label = EditionWordPattern().Replace(text, "${e}").Trim();
        return label.Length is 0 or > 12 || DateOf(label) is not null || !label.Any(c => char.IsLetterOrDigit(c)) ? null : label;
    }

    /// <summary>A signature cell may carry its date; the name stays.</summary>
    private static string? PersonOf(string text)
    {
        var name = ChineseDatePattern().Replace(DatePattern().Replace(text, ""), "").Replace("日期", "", StringComparison.Ordinal).Trim(' ', ':', '：', '/', '年', '月', '日');
        return name.Any(char.IsLetter) ? name : null;
    }

    private static string? Date(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}")
            : null;

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int ChineseYear(string text) => text.Aggregate(0, (year, c) => (year * 10) + (c is '〇' or '○' ? 0 : HeadingNumber.ChineseValue(c.ToString())));

    [GeneratedRegex(@"(?<![0-9])(?<y>(?:19|20|21)[0-9]{2}) ?(?:[-/.年] ?(?<m>[0-9]{1,2}) ?[-/.月] ?(?<d>[0-9]{1,2})(?![0-9]) ?日?|(?<m>[0-9]{2})(?<d>[0-9]{2})(?![0-9]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DatePattern();

    [GeneratedRegex("(?<y>[一二][一二三四五六七八九〇零○]{3}) ?年 ?(?<m>[一二三四五六七八九十]{1,2}) ?月 ?(?<d>[一二三四五六七八九十]{1,3}) ?日", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex ChineseDatePattern();

    [GeneratedRegex(@"[0-9一二][0-9一二三四五六七八九〇零○十 年月日./-]{4,16}日? ?(?<act>发布|颁布|实施|施行|生效|执行)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DatedActPattern();

    [GeneratedRegex("^[A-Z][A-Z0-9/]{0,11}([-_.][A-Z0-9]{1,10}){1,5}$|^[A-Z]{1,4}/[A-Z0-9]{1,8} ?[A-Z0-9.-]{1,20}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex BareNumberPattern();

    [GeneratedRegex("^([A-Z](/[0-9])?|[A-Z]/[0-9]|[Vv][0-9]{1,2}(\\.[0-9]{1,2}){0,2}) ?版?$|^第 ?[A-Z0-9一二三四五六七八九十]{1,3} ?版$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex BareEditionPattern();

    [GeneratedRegex("^[^，。；:、,;]{2,36}(公司|集团|研究院|研究所|事务所|有限合伙)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex OrganisationPattern();

    [GeneratedRegex("修[改订]|更改|变更|内容|说明|摘要|日期|Date|Change|Description", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex RevisionPattern();

    [GeneratedRegex("^第? ?(?<e>[A-Za-z]{1,2}|[A-Za-z]/[0-9]{1,2}|[0-9]{1,2}(\\.[0-9]+)?|[Vv][0-9.]+) ?版$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex EditionWordPattern();

    [GeneratedRegex(@"[\s\u3000\u00A0]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex BlanksPattern();
}
