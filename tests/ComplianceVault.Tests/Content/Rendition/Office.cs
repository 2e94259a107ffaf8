using ComplianceVault.Content.Rendition;

namespace ComplianceVault.Tests.Content.Rendition;

/// <summary>The installed LibreOffice, for tests that need the real one.</summary>
internal static class Office
{
    internal static LibreOffice OrSkip(string profiles)
    {
        var office = new LibreOffice(new LibreOfficeOptions { ProfileRoot = profiles }, TimeProvider.System);
        Assert.SkipUnless(office.IsAvailable, "LibreOffice is not installed.");
        return office;
    }

    /// <summary>With the part that reads workbooks, which Debian packs apart; with CI set it has to be there.</summary>
    internal static LibreOffice WithCalcOrSkip(string profiles)
    {
        var office = OrSkip(profiles);
        string[] programs = ["/usr/lib/libreoffice/program", .. Directory.Exists("/opt") ? Directory.GetDirectories("/opt", "libreoffice*").Select(d => Path.Combine(d, "program")) : []];
        var onDebian = Directory.Exists(programs[0]) && Environment.GetEnvironmentVariable("CI") != "true";
        Assert.SkipWhen(onDebian && !programs.Any(p => File.Exists(Path.Combine(p, "libsclo.so"))), "LibreOffice Calc is not installed.");
        return office;
    }
}
