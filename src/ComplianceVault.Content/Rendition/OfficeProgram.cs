namespace ComplianceVault.Content.Rendition;

/// <summary>Where LibreOffice is installed.</summary>
internal static class OfficeProgram
{
    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["soffice.com", "soffice.exe"] : ["soffice", "libreoffice"];

    private static readonly string[] Places =
    [
        "/usr/lib/libreoffice/program",
        "/opt/libreoffice/program",
        "/Applications/LibreOffice.app/Contents/MacOS",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "LibreOffice", "program"),
    ];

    internal static string? Find(string? configured)
    {
        if (configured is not null && Path.IsPathRooted(configured))
            return File.Exists(configured) ? configured : null;
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] names = configured is null ? Names : [configured];
        return path.Concat(Places).SelectMany(_ => names, Path.Combine).FirstOrDefault(File.Exists);
    }
}
