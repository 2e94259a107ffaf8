namespace ComplianceVault.Content.Reading.Docx;

/// <summary>One paragraph or table as found, before the outline says what it is.</summary>
internal sealed class DocxItem
{
    public string Text { get; init; } = "";

    public Table? Table { get; init; }

    public int? Level { get; init; }

    public bool Bold { get; init; }

    public double Size { get; init; }

    public bool IsTitle { get; init; }

    /// <summary>The number or bullet that Word's numbering puts before the text.</summary>
    public string? Number { get; init; }

    public bool IsBullet { get; init; }

    public int Depth { get; init; }

    /// <summary>Footnotes, text boxes and pictures anchored here.</summary>
    public IReadOnlyList<Block> Anchored { get; init; } = [];

    public OutlineLine ToLine() => new(Number is null || IsBullet ? OneLine(Text) : $"{Number} {OneLine(Text)}")
    {
        StyleLevel = Table is null ? Level : null,
        Bold = Bold,
        Size = Size,
        IsOther = Table is not null,
        IsListItem = Number is not null && Level is null,
        IsContents = Table is null && LineText.IsContentsLine(Text),
    };

    /// <summary>A heading broken by hand is one heading; between Chinese characters the break leaves no blank.</summary>
    public static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAny('\n', '\t'))
        {
            return text.Trim();
        }

        var parts = text.Split(['\n', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Aggregate("", (all, part) => all.Length == 0 || (all[^1] > '\u2E80' && part[0] > '\u2E80' && HeadingNumber.Parse(all + " ")?.Rest.Length != 0) ? all + part : $"{all} {part}");
    }
}
