namespace ComplianceVault.Content.Writing;

/// <summary>What is known before a document is written: enough to hand its author a file with cover, header, styles and the usual chapters.</summary>
public sealed record DocumentTemplate(
    string Company, string System, string Number, string Title, string Edition, string Level, string Department, HeadingNumbering Numbering)
{
    /// <summary>A text to begin from instead of the empty chapters; of its front matter nothing is printed.</summary>
    public DocumentSource? Body { get; init; }

    // A paragraph to write on, in the style of the text.
    private const string Room = "　";

    private static readonly string[] Chapters = ["目的", "适用范围", "职责", "工作程序", "相关文件", "记录"];

    private static readonly Dictionary<string, string> Tables = new()
    {
        ["相关文件"] = "| 编号 | 名称 |\n| --- | --- |\n|  |  |",
        ["记录"] = "| 编号 | 名称 | 保存期限 |\n| --- | --- | --- |\n|  |  |  |",
    };

    internal FrontFacts Front() => new()
    {
        Company = Company,
        System = System,
        Number = Number,
        Title = Title,
        Edition = Edition,
        Level = Level,
        Owner = Department,
        Revisions = [new(Edition, "", "", "", ""), new("", "", "", "", "")],
    };

    internal SourceText Text()
    {
        if (Body is { } written)
            return written.Text;
        var chapters = Chapters.Select((chapter, i) =>
            $"# {(Numbering == HeadingNumbering.Typed ? $"{i + 1} " : "")}{chapter}\n\n{Tables.GetValueOrDefault(chapter, Room)}");
        return SourceText.Parse(string.Join("\n\n", chapters), Numbering).Value;
    }
}
