using ComplianceVault.App.Obligations;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Clauses;

public sealed partial class EvidenceDialog
{
    private const int MostForms = 500;
    private IReadOnlyList<FormRow> all = [];
    private Error? error;
    private string number = "";
    private string reason = "";
    private bool wasOpen;

    [Parameter]
    public DutyView? Duty { get; set; }

    /// <summary>The form whose link ends; null: another one is linked.</summary>
    [Parameter]
    public DutyForm? Form { get; set; }

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private FormQueries Forms { get; set; } = null!;

    [Inject]
    private LinkEvidence Linking { get; set; } = null!;

    [Inject]
    private EndEvidence Ending { get; set; } = null!;

    private string? About => Duty is null ? null
        : Form is null ? T["LinkEvidence_About", Duty.Code, Labels.Of(Duty.TitleZh, Duty.TitleEn)].Value
        : T["EndEvidence_About", Form.Number, Duty.Code].Value;

    protected override async Task OnParametersSetAsync()
    {
        var opens = Open && !wasOpen;
        wasOpen = Open;
        if (!opens || await Current.GetAsync() is not { } actor)
            return;
        (number, reason, error) = ("", "", null);
        if (Form is null && all.Count == 0 && await Forms.ListAsync(actor, new FormFilter { View = FormListView.All, Take = MostForms }, default) is { Succeeded: true } found)
            all = found.Value.Rows;
    }

    private async Task SaveAsync()
    {
        if (Duty is null || await Current.GetAsync() is not { } actor)
            return;
        error = (Form is null
            ? await Linking.ExecuteAsync(actor, Duty.Code, number, reason, default)
            : await Ending.ExecuteAsync(actor, Duty.Code, Form.Number, reason, default)).Error;
        if (error is not null)
            return;
        await OpenChanged.InvokeAsync(false);
        await Changed.InvokeAsync();
    }
}
