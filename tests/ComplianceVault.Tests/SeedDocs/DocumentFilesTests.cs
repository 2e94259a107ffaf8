using ComplianceVault.Content.Writing;

namespace ComplianceVault.Tests.SeedDocs;

/// <summary>
/// The committed Word files are exactly what their sources build. After a change of a source or of the writer, run these tests once with
/// <c>UPDATE_SEED=1</c>, look at the files, and commit them.
/// </summary>
public sealed class DocumentFilesTests
{
    public static TheoryData<string> Sources => [.. Directory.EnumerateFiles(Path.Combine(SeedFiles.Folder, "documents"), "*.md")
        .Select(path => Path.GetFileNameWithoutExtension(path)).Order()];

    [Theory]
    [MemberData(nameof(Sources))]
    public void CommittedFile_IsWhatTheSourceBuilds(string number)
    {
        var path = Path.Combine(SeedFiles.Folder, "documents", number);
        using var built = new MemoryStream();
        var written = WordWriter.Write(File.ReadAllText(path + ".md"), built);
        Assert.True(written.Succeeded, written.Error?.ToString());
        if (Environment.GetEnvironmentVariable("UPDATE_SEED") == "1")
            File.WriteAllBytes(path + ".docx", built.ToArray());
        Assert.True(built.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(path + ".docx")), $"{number}.docx is not what {number}.md builds.");
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
