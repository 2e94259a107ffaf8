using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Shell.Session;

public sealed partial class AccountPage
{
    private OwnAccount? own;
    private Error? error;
    private IReadOnlyList<string> codes = [];

    [SupplyParameterFromForm(FormName = "two-factor")]
    private TwoFactorInput Input { get; set; } = null!;

    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private SignedInPeople People { get; set; } = null!;

    [Inject]
    private OwnTwoFactor TwoFactor { get; set; } = null!;

    [Inject]
    private SessionCookie Cookie { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new TwoFactorInput();
        if (await Current.FindAsync(Context.RequestAborted) is { MustChangePassword: false } signedIn)
            own = await People.FindOwnAsync(signedIn.Actor, Context.RequestAborted);
        else
            SignInPlace.Go(Places);
    }

    private async Task SubmitAsync()
    {
        var ct = Context.RequestAborted;
        if (await Current.FindAsync(ct) is not { } signedIn || CurrentActor.AccountOf(Context.User) is not { } account)
            return;
        error = await DoAsync(signedIn.Actor, ct);
        Input.Proof = "";
        if (error is null)
            await Cookie.GiveAsync(account, ct);
        own = await People.FindOwnAsync(signedIn.Actor, ct);
    }

    private async Task<Error?> DoAsync(Actor actor, CancellationToken ct) => Input.Step switch
    {
        "begin" => (await TwoFactor.BeginAsync(actor, ct)).Error,
        "enable" => Keep(await TwoFactor.EnableAsync(actor, Input.Proof, ct)),
        "renew" => Keep(await TwoFactor.RenewCodesAsync(actor, Input.Proof, ct)),
        "disable" => (await TwoFactor.DisableAsync(actor, Input.Proof, ct)).Error,
        _ => null,
    };

    private Error? Keep(Result<IReadOnlyList<string>> made)
    {
        if (made.Succeeded)
            codes = made.Value;
        return made.Error;
    }

    /// <summary>One form for all steps: which button, and the code or password that proves it.</summary>
    public sealed class TwoFactorInput
    {
        public string Step { get; set; } = "";

        public string Proof { get; set; } = "";
    }
}
