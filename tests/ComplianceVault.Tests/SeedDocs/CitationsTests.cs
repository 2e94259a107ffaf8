using System.Text.RegularExpressions;

namespace ComplianceVault.Tests.SeedDocs;

/// <summary>程序—表单—清单一致: what the text cites is listed at its end or numbered on the spot, and what is listed is cited (记录控制程序 4.1.3).</summary>
public sealed partial class CitationsTests
{
    public static TheoryData<string> Sources => DocumentFilesTests.Sources;

    [Theory]
    [MemberData(nameof(Sources))]
    public void Procedure_CitesWhatItLists_AndListsWhatItCites(string number)
    {
        var text = File.ReadAllText(Path.Combine(SeedFiles.Folder, "documents", number + ".md"));
        var end = RelatedDocuments().Match(text).Index;
        Assert.True(end > 0);
        var listed = Row().Matches(text, end).Select(row => row.Groups["name"].Value).ToHashSet();
        var body = text[..end];
        var cited = Citation().Matches(body);
        Assert.NotEmpty(cited);
        Assert.DoesNotContain(cited, citation => !citation.Groups["number"].Success && !listed.Contains(citation.Groups["name"].Value));
        Assert.DoesNotContain(listed, name => !body.Contains(name, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^# .*相关文件$", RegexOptions.Multiline, 1000)]
    private static partial Regex RelatedDocuments();

    [GeneratedRegex(@"^\| ITSMS-[A-Z0-9-]+ \| 《?(?<name>[^|》]+?)》? \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"《(?<name>[^》]+)》(（(?<number>ITSMS-[A-Z0-9-]+)）)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Citation();
}
