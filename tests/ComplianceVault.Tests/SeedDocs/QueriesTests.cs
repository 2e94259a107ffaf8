using ComplianceVault.Content.Writing;

namespace ComplianceVault.Tests.SeedDocs;

public sealed class QueriesTests
{
    private static readonly string[] Files = ["queries", "held-out"];

    private static readonly HashSet<(string Document, string? Section)> Sections = [.. Directory
        .EnumerateFiles(Path.Combine(SeedFiles.Folder, "documents"), "*.md")
        .Select(path => DocumentSource.Parse(File.ReadAllText(path)).Value)
        .SelectMany(source => source.Headings.Select(heading => (source.Number, heading.Number)))];

    [Theory]
    [InlineData("queries")]
    [InlineData("held-out")]
    public void EveryAnswer_IsASectionThatIsPrinted(string file)
    {
        var queries = Queries(file);
        var answers = queries.SelectMany(query => query.List("answers").Select(answer =>
            (Query: query.Text("query"), Section: (answer.Text("document"), (string?)answer.Text("section"))))).ToList();
        Assert.True(answers.Count > queries.Count);
        Assert.DoesNotContain(answers, answer => !Sections.Contains(answer.Section));
    }

    [Theory]
    [InlineData("queries", 90)]
    [InlineData("held-out", 60)]
    public void EveryQuery_HasABestAnswer(string file, int atLeast)
    {
        var queries = Queries(file);
        Assert.True(queries.Count >= atLeast);
        Assert.All(queries, query =>
        {
            var grades = query.List("answers").Select(answer => answer.Text("grade")).ToList();
            Assert.Contains("3", grades);
            Assert.All(grades, grade => Assert.Contains(grade, (string[])["1", "2", "3"]));
            Assert.Equal(query.List("answers").Count, query.List("answers").Select(answer => (answer.Text("document"), answer.Text("section"))).Distinct().Count());
        });
    }

    [Fact]
    public void EveryQuery_IsAskedOnce_OverBothFiles()
    {
        var asked = Files.SelectMany(Queries).Select(query => query.Text("query")).ToList();
        Assert.Equal(asked.Distinct(), asked);
    }

    [Theory]
    [InlineData("queries")]
    [InlineData("held-out")]
    public void Queries_CoverEveryWayPeopleAsk(string file)
    {
        string[] kinds = ["keyword", "phrase", "short", "question", "mixed", "title", "synonym", "traditional", "fullwidth", "typo", "pinyin", "number"];
        Assert.Equal(kinds.Order(), Queries(file).Select(query => query.Text("kind")).Distinct().Order());
    }

    private static IReadOnlyList<YamlMap> Queries(string file) => SeedFiles.Load($"queries/{file}.yaml").List("queries");
}
