using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>The controller's board: everything between a first draft and being in force.</summary>
public sealed partial class InWorkPage
{
    private const int PageSize = 50;

    private Actor? actor;
    private InWorkBoard? board;
    private Error? error;

    [SupplyParameterFromQuery(Name = "stage")]
    private string? StageName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private InWorkQueries Queries { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    private InWorkStage? Stage => Enum.TryParse<InWorkStage>(StageName, ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : null;

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        if (Choices.Levels.Count == 0)
            await Choices.LoadAsync(actor, default);
        var found = await Queries.ListAsync(actor, Stage, new(Number, PageSize), default);
        (board, error) = (found.Succeeded ? found.Value : null, found.Error);
    }
}
