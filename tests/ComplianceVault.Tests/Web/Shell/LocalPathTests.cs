using ComplianceVault.Web.Shell.Hosting;

namespace ComplianceVault.Tests.Web.Shell;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/documents?level=2#top")]
    public void Or_PlaceOfThisProgram_IsKept(string path) => Assert.Equal(path, LocalPath.Or(path, "/home"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("documents")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/a\r\nSet-Cookie: x")]
    [InlineData("https://elsewhere.example/")]
    public void Or_AnotherPlace_IsNot(string? path) => Assert.Equal("/home", LocalPath.Or(path, "/home"));
}
