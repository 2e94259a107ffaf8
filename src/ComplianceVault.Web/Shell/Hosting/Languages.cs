using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace ComplianceVault.Web.Shell.Hosting;

/// <summary>Chinese unless the person chose English; the browser's wish is not asked, since the company's papers are Chinese.</summary>
internal static class Languages
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    public static RequestLocalizationOptions Options { get; } = new()
    {
        DefaultRequestCulture = new RequestCulture(Chinese),
        SupportedCultures = Cultures,
        SupportedUICultures = Cultures,
        RequestCultureProviders = [new CookieRequestCultureProvider()],
    };

    private static IList<CultureInfo> Cultures => [new CultureInfo(Chinese), new CultureInfo(English)];
}
