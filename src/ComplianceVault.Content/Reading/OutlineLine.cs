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
