using ComplianceVault.Content.Writing;

namespace ComplianceVault.Tests.SeedDocs;

/// <summary>
/// The committed Word files are exactly what their sources build. After a change of a source or of the writer, run <c>cvault seed build</c>, look at the files, and
/// commit them.
/// </summary>
public sealed class DocumentFilesTests
{
    public static TheoryData<string> Sources => [.. Directory.EnumerateFiles(Path.Combine(SeedFiles.Folder, "documents"), "*.md")
        .Select(path => Path.GetFileNameWithoutExtension(path)).Order()];

    [Theory]
    [MemberData(nameof(Sources))]
    public void CommittedFile_IsWhatTheSourceBuilds(string number)
    {
        var built = WordFiles.Build(Path.Combine(SeedFiles.Folder, "documents", number + ".md"), write: false);
        Assert.True(built.Outcome.Succeeded, built.Outcome.Error?.ToString());
        Assert.False(built.Changed, $"{number}.docx is not what {number}.md builds.");
    }

    /// <summary>As long as such documents are, so that reading, searching and comparing meet what a company has: Chinese characters below the front matter.</summary>
    [Theory]
    [MemberData(nameof(Sources))]
    public void ADocument_IsAsLongAsItsKindIs(string number)
    {
        var source = File.ReadAllText(Path.Combine(SeedFiles.Folder, "documents", number + ".md"));
        var length = source[source.IndexOf("\n# ", StringComparison.Ordinal)..].Count(c => c is >= '\u4E00' and <= '\u9FFF');
        var (least, most) = number == "ITSMS-M01" ? (12_000, 18_000) : (2_000, 6_000);
        Assert.InRange(length, least, most);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void EveryHeading_HasItsOwnNumber_AndTheFileIsNamedByTheDocument(string number)
    {
        var source = DocumentSource.Parse(File.ReadAllText(Path.Combine(SeedFiles.Folder, "documents", number + ".md"))).Value;
        Assert.Equal(number, source.Number);
        Assert.NotEmpty(source.Headings);
        Assert.DoesNotContain(source.Headings, heading => heading.Number is null);
        Assert.Equal(source.Headings.Count, source.Headings.Select(heading => heading.Number).Distinct().Count());
        Assert.Equal(source.Headings, source.Headings.OrderBy(heading => ComplianceVault.Kernel.ClauseNumber.Parse(heading.Number!).Value));
    }
}
