namespace ComplianceVault.Tests.Content;

/// <summary>A company's documents beside the repository, where they are there.</summary>
internal static class Corpus
{
    internal static string FolderOrSkip(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "ComplianceVault.sln")))
            root = root.Parent;
        var folder = Path.Combine(root?.FullName ?? "", "..", "shared", "corpus", name);
        Assert.SkipUnless(root is not null && Directory.Exists(folder), "The company's documents are not there.");
        return folder;
    }
}
