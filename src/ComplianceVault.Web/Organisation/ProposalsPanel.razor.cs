using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Organisation;

public sealed partial class ProposalsPanel
{
    private IReadOnlyList<ProposalRow> rows = [];
    private Actor? actor;
    private Error? error;

    /// <summary>Only this person's.</summary>
    [Parameter]
    public Guid? PersonId { get; set; }

    [Parameter]
    public EventCallback Decided { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private OrganisationQueries Queries { get; set; } = null!;

    [Inject]
    private DecideRoleProposal Deciding { get; set; } = null!;

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        actor = await Current.GetAsync();
        if (actor is not null && await Queries.OpenProposalsAsync(actor, default) is { Succeeded: true } open)
            rows = [.. open.Value.Where(p => PersonId is null || p.PersonId == PersonId)];
    }

    private string? WhyNot(ProposalRow row) =>
        row.ById == actor?.PersonId || row.PersonId == actor?.PersonId ? T["SecondPersonNeeded"].Value : null;

    private async Task DecideAsync(ProposalRow row, bool confirm)
    {
        if (actor is null)
            return;
        error = (await Deciding.ExecuteAsync(actor, row.Id, confirm, default)).Error;
        await LoadAsync();
        await Decided.InvokeAsync();
    }
}
