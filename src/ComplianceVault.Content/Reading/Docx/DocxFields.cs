namespace ComplianceVault.Content.Reading.Docx;

/// <summary>
/// Complex fields reach over runs and paragraphs: of each only the result is text, and nothing of page numbers and tables of contents.
/// </summary>
internal sealed class DocxFields
{
    private readonly Stack<Field> open = new();

    /// <summary>Set when a file leaves a field open: then its field marks cannot be trusted and everything counts as text.</summary>
    public bool IgnoreMarks { get; init; }

    public bool IsTextVisible { get; private set; } = true;

    public bool IsOpen => open.Count > 0;

    public static bool IsHiddenResult(string instruction)
    {
        var text = instruction.AsSpan().Trim();
        var end = text.IndexOfAny(' ', '\t', '\\');
        return (end < 0 ? text : text[..end]).ToString().ToUpperInvariant() is "PAGE" or "NUMPAGES" or "SECTIONPAGES" or "TOC" or "TC" or "XE" or "INDEX" or "MACROBUTTON";
    }

    public void Mark(string? type)
    {
        if (IgnoreMarks)
        {
            return;
        }

        switch (type)
        {
            case "begin":
                open.Push(new Field());
                break;
            case "separate" when open.TryPeek(out var field):
                field.InResult = true;
                break;
            case "end" when open.Count > 0:
                open.Pop();
                break;
        }

        IsTextVisible = open.All(f => f.InResult && !IsHiddenResult(f.Instruction));
    }

    public void Instruct(string text)
    {
        if (open.TryPeek(out var field) && !field.InResult && field.Instruction.Length < 200)
        {
            field.Instruction += text;
        }
    }

    private sealed class Field
    {
        public string Instruction { get; set; } = "";

        public bool InResult { get; set; }
    }
}
