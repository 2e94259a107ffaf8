using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Shell.Session;

/// <summary>The way to the sign-in page and back to where one was.</summary>
internal static class SignInPlace
{
    public static void Go(NavigationManager navigation)
    {
        var here = "/" + navigation.ToBaseRelativePath(navigation.Uri);
        navigation.NavigateTo($"/sign-in?return={Uri.EscapeDataString(here)}", forceLoad: true);
    }
}
