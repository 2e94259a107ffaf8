using ComplianceVault.App.Clauses;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Clauses;

/// <summary>A clause: who answers for it, what promises, proves and repeats it, and since when.</summary>
public sealed partial class ClausePage
{
    private Actor? actor;
    private ClauseView? view;
    private Error? error;
    private bool answerersOpen;

    [Parameter]
    public string? Number { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    private string? Tab { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ClauseQueries Clauses { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    private bool MayManage => actor?.Can(Permission.ManageClauses) == true;

    private bool HasAnswerers => view?.Clause.Row == ClauseKind.Clause;

    private bool IsLeaf => view?.Clause.Documented is not null;

    private bool IsHistory => Tab == "history" && actor is { IsExternal: false };

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.GetAsync() is not { } now)
            return;
        if (Choices.Departments.Count == 0)
            await Choices.LoadAsync(now, default);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        var found = await Clauses.GetAsync(actor, Number ?? "", null, default);
        (view, error) = (found.Succeeded ? found.Value : null, found.Error);
    }
}
