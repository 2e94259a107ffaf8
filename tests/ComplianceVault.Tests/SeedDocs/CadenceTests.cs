using System.Globalization;
using System.Text.RegularExpressions;

namespace ComplianceVault.Tests.SeedDocs;

/// <summary>A duty whose cadence counts as stated cites a section that says it, by its words; every section that a duty cites is there.</summary>
public sealed partial class CadenceTests
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["daily"] = "每天|每日|日报|5×8",
        ["weekly"] = "每周|周报",
        ["monthly"] = "每月|月度|次月|下月|上月|本月|当月|月报|[0-9]+ 日前",
        ["quarterly"] = "每季|季度",
        ["semiannual"] = "半年",
        ["annual"] = "每年|年度|一年|全年|12 ?个月|12 月",
        ["triennial"] = "三年|3 年",
    };

    private static readonly Dictionary<string, Dictionary<string, string>> Read = [];

    [Fact]
    public void AStatedCadence_StandsInASectionThatTheDutyCites()
    {
        var unsaid = SeedFiles.Load("obligations.yaml").List("periodic").Where(d => d.Text("basis") == "stated" && Words.ContainsKey(d.Text("cadence")))
            .Where(d => !Cited(d.Text("source")).Any(c => Regex.IsMatch(Section(c) ?? "", Words[d.Text("cadence")], RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))))
            .Select(d => $"{d.Text("id")} {d.Text("cadence")} {d.Text("source")}");

        Assert.Empty(unsaid);
    }

    [Fact]
    public void EverySectionThatADutyCites_IsThere()
    {
        var cited = SeedFiles.Load("obligations.yaml").List("periodic").Concat(SeedFiles.Load("obligations.yaml").List("on_event")).SelectMany(d => Cited(d.Text("source"))).ToList();

        Assert.NotEmpty(cited);
        Assert.DoesNotContain(cited, c => Section(c) is null);
    }

    /// <summary>“ITSMS-P05 4.10.5、4.10.6；ITSMS-M01 2”.</summary>
    private static IEnumerable<(string Document, string Section)> Cited(string source) =>
        Citation().Matches(source).SelectMany(c => c.Groups["sections"].Value.Split('、').Select(s => (c.Groups["document"].Value, s)));

    private static string? Section((string Document, string Section) cited)
    {
        if (!Read.TryGetValue(cited.Document, out var sections))
            Read[cited.Document] = sections = Sections(File.ReadAllText(Path.Combine(SeedFiles.Folder, "documents", cited.Document + ".md")));
        return sections.GetValueOrDefault(cited.Section);
    }

    /// <summary>By number, as typed or as Word counts it; a section with all below it.</summary>
    private static Dictionary<string, string> Sections(string markdown)
    {
        var (sections, counted, at) = (new Dictionary<string, string>(), new int[9], "");
        foreach (var line in markdown.Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                var depth = heading.Groups["marks"].Length;
                counted[depth - 1]++;
                Array.Clear(counted, depth, counted.Length - depth);
                at = heading.Groups["number"] is { Success: true } typed ? typed.Value : string.Join('.', counted.Take(depth).Select(n => n.ToString(CultureInfo.InvariantCulture)));
            }

            for (var above = at; above.Length > 0; above = above.LastIndexOf('.') is > 0 and var dot ? above[..dot] : "")
                sections[above] = sections.GetValueOrDefault(above, "") + line + '\n';
        }

        return sections;
    }

    [GeneratedRegex(@"(?<document>ITSMS-[A-Z0-9]+) (?<sections>[0-9.]+(、[0-9.]+)*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Citation();

    [GeneratedRegex(@"^(?<marks>#+) ((?<number>[0-9]+(\.[0-9]+)*) )?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();
}
