using System.Text.RegularExpressions;

namespace ComplianceVault.App.Documents.Import;

/// <summary>What systems and programs leave in folders and is no document: hidden files, Word's lock files, thumbnails.</summary>
public static partial class SystemFiles
{
    /// <summary>Over the path inside the folder, in lower case or upper; the browser's script is given the same.</summary>
    public const string Pattern = @"(^|/)(\.|~\$|Thumbs\.db$|desktop\.ini$)";

    public static bool Contain(string path) => Left().IsMatch(path.Replace('\\', '/'));

    [GeneratedRegex(Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Left();
}
