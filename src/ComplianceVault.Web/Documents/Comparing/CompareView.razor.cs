using System.Globalization;
using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Comparing;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents.Library;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ComplianceVault.Web.Documents.Comparing;

/// <summary>The view 比较 of a document's page.</summary>
public sealed partial class CompareView : IAsyncDisposable
{
    /// <summary>So many groups of sections at most stand on the page; a manual has some two hundred sections.</summary>
    private const int Most = 600;

    private readonly CancellationTokenSource leaving = new();
    private ElementReference root;
    private EditionComparison? comparison;
    private IReadOnlyList<SectionGroup> groups = [];
    private (Guid Edition, string Text, string? With)? shown;
    private Error? error;
    private IJSObjectReference? script;

    [Parameter, EditorRequired]
    public DocumentView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    /// <summary>Label of the other edition.</summary>
    [Parameter]
    public string? With { get; set; }

    [Inject]
    private ComparisonQueries Comparisons { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private string SharePercent => Percent(comparison!.Difference.Share);

    /// <summary>12.3%, and never 0% for a share that is not nothing.</summary>
    internal static string Percent(double share) =>
        share is > 0 and < 0.001 ? "< 0.1%" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#}%");

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (View.Edition.Id, View.Edition.TextHash, With);
        if (shown == wanted)
            return;
        shown = wanted;
        var found = await Comparisons.BesideAsync(Actor, View.Document.Number, View.Edition.Label, With, leaving.Token);
        (comparison, error) = (found.Succeeded ? found.Value : null, found.Error);
        groups = comparison is null ? [] : SectionGroup.Of(comparison.Difference.Sections);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        try
        {
            var module = await Js.InvokeAsync<IJSObjectReference>("import", "./compare.js");
            script = await module.InvokeAsync<IJSObjectReference>("open", root);
        }
        catch (JSDisconnectedException)
        {
            // the browser has gone
        }
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        leaving.Dispose();
        try
        {
            if (script is not null)
                await script.InvokeVoidAsync("close");
        }
        catch (JSDisconnectedException)
        {
            // nothing is left to close
        }
    }

    private string Sum(DifferenceCounts counts) => string.Join(T["Comma"], new[]
    {
        Counted("Sum_Changed", counts.Changed), Counted("Sum_Added", counts.Added), Counted("Sum_Removed", counts.Removed), Counted("Sum_Moved", counts.Moved),
        Counted("Sum_Retitled", counts.Retitled), Counted("Sum_Renumbered", counts.Renumbered), Counted("Sum_Unchanged", counts.Unchanged),
    }.OfType<string>());

    private string? Counted(string words, int count) => count == 0 ? null : T[words, count].Value;

    private string Side(ComparedEdition edition) => edition.EffectiveDate is { } day
        ? T["Side_Since", edition.Label, VaultWords.Of(edition.State), Dates.Of(day)!]
        : T["Side", edition.Label, VaultWords.Of(edition.State)];

    private string Here(string other) => new DocumentAddress(View.Document.Number, View.Edition.Label, Tab: DocumentTab.Compare, With: other).ToString();

    /// <summary>The section where it can be read: in the new edition, or in the old where it was removed.</summary>
    private string LinkTo(SectionDifference section) =>
        new DocumentAddress(View.Document.Number, section.New is null ? comparison!.Older.Label : comparison!.Newer.Label, section.Shown.Key).ToString();
}
