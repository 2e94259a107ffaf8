using ComplianceVault.App.Documents.Lending;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Lending;

/// <summary>One lending: what was asked, where it stands, and what this person can do about it.</summary>
public sealed partial class LendingDetailPage
{
    private Actor? actor;
    private LendingDetail? detail;
    private LendingAct? asking;
    private string? notice;
    private Error? error;

    [Parameter]
    public string? Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private LendingQueries Queries { get; set; } = null!;

    /// <summary>A loss is entered in the dialog of the return.</summary>
    private IEnumerable<LendingAct> Possible => detail!.Acts.Where(a => a.Refusal is null && a.Act != LendingAct.Lose).Select(a => a.Act);

    /// <summary>The controller makes approved copies from the marked, uncontrolled PDF.</summary>
    private bool MayTakeFile =>
        detail!.Lending is { What: not LendingKind.Borrow, State: LendingState.Approved } && detail.Acts.Any(a => a is { Act: LendingAct.Deliver, Refusal: null });

    private string? Standing => detail switch
    {
        { Acts.Count: > 0 } when Possible.Any() => null,
        { Waits: { } office } => T["Waits_Approval", office],
        { Acts: [{ Refusal: { } refusal }, ..] } => VaultWords.Of(refusal),
        _ => null,
    };

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        (notice, asking) = (null, null);
        await LoadAsync(actor);
    }

    private string Word(LendingAct act) => act == LendingAct.Deliver ? T[$"Deliver_{detail!.Lending.What}"] : VaultWords.Of(act);

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
        notice = done && act is { } yes ? T["Done", Word(yes)].Value : null;
    }
}
