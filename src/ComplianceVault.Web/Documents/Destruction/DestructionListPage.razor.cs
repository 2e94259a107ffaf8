using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Destruction;

/// <summary>One list with its steps: whose turn it is, and what this person can do.</summary>
public sealed partial class DestructionListPage
{
    private Actor? actor;
    private DestructionView? view;
    private Error? error;
    private string? notice;
    private Asking asking;
    private DecisionView? naming;

    private enum Asking
    {
        Nothing,
        Confirm,
        Check,
        Approve,
        Destroy,
        Witness,
        Certify,
        Reject,
        Close,
    }

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private DestructionQueries Queries { get; set; } = null!;

    [Inject]
    private CheckHolds Checking { get; set; } = null!;

    [Inject]
    private ApproveDestruction Approving { get; set; } = null!;

    [Inject]
    private RejectDestruction Rejecting { get; set; } = null!;

    [Inject]
    private CloseDestruction Closing { get; set; } = null!;

    [Inject]
    private WitnessDestruction Witnessing { get; set; } = null!;

    [Inject]
    private CertifyDestruction Certifying { get; set; } = null!;

    private int Left => view!.Items.Count(i => i.Fate == ItemFate.Listed);

    /// <summary>The one thing that is this person's to do now.</summary>
    private Asking? Primary => view switch
    {
        { Own: { Refusal: null } own } => own.Meaning switch
        {
            SignatureMeaning.Confirm => Asking.Confirm,
            SignatureMeaning.Approve => Asking.Approve,
            SignatureMeaning.Destroy when view.MayControl => Asking.Destroy,
            SignatureMeaning.Witness => Asking.Witness,
            _ => null,
        },
        { State: DestructionState.OwnerConfirmed, MayControl: true } => Asking.Check,
        { State: DestructionState.Executed, MayControl: true } => Asking.Certify,
        _ => null,
    };

    private bool MayReject => view is { Own: { Refusal: null, Meaning: SignatureMeaning.Confirm or SignatureMeaning.Approve } };

    private bool MayClose => view is { MayControl: true } && DestructionWorkflow.Table.Next(view.State, DestructionAct.Close).Succeeded;

    private EventCallback<DecisionView> Naming =>
        actor?.Can(Permission.DecideSigners) == true ? EventCallback.Factory.Create<DecisionView>(this, step => naming = step) : default;

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is not null)
            await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await Queries.GetAsync(actor!, Id, default);
        (view, error) = (found.Succeeded ? found.Value : null, found.Error);
    }

    private async Task BeginAsync()
    {
        (asking, notice) = (Primary ?? Asking.Nothing, null);
        if (asking is not (Asking.Check or Asking.Certify) || await Current.GetAsync() is not { } now)
            return;
        var word = $"Done_{asking}";
        var done = asking == Asking.Check ? await Checking.ExecuteAsync(now, Id, default) : await Certifying.ExecuteAsync(now, Id, default);
        await DoneAsync(done.Succeeded, word);
        error = done.Error ?? error;
    }

    private Task<Error?> ApproveAsync(Actor by, SigningProof proof) => SignedAsync(Approving.ExecuteAsync(by, Id, view!.ContentHash, proof, default));

    private Task<Error?> WitnessAsync(Actor by, SigningProof proof) => SignedAsync(Witnessing.ExecuteAsync(by, Id, view!.ContentHash, proof, default));

    private async Task<Error?> RejectAsync(Actor by, string reason) => (await Rejecting.ExecuteAsync(by, Id, reason, default)).Error;

    private async Task<Error?> CloseAsync(Actor by, string reason) => (await Closing.ExecuteAsync(by, Id, reason, default)).Error;

    private async Task<Error?> SignedAsync(Task<Result> signing)
    {
        var signed = await signing;
        if (signed.Error is { Code: "signing.content-changed" })
            await LoadAsync(); // what is signed next must be what is shown
        return signed.Error;
    }

    /// <summary>Refused or given up: somebody may have been faster, so what is shown is read again either way.</summary>
    private async Task DoneAsync(bool done, string word)
    {
        (asking, naming) = (Asking.Nothing, null);
        if ((actor = await Current.GetAsync()) is null)
            return;
        await LoadAsync();
        notice = done ? T[word].Value : null;
    }
}
