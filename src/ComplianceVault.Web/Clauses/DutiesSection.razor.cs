using ComplianceVault.App.Clauses;
using ComplianceVault.App.Obligations;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Clauses;

public sealed partial class DutiesSection
{
    private Error? formError;
    private bool linkOpen;
    private bool endOpen;
    private bool confirmOpen;
    private bool evidenceOpen;
    private bool eventOpen;
    private EventDutyView? changing;
    private IReadOnlyList<DutyView> all = [];
    private string code = "";
    private string reason = "";
    private Cadence cadence;
    private int? within;
    private ClauseDutyLink? ending;
    private DutyView? confirming;
    private DutyView? proven;
    private DutyForm? proving;

    [Parameter, EditorRequired]
    public ClauseView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [Parameter]
    public bool MayManage { get; set; }

    [Parameter]
    public bool MayConfirm { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ObligationQueries Duties { get; set; } = null!;

    [Inject]
    private LinkObligation Link { get; set; } = null!;

    [Inject]
    private EndObligationLink Ending { get; set; } = null!;

    [Inject]
    private ConfirmObligation Confirming { get; set; } = null!;

    private async Task OpenLinkAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var found = await Duties.ListAsync(actor, default);
        (all, formError, code, linkOpen) = (found.Succeeded ? found.Value : [], found.Error, "", true);
    }

    private async Task LinkAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        formError = (await Link.ExecuteAsync(actor, View.Clause.Number, code, default)).Error;
        linkOpen = formError is not null;
        await Changed.InvokeAsync();
    }

    private void AskEnd(ClauseDutyLink link) => (ending, reason, formError, endOpen) = (link, "", null, true);

    private async Task EndAsync()
    {
        if (ending is null || await Current.GetAsync() is not { } actor)
            return;
        formError = (await Ending.ExecuteAsync(actor, ending.LinkId, reason, default)).Error;
        endOpen = formError is not null;
        await Changed.InvokeAsync();
    }

    private void AskEvidence(DutyView duty, DutyForm? form) => (proven, proving, evidenceOpen) = (duty, form, true);

    private void AskEvent(EventDutyView duty) => (changing, eventOpen) = (duty, true);

    private void AskConfirm(DutyView duty) =>
        (confirming, cadence, within, reason, formError, confirmOpen) = (duty, duty.Cadence, duty.WithinDays, "", null, true);

    private async Task ConfirmAsync()
    {
        if (confirming is null || await Current.GetAsync() is not { } actor)
            return;
        formError = (await Confirming.ExecuteAsync(actor, confirming.Id, cadence, within, reason, default)).Error;
        confirmOpen = formError is not null;
        await Changed.InvokeAsync();
    }
}
