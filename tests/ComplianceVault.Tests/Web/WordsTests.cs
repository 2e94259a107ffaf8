using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ComplianceVault.Tests.Web;

/// <summary>Every text a page asks for is there, in both languages, with the same placeholders.</summary>
public sealed partial class WordsTests
{
    private static readonly string Source = FindSource();

    public static TheoryData<string> Resources =>
        new(Directory.EnumerateFiles(Source, "*.en.resx", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Source, f)));

    [Theory]
    [MemberData(nameof(Resources))]
    public void BothLanguages_HaveTheSameKeysAndPlaceholders(string english)
    {
        var (en, zh) = (Read(Path.Combine(Source, english)), Read(Path.Combine(Source, english.Replace(".en.resx", ".resx", StringComparison.Ordinal))));
        Assert.NotEmpty(zh);
        Assert.Equal(zh.Keys.Order(StringComparer.Ordinal), en.Keys.Order(StringComparer.Ordinal));
        Assert.All(zh, w => Assert.Equal((w.Key, Placeholders(w.Value)), (w.Key, Placeholders(en[w.Key]))));
        Assert.All(zh.Values.Concat(en.Values), w => Assert.False(string.IsNullOrWhiteSpace(w)));
    }

    [Fact]
    public void Pages_AskOnlyForWordsThatExist()
    {
        var asked = Directory.EnumerateFiles(Source, "*.razor", SearchOption.AllDirectories).SelectMany(Asked).ToList();
        Assert.True(asked.Count > 50);
        Assert.Empty(asked.Where(a => !a.Known).Select(a => $"{a.File}: {a.Key}"));
    }

    /// <summary>One concept has one word: 账号, 校验, 搜索, 恢复测试.</summary>
    [Theory]
    [InlineData("账户")]
    [InlineData("核验")]
    [InlineData("检索")]
    [InlineData("恢复演练")]
    public void OtherWordsForTheSame_AreNotUsed(string word)
    {
        var used = from file in Directory.EnumerateFiles(Path.GetDirectoryName(Source)!, "*.resx", SearchOption.AllDirectories)
                   from entry in Read(file)
                   where entry.Value.Contains(word, StringComparison.Ordinal)
                   select $"{Path.GetFileName(file)}: {entry.Key}";
        Assert.Empty(used);
    }

    /// <summary>The program speaks of no company: what its words name would stand on the screens of another one. Words about the sample vault itself do not name its parts.</summary>
    [Theory]
    [InlineData("ITSMS-")]
    [InlineData("示例软件技术")]
    [InlineData("Sample Software")]
    [InlineData("行政部")]
    [InlineData("技术部")]
    [InlineData("市场部")]
    [InlineData("Administration Department")]
    [InlineData("Technology Department")]
    [InlineData("Marketing Department")]
    [InlineData("控制程序 4.")]
    public void TheSampleCompany_IsNotInTheWords(string trace)
    {
        var root = Path.GetDirectoryName(Source)!;
        var words = from file in Directory.EnumerateFiles(root, "*.resx", SearchOption.AllDirectories) from entry in Read(file) select (Place: $"{Path.GetFileName(file)}: {entry.Key}", Text: entry.Value);
        var markup = Directory.EnumerateFiles(root, "*.razor", SearchOption.AllDirectories).Select(f => (Place: Path.GetFileName(f), Text: Unsaid().Replace(File.ReadAllText(f), "")));
        Assert.Empty(words.Concat(markup).Where(w => w.Text.Contains(trace, StringComparison.OrdinalIgnoreCase)).Select(w => w.Place));
    }

    /// <summary>Comments.</summary>
    [GeneratedRegex(@"@\*.*?\*@|///[^\n]*", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unsaid();

    [Fact]
    public void Markup_HasNoChineseOfItsOwn()
    {
        var hard = from file in Directory.EnumerateFiles(Source, "*.razor", SearchOption.AllDirectories)
                   from line in File.ReadLines(file).Index()
                   where Chinese().IsMatch(Comment().Replace(line.Item, ""))
                   select $"{Path.GetFileName(file)}:{line.Index + 1}";
        Assert.Empty(hard);
    }

    /// <summary>A page that leaves its markup inside an element it has begun cannot be drawn: who meets the refusal there sees a fault.</summary>
    [Fact]
    public void Markup_IsLeft_OnlyOutsideItsElements()
    {
        var inside = from file in Directory.EnumerateFiles(Source, "*.razor", SearchOption.AllDirectories)
                     from line in File.ReadLines(file).TakeWhile(l => !l.StartsWith("@code", StringComparison.Ordinal)).Index()
                     where line.Item.EndsWith("return;", StringComparison.Ordinal) && line.Item != "    return;"
                     select $"{Path.GetFileName(file)}:{line.Index + 1}";
        Assert.Empty(inside);
    }

    private static IEnumerable<(string File, string Key, bool Known)> Asked(string file)
    {
        var text = File.ReadAllText(file);
        var inherited = file + ".cs" is var behind && File.Exists(behind) ? text + File.ReadAllText(behind) : text;
        var known = Localizer().Matches(inherited).Select(m => m.Groups["type"].Value).Distinct()
            .SelectMany(t => Directory.EnumerateFiles(Source, t + ".resx", SearchOption.AllDirectories)).SelectMany(f => Read(f).Keys).ToHashSet();
        return Key().Matches(text).Select(m => m.Groups["key"].Value).Select(k => (Path.GetFileName(file), k, known.Contains(k)));
    }

    private static string Placeholders(string words) =>
        string.Join(',', Placeholder().Matches(words).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static string FindSource()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "ComplianceVault.sln")))
            at = at.Parent;
        return Path.Combine(at!.FullName, "src", "ComplianceVault.Web");
    }

    [GeneratedRegex(@"IStringLocalizer<(?<type>\w+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Localizer();

    [GeneratedRegex(@"\bT\[""(?<key>\w+)""[\],]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"(///?|@\*).*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();
}
