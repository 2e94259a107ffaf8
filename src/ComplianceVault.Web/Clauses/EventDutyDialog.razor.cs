using ComplianceVault.App.Obligations;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Clauses;

public sealed partial class EventDutyDialog
{
    private Error? error;
    private string clauses = "";
    private string forms = "";
    private string reason = "";
    private bool wasOpen;

    [Parameter]
    public EventDutyView? Duty { get; set; }

    [Parameter]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private SetEventDuty Setting { get; set; } = null!;

    private bool IsBeside => FieldRefusal.Concerns(error, "clauses.") || FieldRefusal.Concerns(error, "forms.");

    /// <summary>Those whose names the reader may know; the others stay.</summary>
    private IReadOnlyList<string> Shown => [.. Duty!.Evidence.Where(f => f.TitleZh is not null).Select(f => f.Number)];

    protected override void OnParametersSet()
    {
        if (Open && !wasOpen && Duty is not null)
            (clauses, forms, reason, error) = (string.Join('、', Duty.Clauses), string.Join('、', Shown), "", null);
        wasOpen = Open;
    }

    private async Task SaveAsync()
    {
        if (Duty is null || await Current.GetAsync() is not { } actor)
            return;
        error = (await Setting.ExecuteAsync(actor, Duty.Code, TypedClauses.Of(clauses), TypedClauses.Of(forms), reason, default)).Error;
        if (error is null)
            await OpenChanged.InvokeAsync(false);
        await Changed.InvokeAsync();
    }
}
