using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Withdrawal;

public sealed partial class WithdrawalPanel
{
    private WithdrawalView? view;
    private Error? error;
    private Asking asking;
    private DecisionView? naming;
    private (Guid Document, int Turn) shown;

    private enum Asking
    {
        Nothing,
        Sign,
        Reject,
        TakeBack,
    }

    [Parameter, EditorRequired]
    public Guid DocumentId { get; set; }

    /// <summary>Counts what was done on the page: another one is read anew here too.</summary>
    [Parameter]
    public int Turn { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    /// <summary>Something was done: the sentence that says so.</summary>
    [Parameter]
    public EventCallback<string> Done { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private WithdrawalQueries Queries { get; set; } = null!;

    [Inject]
    private ApproveWithdrawal Approving { get; set; } = null!;

    [Inject]
    private RejectWithdrawal Rejecting { get; set; } = null!;

    [Inject]
    private TakeBackWithdrawal TakingBack { get; set; } = null!;

    private EventCallback<DecisionView> Naming =>
        Actor.Can(Permission.DecideSigners) ? EventCallback.Factory.Create<DecisionView>(this, step => naming = step) : default;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (DocumentId, Turn))
            return;
        shown = (DocumentId, Turn);
        await LoadAsync();
    }

    /// <summary>The open application, or the last one.</summary>
    private async Task LoadAsync()
    {
        var found = await Queries.OfDocumentAsync(Actor, DocumentId, default);
        (view, error) = (found.Succeeded && found.Value.Count > 0 ? found.Value[0] : null, found.Succeeded ? null : found.Error);
    }

    private async Task<Error?> SignAsync(Actor actor, SigningProof proof)
    {
        var signed = await Approving.ExecuteAsync(actor, view!.Id, view.Own!.Meaning, view.ContentHash, proof, default);
        if (signed.Error is { Code: "signing.content-changed" })
            await LoadAsync(); // what is signed next must be what is shown
        return signed.Error;
    }

    private async Task<Error?> RejectAsync(Actor actor, string reason) => (await Rejecting.ExecuteAsync(actor, view!.Id, reason, default)).Error;

    private async Task<Error?> TakeBackAsync(Actor actor, string reason) => (await TakingBack.ExecuteAsync(actor, view!.Id, reason, default)).Error;

    /// <summary>Refused or given up: somebody may have been faster, so what is shown is read again either way.</summary>
    private async Task DoneAsync(bool done, string word)
    {
        (asking, naming) = (Asking.Nothing, null);
        if (await Current.GetAsync() is null)
            return;
        await LoadAsync();
        if (done)
            await Done.InvokeAsync(T[word, view?.Number ?? ""]);
    }
}
