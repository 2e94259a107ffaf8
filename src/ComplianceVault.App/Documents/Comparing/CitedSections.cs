using System.Text.RegularExpressions;

namespace ComplianceVault.App.Documents.Comparing;

/// <summary>Finds which sections of a document a sentence of another names: 《文件控制程序》4.2, ITSMS-P01 第 4.2.1 条和 4.3 条, 《管理手册》第四章.</summary>
public sealed class CitedSections(string number, string title)
{
    private const string Place = @"第?\s*(?<section>(?<![A-Za-z0-9./-])\d+(?:\.\d+)+(?![\d%])|(?<![A-Za-z0-9./-])\d+(?=\s*[章节条款])|第[一二三四五六七八九十百]+[章节条])";

    private readonly Regex named = new(
        $@"(?:{Regex.Escape(number)}(?![A-Za-z0-9-])|《{Regex.Escape(title)}》)[^。；！？\n]{{0,16}}?{Place}(?:\s*[章节条款]?\s*[、和及与，]\s*{Place})*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Numbers as printed, in their order.</summary>
    public IReadOnlyList<string> In(string sentence)
    {
        try
        {
            return [.. named.Matches(sentence).SelectMany(m => m.Groups["section"].Captures).Select(c => c.Value).Distinct()];
        }
        catch (RegexMatchTimeoutException)
        {
            return []; // a sentence made to be slow names nothing
        }
    }
}
