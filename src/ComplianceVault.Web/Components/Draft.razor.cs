using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Components;

/// <summary>
/// Keeps the named fields of the form it stands in (<c>wwwroot/drafts.js</c>), so that an expired sign-in, a lost connection or a closed tab
/// loses nothing. The form forgets its draft when it was saved or given up; it never leaves the browser.
/// </summary>
public sealed partial class Draft
{
    private string key = "";

    /// <summary>The form and the object it is about, unique on the page: <c>department/{id}</c>.</summary>
    [Parameter, EditorRequired]
    public string Of { get; set; } = "";

    /// <summary>How the hint above the page names it; without, by the title of its dialog.</summary>
    [Parameter]
    public string? Title { get; set; }

    [Inject]
    private Browser Browser { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    /// <summary>Saved or given up: all of it, or one field of a form whose fields are saved one by one.</summary>
    public ValueTask ForgetAsync(string? field = null) => Browser.CallAsync("forgetDraft", key, field);

    protected override void OnInitialized() => key = $"{new Uri(Places.Uri).AbsolutePath}#{Of}";
}
