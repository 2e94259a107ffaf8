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
}
