using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Organisation.Letters;

/// <summary>One letter: what it says, who signed it, and what this person can do with it.</summary>
public sealed partial class LetterPage
{
    private Actor? actor;
    private LetterView? view;
    private LetterAct? asking;
    private DecisionView? naming;
    private string? notice;
    private Error? error;

    [Parameter]
    public string? Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private LetterQueries Queries { get; set; } = null!;

    [Inject]
    private SignLetter Signing { get; set; } = null!;

    [Inject]
    private DeclineLetter Declining { get; set; } = null!;

    [Inject]
    private AcceptLetter Accepting { get; set; } = null!;

    [Inject]
    private RefuseLetter Refusing { get; set; } = null!;

    [Inject]
    private TakeBackLetter TakingBack { get; set; } = null!;

    [Inject]
    private EndLetter Ending { get; set; } = null!;

    /// <summary>Only the management representative names another person.</summary>
    private EventCallback<DecisionView> Naming =>
        actor?.Can(Permission.DecideSigners) == true ? EventCallback.Factory.Create<DecisionView>(this, step => naming = step) : default;

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        (notice, asking, naming) = (null, null, null);
        await LoadAsync(actor);
    }

    private async Task LoadAsync(Actor reader)
    {
        var found = await Queries.GetAsync(reader, Number ?? "", default);
        (view, error) = (found.Succeeded ? found.Value : null, found.Error);
    }

    private async Task<Error?> SignAsync(Actor by, SigningProof proof) => (await Signing.ExecuteAsync(by, view!.Letter.Id, view.ContentHash, proof, default)).Error;

    private async Task<Error?> DeclineAsync(Actor by, string reason) => (await Declining.ExecuteAsync(by, view!.Letter.Id, reason, default)).Error;

    private async Task<Error?> AcceptAsync(Actor by, SigningProof proof) => (await Accepting.ExecuteAsync(by, view!.Letter.Id, view.ContentHash, proof, default)).Error;

    private async Task<Error?> RefuseAsync(Actor by, string reason) => (await Refusing.ExecuteAsync(by, view!.Letter.Id, reason, default)).Error;

    private async Task<Error?> TakeBackAsync(Actor by, string reason) => (await TakingBack.ExecuteAsync(by, view!.Letter.Id, reason, default)).Error;

    private async Task<Error?> EndAsync(Actor by, string reason) => (await Ending.ExecuteAsync(by, view!.Letter.Id, reason, default)).Error;

    /// <summary>Somebody may have been faster, so what is shown is read again either way.</summary>
    private async Task DoneAsync(bool done, string word)
    {
        (asking, naming) = (null, null);
        if (await Current.GetAsync() is not { } reader)
            return;
        await LoadAsync(actor = reader);
        notice = done ? T[word].Value : null;
    }
}
