using System.Text;
using System.Xml.Linq;

namespace ComplianceVault.Content.Reading.Docx;

/// <summary>Collects the text of one paragraph, how most of it looks, and what is anchored in it.</summary>
internal sealed class DocxRuns(DocxContext context, DocxFields fields)
{
    private readonly Dictionary<double, int> sizes = [];
    private int bold;
    private int visible;

    public StringBuilder Text { get; } = new();

    public List<Block> Anchored { get; } = [];

    public bool IsBold => visible > 0 && bold * 5 >= visible * 4;

    public double Size => sizes.Count == 0 ? 0 : sizes.MaxBy(s => s.Value).Key;

    public void Walk(XElement parent, DocxStyle style)
    {
        foreach (var element in parent.Elements())
        {
            context.Budget.Step();
            switch (element.Name.LocalName)
            {
                case "r":
                    Run(element, style);
                    break;
                case "ins" or "moveTo":
                    context.Insertions++;
                    Walk(element, style);
                    break;
                case "del" or "moveFrom":
                    context.Deletions++;
                    break;
                case "hyperlink" or "smartTag" or "customXml" or "sdtContent" or "bdo" or "dir":
                    Walk(element, style);
                    break;
                case "sdt":
                    Walk(element, style);
                    break;
                case "fldSimple":
                    Simple(element, style);
                    break;
                case "AlternateContent" when DocxContext.Branch(element) is { } branch:
                    Walk(branch, style);
                    break;
                case "oMath" or "oMathPara":
                    Math(element);
                    break;
            }
        }
    }

    private void Simple(XElement field, DocxStyle style)
    {
        if (!DocxFields.IsHiddenResult(field.Value("instr") ?? ""))
        {
            Walk(field, style);
        }
    }

    private void Math(XElement math)
    {
        foreach (var text in math.Descendants().Where(e => e.Name.LocalName == "t" && fields.IsTextVisible))
        {
            Add(text.Value);
        }
    }

    private void Run(XElement run, DocxStyle style)
    {
        var properties = run.Child("rPr");
        var character = context.Styles.Character(properties?.Child("rStyle")?.Value("val"));
        if (properties?.Child("del") is not null || properties?.Child("moveFrom") is not null)
        {
            context.Deletions++;
            return;
        }

        var hidden = properties?.Flag("vanish") ?? character?.Hidden ?? style.Hidden ?? false;
        var from = Text.Length;
        Content(run, hidden, style);
        var length = Text.Length - from;
        if (length == 0)
        {
            return;
        }

        visible += length;
        bold += properties?.Flag("b") ?? character?.Bold ?? style.Bold ?? false ? length : 0;
        var size = properties?.Child("sz")?.Number("val") is { } half ? half / 2.0 : character?.Size ?? style.Size ?? 10;
        sizes[size] = sizes.GetValueOrDefault(size) + length;
    }

    private void Content(XElement run, bool hidden, DocxStyle style)
    {
        foreach (var element in run.Elements())
        {
            var name = element.Name.LocalName;
            if (name == "fldChar")
            {
                fields.Mark(element.Value("fldCharType"));
            }
            else if (name == "instrText")
            {
                fields.Instruct(element.Value);
            }
            else if (hidden)
            {
                context.Hidden += name == "t" && element.Value.Length > 0 ? 1 : 0;
            }
            else if (fields.IsTextVisible)
            {
                Visible(element, name, style);
            }
        }
    }

    private void Visible(XElement element, string name, DocxStyle style)
    {
        switch (name)
        {
            case "t":
                Add(element.Value);
                break;
            case "tab" or "ptab":
                Text.Append('\t');
                break;
            case "br" when element.Value("type") is null or "textWrapping":
            case "cr":
                Text.Append('\n');
                break;
            case "noBreakHyphen":
                Text.Append('-');
                break;
            case "sym":
                Text.Append(DocxSymbols.OfSymbol(element.Value("font"), element.Value("char")));
                break;
            case "footnoteReference" or "endnoteReference":
                if (context.Note(name, element.Value("id")) is { } note)
                {
                    Anchored.Add(note);
                }

                break;
            case "ruby" when element.Child("rubyBase") is { } rubyBase:
                Walk(rubyBase, style);
                break;
            case "AlternateContent" when DocxContext.Branch(element) is { } branch:
                Content(branch, hidden: false, style);
                break;
            case "drawing" or "pict" or "object":
                context.Drawing(element, Anchored);
                break;
        }
    }

    private void Add(string text)
    {
        context.Budget.Take(text.Length);
        DocxSymbols.Append(Text, text);
    }
}
