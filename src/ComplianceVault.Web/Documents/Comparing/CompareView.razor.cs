using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Comparing;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents.Library;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Comparing;

/// <summary>The view 比较 of a document's page.</summary>
public sealed partial class CompareView : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private EditionComparison? comparison;
    private (Guid Edition, string Text, string? With)? shown;
    private Error? error;

    [Parameter, EditorRequired]
    public DocumentView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    /// <summary>Label of the other edition.</summary>
    [Parameter]
    public string? With { get; set; }

    [Inject]
    private ComparisonQueries Comparisons { get; set; } = null!;

    private string SharePercent => DifferenceSum.Percent(comparison!.Difference.Share);

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (View.Edition.Id, View.Edition.TextHash, With);
        if (shown == wanted)
            return;
        shown = wanted;
        var found = await Comparisons.BesideAsync(Actor, View.Document.Number, View.Edition.Label, With, leaving.Token);
        (comparison, error) = (found.Succeeded ? found.Value : null, found.Error);
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private string Side(ComparedEdition edition) => edition.EffectiveDate is { } day
        ? T["Side_Since", edition.Label, VaultWords.Of(edition.State), Dates.Of(day)!]
        : T["Side", edition.Label, VaultWords.Of(edition.State)];

    private string Here(string other) => new DocumentAddress(View.Document.Number, View.Edition.Label, Tab: DocumentTab.Compare, With: other).ToString();

    /// <summary>The section where it can be read: in the new edition, or in the old where it was removed.</summary>
    private string LinkTo(SectionDifference section) =>
        new DocumentAddress(View.Document.Number, section.New is null ? comparison!.Older.Label : comparison!.Newer.Label, section.Shown.Key).ToString();
}
