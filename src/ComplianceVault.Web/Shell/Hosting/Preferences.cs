using Microsoft.AspNetCore.Localization;

namespace ComplianceVault.Web.Shell.Hosting;

/// <summary>How one browser wants the program to look: cookies, so that the server draws it right at once.</summary>
public sealed record Preferences(string Theme, bool SystemIsDark, bool NarrowRail)
{
    public static Preferences Default { get; } = new("system", SystemIsDark: false, NarrowRail: false);

    public bool IsDark => Theme == "dark" || (Theme == "system" && SystemIsDark);

    public static Preferences Of(HttpContext? context)
    {
        var cookies = context?.Request.Cookies;
        var theme = cookies?["cv-theme"];
        return new Preferences(theme is "light" or "dark" ? theme : "system", cookies?["cv-dark"] == "1", cookies?["cv-rail"] == "narrow");
    }
}

internal static class PreferencesEndpoints
{
    /// <summary>The language needs a new circuit, so it is a plain link.</summary>
    public static void MapPreferences(this IEndpointRouteBuilder app) =>
        app.MapGet("/preferences/language", (HttpContext context, string to, string? back) =>
        {
            var language = to == Languages.English ? Languages.English : Languages.Chinese;
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(400), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true });
            return Results.LocalRedirect(LocalPath.Or(back, "/"));
        }).AllowAnonymous();
}
