using System.Globalization;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Shell.Hosting;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace ComplianceVault.Web.Shell.Layout;

public sealed partial class MainLayout : IDisposable
{
    private Actor? actor;
    private FaultBoundary? fault;
    private VaultFacts? facts;
    private bool isDark;
    private bool narrow;
    private bool drawerOpen;

    [CascadingParameter]
    private Preferences Preferences { get; set; } = Preferences.Default;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private VaultIdentity Vault { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    [Inject]
    private Browser Browser { get; set; } = null!;

    [Inject]
    private AuthenticationStateProvider Circuit { get; set; } = null!;

    private static string OtherLanguage => IsChinese ? Languages.English : Languages.Chinese;

    private static bool IsChinese => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal);

    private string LanguageHref =>
        $"/preferences/language?to={OtherLanguage}&back={Uri.EscapeDataString("/" + Places.ToBaseRelativePath(Places.Uri))}";

    protected override async Task OnInitializedAsync()
    {
        (isDark, narrow) = (Preferences.IsDark, Preferences.NarrowRail);
        Current.SignedOut += GoToSignIn;
        Circuit.AuthenticationStateChanged += OnRevalidated;
        Places.LocationChanged += OnMoved;
        facts = await Vault.FindAsync(default);
        actor = await Current.GetAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await Browser.CallAsync("hintDrafts");
    }

    public void Dispose()
    {
        Current.SignedOut -= GoToSignIn;
        Circuit.AuthenticationStateChanged -= OnRevalidated;
        Places.LocationChanged -= OnMoved;
    }

    private void GoToSignIn() => SignInPlace.Go(Places);

    /// <summary>An open page of somebody who may no longer be here closes by itself.</summary>
    private void OnRevalidated(Task<AuthenticationState> state) => _ = InvokeAsync(async () =>
    {
        if ((await state).User.Identity is not { IsAuthenticated: true })
            GoToSignIn();
    });

    private void OnMoved(object? sender, LocationChangedEventArgs e)
    {
        drawerOpen = false;
        fault?.Recover();
        _ = InvokeAsync(async () =>
        {
            StateHasChanged();
            await Browser.CallAsync("hintDrafts");
        });
    }

    private void SwitchLanguage() => Places.NavigateTo(LanguageHref, forceLoad: true);

    private void OnTheme(bool dark) => isDark = dark;

    private void ToggleDrawer() => drawerOpen = !drawerOpen;

    private void CloseDrawer() => drawerOpen = false;

    private async Task ToggleRail()
    {
        narrow = !narrow;
        await Browser.SetCookieAsync("cv-rail", narrow ? "narrow" : "wide");
    }
}
