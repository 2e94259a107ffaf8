using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ComplianceVault.Web.Documents.External;

/// <summary>On the page of an external document: its issuer, the checks of its edition, and what a new edition means for our documents.</summary>
public sealed partial class ExternalPanel
{
    private ExternalView? view;
    private ImpactRow? asked;
    private Error? error;
    private Asking asking;
    private (Guid Edition, int Version) shown;

    private enum Asking
    {
        Nothing,
        Check,
        Edition,
        Impact,
    }

    [Parameter, EditorRequired]
    public Guid EditionId { get; set; }

    /// <summary>Of the edition, as the page read it: another one is read anew here too.</summary>
    [Parameter]
    public int Version { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    /// <summary>Something was done: the sentence that says so.</summary>
    [Parameter]
    public EventCallback<string> Done { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ExternalQueries Queries { get; set; } = null!;

    [Inject]
    private BringExternalIntoForce Bringing { get; set; } = null!;

    [Inject]
    private IDialogService Asked { get; set; } = null!;

    private bool MayControl => Actor.Can(Permission.ControlDocuments);

    private int Open => view!.Impact.Count(r => r.Outcome is null);

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (EditionId, Version))
            return;
        shown = (EditionId, Version);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var found = await Queries.OfEditionAsync(Actor, EditionId, default);
        (view, error) = (found.Succeeded ? found.Value : null, found.Error);
    }

    private void Begin(Asking chosen) => asking = chosen;

    private void Answer(ImpactRow row) => (asked, asking) = (row, Asking.Impact);

    /// <summary>What was replaced goes on with the new edition at once.</summary>
    private async Task CheckedAsync((CurrencyOutcome? Outcome, IReadOnlyList<string> Requests) entered)
    {
        var outcome = entered.Outcome;
        await DoneAsync(outcome is not null, entered.Requests.Count == 0 ? "Done_Check" : "Done_Check_Requests", string.Join('、', entered.Requests));
        if (outcome == CurrencyOutcome.Replaced && view?.Waiting is null && MayControl)
            asking = Asking.Edition;
    }

    private async Task ForceAsync()
    {
        var force = T["Force_Do", view!.Waiting!];
        if (!await Asked.ConfirmAsync(force, T["Force_About"], force) || await Current.GetAsync() is not { } actor)
            return;
        var brought = await Bringing.ExecuteAsync(actor, view.DocumentId, default);
        await DoneAsync(brought.Succeeded, "Done_Force");
        error = brought.Error ?? error;
    }

    private async Task DoneAsync(bool done, string word, params object[] values)
    {
        asking = Asking.Nothing;
        await LoadAsync();
        if (done)
            await Done.InvokeAsync(T[word, values]);
    }
}
