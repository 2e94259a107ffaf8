using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Records.Entries;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Records.Forms;

/// <summary>A form to read: its fields as on paper, its way, what its records are kept for.</summary>
public sealed partial class FormPage
{
    private FormView? view;
    private Error? error;
    private bool mayFill;
    private bool beginning;
    private DesignOffer? offer;
    private IReadOnlyList<FormEditionView> editions = [];

    [Parameter]
    public string? Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private FormQueries Forms { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private RecordQueries Records { get; set; } = null!;

    [Inject]
    private DesignQueries Designs { get; set; } = null!;

    [Inject]
    private FormEditionQueries Editions { get; set; } = null!;

    [Inject]
    private BeginRecord Beginning { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private string RetentionWords => view?.Retention is { } kept ? $"{kept.Term.Words()} · {Labels.Of(kept.TitleZh, kept.TitleEn)}" : view?.Form.Retention ?? "";

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        if (Choices.Departments.Count == 0)
            await Choices.LoadAsync(actor, default);
        var found = await Forms.GetAsync(actor, Number ?? "", default);
        (view, error) = (found.Succeeded ? found.Value : null, found.Error);
        mayFill = view is not null && await Records.MayFillAsync(actor, view.Form.Number, default);
        offer = view is not null && await Designs.OfferAsync(actor, view.Form.Number, default) is { Succeeded: true } offered ? offered.Value : null;
        editions = view is not null && await Editions.ListAsync(actor, view.Form.Number, default) is { Succeeded: true } listed ? listed.Value : [];
        beginning = false;
    }

    private async Task FillAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var record = await Beginning.ExecuteAsync(actor, new(view!.Form.Number), default);
        error = record.Error;
        if (record.Succeeded)
            Places.NavigateTo(RecordAddress.Of(record.Value));
    }

    private string StateName(string id) =>
        id == WorkflowFile.New ? T["NewRecord"] : view!.Workflow!.States.Find(s => s.Id == id) is { } state ? Labels.Of(state.Title.Zh, state.Title.En) : id;

    private string MoveName(string id) =>
        view!.Workflow!.Moves.Find(m => m.Id == id) is { } move ? Labels.Of(move.Action.Zh, move.Action.En)
        : FormScope.Fields(view.Schema).FirstOrDefault(f => f.Key == id) is { } field ? Labels.Of(field.Label.Zh, field.Label.En) : id;

    /// <summary>The sentence of a guard where it has one; a rule's name or an expression otherwise.</summary>
    private string GuardWords(WorkflowGuard guard) =>
        (guard.Attest ?? guard.Says) is { } says ? (guard.Attest is null ? "" : T["Attested"].Value) + Labels.Of(says.Zh, says.En) : guard.Rule ?? guard.If ?? "";
}
