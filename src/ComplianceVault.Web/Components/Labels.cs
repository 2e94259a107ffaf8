using System.Globalization;

namespace ComplianceVault.Web.Components;

/// <summary>Labels that are data: English where the person reads English and there is one, Chinese otherwise (decision 26).</summary>
public static class Labels
{
    public static string Of(string zh, string? en) =>
        en is { Length: > 0 } && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? en : zh;
}
