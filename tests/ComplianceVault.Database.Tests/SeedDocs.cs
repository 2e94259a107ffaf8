namespace ComplianceVault.Database.Tests;

/// <summary>Where the seed data lie.</summary>
internal static class SeedDocs
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ComplianceVault.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The repository root was not found above the tests."), "seed-docs");
    }
}
