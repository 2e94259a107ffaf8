using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.ChangeRequests;

public sealed partial class DraftAnswers
{
    private DraftRequests? requests;
    private DraftRequest? declining;
    private Error? error;
    private bool open;
    private bool busy;

    [Parameter, EditorRequired]
    public Guid EditionId { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ChangeRequestQueries Queries { get; set; } = null!;

    [Inject]
    private TakeOverChangeRequest TakingOver { get; set; } = null!;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private static bool IsTaken(DraftRequest row) => row.State is ChangeRequestState.InWork or ChangeRequestState.Implemented or ChangeRequestState.Closed;

    private bool MayDecline(DraftRequest row) => requests!.DeclineRefusal is null && row.State is ChangeRequestState.Accepted or ChangeRequestState.InWork;

    private async Task LoadAsync()
    {
        var found = await Queries.OfDraftAsync(Actor, EditionId, default);
        requests = found.Succeeded ? found.Value : null;
    }

    /// <summary>A tick is kept at once; refused or not, what is shown is read again.</summary>
    private async Task TakeAsync(DraftRequest row, bool yes)
    {
        if (busy || await Current.GetAsync() is not { } actor)
            return;
        busy = true;
        var done = yes ? await TakingOver.ExecuteAsync(actor, row.Id, EditionId, default) : await TakingOver.ReleaseAsync(actor, row.Id, EditionId, default);
        (error, busy) = (done.Error, false);
        await LoadAsync();
    }

    private async Task DeclinedAsync(bool done)
    {
        open = false;
        if (done)
            await LoadAsync();
    }
}
