using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Hosting;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Shell.Session;

public sealed partial class SignInPage
{
    private string? company;
    private string? system;
    private Error? error;
    private IReadOnlyList<string> samples = [];

    [SupplyParameterFromForm(FormName = "sign-in")]
    private SignInInput Input { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "return")]
    private string? Return { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Inject]
    private VaultIdentity Vault { get; set; } = null!;

    [Inject]
    private SignIn SignIn { get; set; } = null!;

    [Inject]
    private SignedInPeople People { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private SessionCookie Cookie { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new SignInInput();
        var facts = await Vault.FindAsync(Context.RequestAborted);
        if (facts is null)
        {
            Places.NavigateTo("/set-up");
            return;
        }

        (company, system) = (facts.Company, facts.System);
        samples = await People.SampleNamesAsync(Context.RequestAborted);
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity is { IsAuthenticated: true })
            await LeaveAsync();
    }

    /// <summary>Who is in already goes on; a cookie that no longer counts is taken first, since the form's token is bound to it.</summary>
    private async Task LeaveAsync()
    {
        if (await Current.FindAsync(Context.RequestAborted) is { } signedIn)
        {
            GoOn(signedIn.MustChangePassword);
            return;
        }

        await Cookie.TakeAsync(Context.User);
        Places.NavigateTo($"/sign-in?return={Uri.EscapeDataString(LocalPath.Or(Return, "/"))}");
    }

    private async Task SubmitAsync()
    {
        var ct = Context.RequestAborted;
        var result = await SignIn.ExecuteAsync(Input.Name, Input.Password, RequestSession.Of(Context, Clock), ct);
        Input.Password = "";
        if (!result.Succeeded)
        {
            error = result.Error;
            return;
        }

        if (result.Value.NeedsSecondFactor)
        {
            await SessionCookie.AwaitSecondFactorAsync(Context, result.Value.AccountId);
            Places.NavigateTo($"/sign-in/code?return={Uri.EscapeDataString(LocalPath.Or(Return, "/"))}");
            return;
        }

        await Cookie.GiveAsync(result.Value.AccountId, ct);
        GoOn(result.Value.MustChangePassword);
    }

    private void GoOn(bool mustChangePassword) =>
        Places.NavigateTo(mustChangePassword ? "/account/password" : LocalPath.Or(Return, "/"));

    /// <summary>What the sign-in form sends.</summary>
    public sealed class SignInInput
    {
        public string Name { get; set; } = "";

        public string Password { get; set; } = "";
    }
}
