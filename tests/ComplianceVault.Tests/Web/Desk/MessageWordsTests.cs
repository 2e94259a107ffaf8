using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Tests.SeedDocs;

namespace ComplianceVault.Tests.Web.Desk;

public sealed partial class MessageWordsTests
{
    [Fact]
    public void EveryTroubleAndSentenceOfAMessage_HasWords()
    {
        var source = string.Join('\n', Directory.EnumerateFiles(Path.Combine(SeedFiles.Root, "src", "ComplianceVault.App", "Desk"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var codes = Code().Matches(source).Select(m => m.Groups["code"].Value).Distinct().ToList();
        Assert.True(codes.Count > 15);
        Assert.Empty(from code in codes from language in new[] { "zh-CN", "en" } where VaultWords.Find(code, new CultureInfo(language)) is null select $"{language}: {code}");
    }

    [GeneratedRegex(@"""(?<code>(message|deadline)\.[a-z-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
