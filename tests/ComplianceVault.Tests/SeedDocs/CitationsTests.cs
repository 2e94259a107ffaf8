using System.Text.RegularExpressions;

namespace ComplianceVault.Tests.SeedDocs;

/// <summary>程序—表单—清单一致: what the text cites is listed at its end or numbered where it is named first, and what is listed is cited (记录控制程序 4.1.3).</summary>
public sealed partial class CitationsTests
{
    public static TheoryData<string> Sources => DocumentFilesTests.Sources;

    [Theory]
    [MemberData(nameof(Sources))]
    public void Procedure_CitesWhatItLists_AndListsWhatItCites(string number)
    {
        var source = File.ReadAllText(Path.Combine(SeedFiles.Folder, "documents", number + ".md"));
        var text = source[source.IndexOf("\n# ", StringComparison.Ordinal)..];
        Assert.Matches(RelatedDocuments(), text);
        var rows = Row().Matches(text).Select(row => (Number: row.Groups["number"].Value, Name: row.Groups["name"].Value)).ToList();
        var body = Row().Replace(text, "");
        var cited = Citation().Matches(body);
        var numbered = cited.Where(citation => citation.Groups["number"].Success).Select(citation => citation.Groups["name"].Value)
            .Concat(rows.Select(row => row.Name)).ToHashSet();
        Assert.NotEmpty(cited);
        Assert.DoesNotContain(cited.Select(citation => citation.Groups["name"].Value), name => !numbered.Contains(name));
        Assert.DoesNotContain(rows, row => !body.Contains(row.Name, StringComparison.Ordinal) && !body.Contains(row.Number, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^# .*相关文件$", RegexOptions.Multiline, 1000)]
    private static partial Regex RelatedDocuments();

    [GeneratedRegex(@"^\| (?<number>(ITSMS|EXT)-[A-Z0-9-]+) \| 《?(?<name>[^|》]+?)》? \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"《(?<name>[^》]+)》(（(?<number>(ITSMS|EXT)-[A-Z0-9-]+)）)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Citation();
}
