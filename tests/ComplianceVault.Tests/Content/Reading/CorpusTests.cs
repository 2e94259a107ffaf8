using ComplianceVault.Content.Comparing;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.Tests.Content.Reading;

/// <summary>A real company's documents, where they are at hand: nothing of their words stands here, only what must hold for any such set.</summary>
public sealed class CorpusTests
{
    private static string[] Files()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var corpus = Path.Combine(folder.FullName, "..", "shared", "corpus", "docx");
            if (File.Exists(Path.Combine(folder.FullName, "ComplianceVault.sln")) && Directory.Exists(corpus))
            {
                return Directory.GetFiles(corpus, "*.docx");
            }
        }

        return [];
    }

    private static DocumentText Read(string path)
    {
        using var file = File.OpenRead(path);
        var read = DocumentReader.Read(file, Path.GetFileName(path), new ReadingLimits(), TestContext.Current.CancellationToken);
        Assert.True(read.Succeeded, $"{path}: {read.Error}");
        return read.Value;
    }

    [Fact]
    public void Read_RealDocuments_GivesChaptersCoverFactsAndUniqueKeys()
    {
        var files = Files();
        Assert.SkipWhen(files.Length == 0, "The documents for trying out are not there.");

        foreach (var path in files)
        {
            var text = Read(path);
            var name = Path.GetFileNameWithoutExtension(path).Split(' ');
            var chapters = text.Sections.Where(s => s.Level == 1).Select(s => s.Number).ToHashSet();

            Assert.Superset(new HashSet<string?> { "1", "2", "3", "4" }, chapters);
            Assert.Equal(text.Sections.Count, text.Sections.Select(s => s.Key).Distinct(StringComparer.Ordinal).Count());
            Assert.Contains(text.CoverFacts, f => f is { Kind: CoverFactKind.Number, Place: CoverFactPlace.CoverTable } && f.Value == name[0]);
            Assert.Contains(text.CoverFacts, f => f is { Kind: CoverFactKind.Title, Place: CoverFactPlace.Cover } && f.Value == name[1]);
            Assert.Equal(7, text.CoverFacts.Where(f => f.Place is CoverFactPlace.Cover or CoverFactPlace.CoverTable or CoverFactPlace.FileName).Select(f => (f.Kind, f.Value)).Distinct().Count());
        }
    }

    [Fact]
    public void TextSimilarity_RealDocuments_AreLikeThemselvesAndUnlikeEachOther()
    {
        var files = Files();
        Assert.SkipWhen(files.Length == 0, "The documents for trying out are not there.");

        var texts = files.Take(8).Select(Read).ToList();
        Assert.All(texts, t => Assert.Equal(1, TextSimilarity.Of(t, t)));
        Assert.All(texts.Zip(texts.Skip(1)), p => Assert.InRange(TextSimilarity.Of(p.First, p.Second), 0, 0.6));
    }
}
