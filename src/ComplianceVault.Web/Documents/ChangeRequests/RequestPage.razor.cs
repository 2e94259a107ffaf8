using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.ChangeRequests;

/// <summary>One change request: what was asked, what became of it, and what this person can do about it.</summary>
public sealed partial class RequestPage
{
    private Actor? actor;
    private ChangeRequestDetail? detail;
    private ChangeRequestAct? asking;
    private string? notice;
    private Error? error;

    [Parameter]
    public string? Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ChangeRequestQueries Queries { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    /// <summary>Whose turn it is, or why it waits; null while it is this person's turn, and once it is done.</summary>
    private string? Standing => detail switch
    {
        { Acts.Count: > 0 } d when d.Acts.Any(a => a.Refusal is null) => null,
        { Request.State: ChangeRequestState.Screened, Waits: { } office } => T["Waits_Decision", office],
        { Acts: [{ Refusal: { } refusal }, ..] } => VaultWords.Of(refusal),
        { Request: { State: ChangeRequestState.Accepted, CarriedPast: { } label } } => T["Waits_Carried", label],
        { Request.State: ChangeRequestState.Accepted } => T["Waits_Draft"],
        { Request: { State: ChangeRequestState.InWork, NextLabel: { } label } } => T["Waits_Edition", label],
        _ => null,
    };

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        if (Choices.Levels.Count == 0)
            await Choices.LoadAsync(actor, default);
        (notice, asking) = (null, null);
        await LoadAsync(actor);
    }

    private async Task LoadAsync(Actor reader)
    {
        var found = await Queries.GetAsync(reader, Number ?? "", default);
        (detail, error) = (found.Succeeded ? found.Value : null, found.Error);
    }

    /// <summary>Somebody may have been faster, so what is shown is read again either way.</summary>
    private async Task DoneAsync(bool done)
    {
        var act = asking;
        asking = null;
        if (await Current.GetAsync() is not { } reader)
            return;
        await LoadAsync(actor = reader);
        notice = done && act is not null ? T[$"Done_{act}"].Value : null;
    }
}
