using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceVault.Content.Writing;

namespace ComplianceVault.Tests.SeedDocs;

/// <summary>The sample's documents are one set: what one names, another is; nothing is promised twice or by someone who does not exist.</summary>
public sealed partial class DocumentSetTests
{
    private static readonly Dictionary<string, (DocumentSource Source, string Text)> Documents = Directory
        .EnumerateFiles(Path.Combine(SeedFiles.Folder, "documents"), "*.md")
        .Select(File.ReadAllText)
        .Select(text => (Source: DocumentSource.Parse(text).Value, Text: text[text.IndexOf("\n# ", StringComparison.Ordinal)..]))
        .ToDictionary(document => document.Source.Number);

    /// <summary>What may be cited, by number: documents, forms of the tables 记录, external documents of the manual.</summary>
    private static readonly ILookup<string, string> Titles = Documents.Values.Select(document => (document.Source.Number, document.Source.Title))
        .Concat(Documents.Values.SelectMany(document => FormsOf(document.Text)))
        .Concat(External().Matches(Documents["ITSMS-M01"].Text).Select(row => (row.Groups["number"].Value, row.Groups["title"].Value)))
        .Distinct()
        .ToLookup(entry => entry.Item1, entry => entry.Item2);

    public static TheoryData<string> Numbers => DocumentFilesTests.Sources;

    [Theory]
    [MemberData(nameof(Numbers))]
    public void EveryCitation_NamesADocumentOrAFormOfTheSet_ByItsOwnNumber(string number)
    {
        var titles = Titles.SelectMany(entry => entry).ToHashSet();
        var citations = Citation().Matches(Documents[number].Text);
        Assert.NotEmpty(citations);
        Assert.DoesNotContain(citations.Select(citation => citation.Groups["title"].Value), title => !titles.Contains(title));
        Assert.DoesNotContain(
            citations.Where(citation => citation.Groups["number"].Success),
            citation => !Titles[citation.Groups["number"].Value].Contains(citation.Groups["title"].Value));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void EveryNumberNamed_Exists(string number) =>
        Assert.DoesNotContain(Number().Matches(Documents[number].Text).Select(match => match.Value), named => !Titles.Contains(named));

    [Fact]
    public void AForm_HasOneTitle_AndOneDocumentClaimsIt()
    {
        Assert.DoesNotContain(Titles, entry => entry.Count() > 1);
        var claims = Documents.Values.SelectMany(document => FormsOf(document.Text).Select(form => (Form: form.Number, Document: document.Source.Number))).ToList();
        Assert.NotEmpty(claims);
        Assert.DoesNotContain(claims.GroupBy(claim => claim.Form), form => form.Count() > 1);
        Assert.All(claims, claim => Assert.StartsWith(claim.Document + "-R", claim.Form, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void EveryClauseNamed_IsAnswered_AndNoOther(string number)
    {
        var source = Documents[number].Source;
        Assert.Equal(source.Clauses.Order(), source.Answers.Select(answer => answer.Clause).Order());
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void TheEdition_IsTheLastOfItsRecord_AndCitesNothingYounger(string number)
    {
        var (source, text) = Documents[number];
        Assert.Equal((source.Edition, Iso(source.Issued)), (source.Revisions[^1].Edition, source.Revisions[^1].Date));
        Assert.True(source.Issued < source.Effective);
        var cited = Number().Matches(text).Select(match => match.Value).Where(Documents.ContainsKey);
        Assert.All(cited, other => Assert.True(
            string.CompareOrdinal(Documents[other].Source.Revisions[0].Date, Iso(source.Effective)) <= 0, $"{number} cites {other}, which came later."));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Writing_ReviewingAndApproving_AreThreePeopleOfTheSample(string number)
    {
        var source = Documents[number].Source;
        var (authors, reviewers, approvers) = (PeopleOf(source.Author), PeopleOf(source.Reviewer), PeopleOf(source.Approver));
        Assert.Contains(authors, author => reviewers.Any(reviewer => reviewer != author && approvers.Any(approver => approver != author && approver != reviewer)));
    }

    private static List<string> PeopleOf(string name)
    {
        var organisation = SeedFiles.Load("organisation.yaml");
        var roles = organisation.List("roles")
            .Where(role => role.Map("name").Text("zh") == name || (role.Has("aliases") && role.Texts("aliases").Contains(name)))
            .Select(role => role.Text("id")).ToList();
        return [.. organisation.List("accounts")
            .Where(account => account.Map("name").Text("zh") == name || account.Texts("roles").Intersect(roles).Any())
            .Select(account => account.Text("user"))];
    }

    private static IEnumerable<(string Number, string Title)> FormsOf(string text) =>
        Form().Matches(text[Records().Matches(text).Select(heading => heading.Index).DefaultIfEmpty(text.Length).Last()..])
            .Select(row => (row.Groups["number"].Value, row.Groups["title"].Value));

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^# (\d+ )?记录$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Records();

    [GeneratedRegex(@"^\| (?<number>ITSMS-[A-Z]+\d+-R\d+) \| 《?(?<title>[^|》]+?)》? \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"^\| (?<number>EXT-\d+) \| 《(?<title>[^|》]+?)》 \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex External();

    [GeneratedRegex(@"《(?<title>[^》]+)》(（(?<number>(ITSMS|EXT)-[A-Z0-9-]+)）)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Citation();

    [GeneratedRegex(@"(ITSMS-[A-Z]+\d+(-R\d+)?|EXT-\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
