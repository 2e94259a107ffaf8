using System.Globalization;

namespace ComplianceVault.App.Platform.Words;

/// <summary>Something with a code and a label in one or two languages: a department, a role, a form, a duty.</summary>
public sealed record Named(string Code, string Zh, string? En = null)
{
    public string In(CultureInfo? culture) => En is { Length: > 0 } && IsEnglish(culture) ? En : Zh;

    public override string ToString() => In(null);

    /// <summary>Several in a row, as the language separates them.</summary>
    public static string List(IEnumerable<Named> several, CultureInfo? culture = null) => string.Join(Comma(culture), several.Select(n => n.In(culture)));

    internal static string Comma(CultureInfo? culture) => IsEnglish(culture) ? ", " : "、";

    private static bool IsEnglish(CultureInfo? culture) => (culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName == "en";
}
