using System.Globalization;

namespace ComplianceVault.Cli.Shared;

/// <summary>The language of everything the command line says: Chinese, or English with <c>--lang en</c>.</summary>
internal static class Language
{
    public static void Use(IReadOnlyList<string> args)
    {
        var english = args.Zip(args.Skip(1)).Any(p => p is ("--lang", "en")) || args.Contains("--lang=en");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(english ? "en" : "zh-CN");
    }

    /// <summary>The words of the language in use; values are filled in as the invariant culture writes them.</summary>
    public static string Say(FormattableString zh, FormattableString en) =>
        (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? en : zh).ToString(CultureInfo.InvariantCulture);

    /// <summary>Where a trail is broken.</summary>
    public static string Place(long? seq) => seq is null ? Say($"无", $"nowhere") : Say($"第 {seq} 条", $"entry {seq}");
}
