using System.Globalization;
using System.Xml.Linq;

namespace ComplianceVault.Content.Reading.Docx;

/// <summary>What a style, with all it is based on, says that matters for reading. Level is 1–9; size in points.</summary>
internal sealed record DocxStyle
{
    public string Name { get; init; } = "";

    public int? Level { get; init; }

    public string? NumId { get; init; }

    public int? NumLevel { get; init; }

    /// <summary>The style in the chain that carries the numbering; list levels name it.</summary>
    public string? NumStyle { get; init; }

    public bool? Bold { get; init; }

    public double? Size { get; init; }

    public bool? Hidden { get; init; }

    public bool IsContents => Name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) || Name.Equals("table of figures", StringComparison.OrdinalIgnoreCase)
        || Name is "目录" || (Name.StartsWith("目录 ", StringComparison.Ordinal) && Name.Length <= 5);

    public bool IsTitle => Name.Equals("title", StringComparison.OrdinalIgnoreCase) || Name is "标题" or "封面标题" or "文件标题";
}

/// <summary>word/styles.xml resolved through basedOn.</summary>
internal sealed class DocxStyles
{
    private const int LongestChain = 64;

    private readonly Dictionary<string, XElement> raw = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocxStyle> resolved = new(StringComparer.Ordinal);
    private readonly string? defaultParagraph;

    public DocxStyles(XElement? styles)
    {
        foreach (var style in styles?.Elements() ?? [])
        {
            if (style.Name.LocalName == "style" && style.Value("styleId") is { } id)
            {
                raw.TryAdd(id, style);
                if (style.Value("type") == "paragraph" && style.Value("default") is "1" or "true")
                {
                    defaultParagraph ??= id;
                }
            }
            else if (style.Name.LocalName == "docDefaults")
            {
                Default = Read(new DocxStyle(), style.Child("rPrDefault")?.Child("rPr"));
            }
        }
    }

    public DocxStyle Default { get; } = new();

    /// <summary>The style by id; the default paragraph style without one; a style that is not defined is told by its id.</summary>
    public DocxStyle Paragraph(string? id) => Resolve(id ?? defaultParagraph);

    public DocxStyle? Character(string? id) => id is null ? null : Resolve(id);

    private DocxStyle Resolve(string? id)
    {
        if (id is null)
        {
            return Default;
        }

        if (resolved.TryGetValue(id, out var known))
        {
            return known;
        }

        var chain = new List<XElement>();
        for (var next = id; next is not null && chain.Count < LongestChain && raw.TryGetValue(next, out var style) && !chain.Contains(style); next = style.Child("basedOn")?.Value("val"))
        {
            chain.Add(style);
        }

        var result = chain.Count == 0 || chain[0].Value("type") != "character" ? Default : new DocxStyle();
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            result = Layer(result, chain[i]);
        }

        if (chain.Count == 0)
        {
            result = result with { Name = id, Level = LevelOfName(id) };
        }

        return resolved[id] = result;
    }

    private static DocxStyle Layer(DocxStyle below, XElement style)
    {
        var name = style.Child("name")?.Value("val") ?? style.Value("styleId") ?? "";
        var paragraph = style.Child("pPr");
        var result = Read(below with { Name = name }, style.Child("rPr"));
        var numbering = paragraph?.Child("numPr");
        if (numbering?.Child("numId")?.Value("val") is { } numId)
        {
            result = result with { NumId = numId, NumLevel = numbering.Child("ilvl")?.Number("val"), NumStyle = style.Value("styleId") };
        }
        else if (numbering?.Child("ilvl")?.Number("val") is { } level)
        {
            result = result with { NumLevel = level, NumStyle = style.Value("styleId") };
        }

        var outline = paragraph?.Child("outlineLvl")?.Number("val");
        return outline is { } o ? result with { Level = o is >= 0 and <= 8 ? o + 1 : null }
            : LevelOfName(name) is { } byName ? result with { Level = byName }
            : result;
    }

    private static DocxStyle Read(DocxStyle style, XElement? run) => run is null ? style : style with
    {
        Bold = run.Flag("b") ?? style.Bold,
        Size = run.Child("sz")?.Number("val") is { } half ? half / 2.0 : style.Size,
        Hidden = run.Flag("vanish") ?? style.Hidden,
    };

    /// <summary>heading 1, Heading1, 标题 1: Word writes the English name whatever its language; other programs do not.</summary>
    private static int? LevelOfName(string name)
    {
        var bare = name.Replace(" ", "", StringComparison.Ordinal);
        foreach (var word in (string[])["heading", "标题"])
        {
            if (bare.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(bare.AsSpan(word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 9)
            {
                return level;
            }
        }

        return null;
    }
}
