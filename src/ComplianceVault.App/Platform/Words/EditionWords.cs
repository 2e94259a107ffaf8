using System.Text.RegularExpressions;

namespace ComplianceVault.App.Platform.Words;

/// <summary>
/// Labels of editions inside sentences. Sentences say “A 版”; a label that is a word of its own, such as 2018 年修正 or 第 3 版, already says that it is an edition and
/// takes no second 版.
/// </summary>
public static partial class EditionWords
{
    public static string Tidy(string said) => said.Contains(" 版", StringComparison.Ordinal) ? Doubled().Replace(said, "") : said;

    [GeneratedRegex(@"(?<=\p{IsCJKUnifiedIdeographs}) 版", RegexOptions.None, 1000)]
    private static partial Regex Doubled();
}
