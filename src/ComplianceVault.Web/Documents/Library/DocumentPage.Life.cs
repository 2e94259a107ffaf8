using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Content.Reading;
using ComplianceVault.Web.Documents.Lifecycle;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Library;

/// <summary>The page's part in the life of editions: the one in work, the next one, and the number that has none yet.</summary>
public sealed partial class DocumentPage
{
    private TakenNumber? taken;
    private string? notice;

    /// <summary>The dialog for the next edition opens by itself: a review asked for it.</summary>
    [SupplyParameterFromQuery(Name = "start")]
    private bool Start { get; set; }

    /// <summary>The same for the application to withdraw it.</summary>
    [SupplyParameterFromQuery(Name = "withdraw")]
    private bool Withdraw { get; set; }

    [Inject]
    private NumberGaps Numbers { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    /// <summary>The edition in work, while another one is shown.</summary>
    private EditionView? InWork => view?.Editions.FirstOrDefault(e => IsInWork(e.State) && e.Id != view.Edition.Id);

    private bool MayWrite => actor is not null && (actor.Can(Permission.WriteDocuments) || actor.Can(Permission.ControlDocuments));

    private bool MayStart => MayWrite && view is { IsForm: false, Edition.Source: not EditionSource.External } && !view.Editions.Any(e => IsInWork(e.State));

    private DraftAbout About => new(
        view!.Document.Id, view.Document.Number, view.Document.Department, view.Editions.FirstOrDefault(e => e.State == EditionState.Effective)?.Label,
        view.Edition.State != EditionState.Effective || view.Files.Any(f => f.Format == SourceFormat.Docx), view.Editions.Any(e => e.Label.Any(char.IsAsciiDigit)));

    /// <summary>A number that was taken and has no edition yet is no document to read, but the place where its first draft begins.</summary>
    private async Task FindTakenAsync()
    {
        if (MayWrite && await Numbers.WithoutEditionAsync(actor!, leaving.Token) is { Succeeded: true } open)
            taken = open.Value.FirstOrDefault(t => t.Number == Number);
    }

    private async Task StartedAsync(Guid edition)
    {
        editing = Editing.Nothing;
        var begun = await Documents.GetAsync(actor!, Number ?? "", null, leaving.Token);
        if (begun.Succeeded && begun.Value.Editions.FirstOrDefault(e => e.Id == edition) is { } draft)
            Places.NavigateTo(new DocumentAddress(Number ?? "", draft.Label).ToString());
    }

    private async Task DoneAsync(string said)
    {
        (turn, raised) = (turn + 1, null);
        await EditedAsync(true);
        notice = said;
    }

    private static bool IsInWork(EditionState state) =>
        state is EditionState.Draft or EditionState.InReview or EditionState.InCountersign or EditionState.InApproval or EditionState.Approved or EditionState.Published;
}
