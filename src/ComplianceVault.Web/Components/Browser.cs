using Microsoft.JSInterop;

namespace ComplianceVault.Web.Components;

/// <summary>The few things only the browser can do (<c>wwwroot/shell.js</c>). A browser that has gone away is no fault.</summary>
public sealed class Browser(IJSRuntime js)
{
    /// <summary>Sets a cookie of this program for 400 days; for looks only, never for rights.</summary>
    public ValueTask SetCookieAsync(string name, string value) => CallAsync("setCookie", name, value);

    /// <summary>Whether the operating system asks for dark colours.</summary>
    public async ValueTask<bool> SystemIsDarkAsync()
    {
        try
        {
            return await js.InvokeAsync<bool>("cvault.systemIsDark");
        }
        catch (JSDisconnectedException)
        {
            return false;
        }
    }

    /// <summary>Applies light, dark or system to the page frame, outside of what Blazor draws.</summary>
    public ValueTask ApplyThemeAsync(string theme, bool dark) => CallAsync("applyTheme", theme, dark);

    /// <summary>Submits the form with this id, as the person would.</summary>
    public ValueTask SubmitAsync(string formId) => CallAsync("submit", formId);

    public async ValueTask CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await js.InvokeVoidAsync("cvault." + function, arguments);
        }
        catch (JSDisconnectedException)
        {
        }
    }
}
