namespace ComplianceVault.EndToEnd.Harness;

/// <summary>Where things lie in the source tree.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program as built beside these tests, in the same configuration.</summary>
    public static string WebProgram
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var path = Path.Combine(Root, "src", "ComplianceVault.Web", "bin", output.Parent!.Name, output.Name, "ComplianceVault.Web.dll");
            return File.Exists(path) ? path : throw new FileNotFoundException("Build the program first", path);
        }
    }

    public static string Artifacts => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screens")).FullName;

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "ComplianceVault.sln")))
            at = at.Parent;
        return at?.FullName ?? throw new DirectoryNotFoundException("The source tree is not above the tests");
    }
}
