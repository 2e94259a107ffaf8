using ComplianceVault.Content.Writing;

namespace ComplianceVault.Tests.SeedDocs;

public sealed class QueriesTests
{
    private static readonly IReadOnlyList<YamlMap> Queries = SeedFiles.Load("queries/queries.yaml").List("queries");

    private static readonly HashSet<(string Document, string? Section)> Sections = [.. Directory
        .EnumerateFiles(Path.Combine(SeedFiles.Folder, "documents"), "*.md")
        .Select(path => DocumentSource.Parse(File.ReadAllText(path)).Value)
        .SelectMany(source => source.Headings.Select(heading => (source.Number, heading.Number)))];

    [Fact]
    public void EveryAnswer_IsASectionThatIsPrinted()
    {
        var answers = Queries.SelectMany(query => query.List("answers").Select(answer =>
            (Query: query.Text("query"), Section: (answer.Text("document"), (string?)answer.Text("section"))))).ToList();
        Assert.True(answers.Count > Queries.Count);
        Assert.DoesNotContain(answers, answer => !Sections.Contains(answer.Section));
    }

    [Fact]
    public void EveryQuery_IsAskedOnce_AndHasABestAnswer()
    {
        Assert.True(Queries.Count >= 90);
        Assert.Equal(Queries.Count, Queries.Select(query => query.Text("query")).Distinct().Count());
        Assert.All(Queries, query =>
        {
            var grades = query.List("answers").Select(answer => answer.Text("grade")).ToList();
            Assert.Contains("3", grades);
            Assert.All(grades, grade => Assert.Contains(grade, (string[])["1", "2", "3"]));
            Assert.Equal(query.List("answers").Count, query.List("answers").Select(answer => (answer.Text("document"), answer.Text("section"))).Distinct().Count());
        });
    }

    [Fact]
    public void Queries_CoverEveryWayPeopleAsk()
    {
        string[] kinds = ["keyword", "phrase", "short", "question", "mixed", "title", "synonym", "traditional", "fullwidth", "typo", "pinyin", "number"];
        Assert.Equal(kinds.Order(), Queries.Select(query => query.Text("kind")).Distinct().Order());
    }
}
