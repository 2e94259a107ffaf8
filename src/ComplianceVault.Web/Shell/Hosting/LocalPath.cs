namespace ComplianceVault.Web.Shell.Hosting;

/// <summary>Where to go back to: only a place of this program, never another host.</summary>
public static class LocalPath
{
    public static string Or(string? path, string otherwise) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Any(char.IsControl)
            ? path
            : otherwise;
}
