using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>Which numbers were taken and which are missing: what an auditor asks the controller for.</summary>
public sealed partial class NumbersPage
{
    private Actor? actor;
    private IReadOnlyList<LevelGaps>? levels;
    private IReadOnlyList<TakenNumber> taken = [];
    private Error? error;
    private bool registering;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private NumberGaps Numbers { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    private bool MayWrite => actor is not null && (actor.Can(Permission.WriteDocuments) || actor.Can(Permission.ControlDocuments));

    protected override async Task OnInitializedAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        await Choices.LoadAsync(actor, default);
        var found = await Numbers.ListAsync(actor, default);
        (levels, error) = (found.Succeeded ? found.Value : null, found.Error);
        taken = await Numbers.WithoutEditionAsync(actor, default) is { Succeeded: true } open ? open.Value : [];
    }
}
