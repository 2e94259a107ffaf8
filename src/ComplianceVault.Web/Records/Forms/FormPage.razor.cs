using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Records.Forms;

/// <summary>A form to read: its fields as on paper, its way, what its records are kept for.</summary>
public sealed partial class FormPage
{
    private FormView? view;
    private Error? error;

    [Parameter]
    public string? Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private FormQueries Forms { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    private string RetentionWords => view?.Retention switch
    {
        null => view?.Form.Retention ?? "",
        { Unit: RetentionUnit.Permanent } r => $"{Labels.Of(r.TitleZh, r.TitleEn)} · {VaultWords.Of(RetentionUnit.Permanent)}",
        { Starts: { } starts } r => $"{Labels.Of(r.TitleZh, r.TitleEn)} · {VaultWords.Of(starts)} + {(r.AtLeast ? "≥ " : "")}{r.Period} {VaultWords.Of(r.Unit)}",
        var r => $"{Labels.Of(r.TitleZh, r.TitleEn)} · {r.Period} {VaultWords.Of(r.Unit)}",
    };

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        if (Choices.Departments.Count == 0)
            await Choices.LoadAsync(actor, default);
        var found = await Forms.GetAsync(actor, Number ?? "", default);
        (view, error) = (found.Succeeded ? found.Value : null, found.Error);
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
