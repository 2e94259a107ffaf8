using System.Globalization;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Searching;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ComplianceVault.Web.Documents.Library;

/// <summary>A document with one of its editions: read, compare, trace, without downloading anything.</summary>
public sealed partial class DocumentPage : IAsyncDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private ElementReference root;
    private Actor? actor;
    private DocumentView? view;
    private DocumentText? text;
    private IReadOnlyList<string> words = [];
    private (Guid Edition, string? Words) marked;
    private string? opened;
    private string? sectionInForce;
    private Error? error;
    private Error? textError;
    private Editing editing;
    private IJSObjectReference? script;

    private enum Editing
    {
        Nothing,
        Facts,
        Clauses,
        Edition,
        Start,
        Raise,
        Lend,
        Withdraw,
        Retain,
        Hold,
    }

    [Parameter]
    public string? Number { get; set; }

    [SupplyParameterFromQuery(Name = "edition")]
    private string? Label { get; set; }

    [SupplyParameterFromQuery(Name = "section")]
    private string? Section { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Query { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    private string? TabName { get; set; }

    [SupplyParameterFromQuery(Name = "with")]
    private string? With { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? Page { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private DocumentQueries Documents { get; set; } = null!;

    [Inject]
    private SearchQueries Search { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    /// <summary>The company's time, from which a print reckons its own: the clock of the reader's machine may be wrong.</summary>
    private string Now => Time.Local(Time.Now).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private DocumentTab Tab => Enum.TryParse<DocumentTab>(TabName, ignoreCase: true, out var tab) && Enum.IsDefined(tab) && IsThere(tab) ? tab : DocumentTab.Reading;

    private bool MayControl => actor?.Can(Permission.ControlDocuments) == true;

    private bool MayCorrect => MayControl && view?.Edition is { State: EditionState.Draft, Source: EditionSource.Imported };

    private bool IsObsolete => view?.Edition.State is EditionState.Obsolete or EditionState.RetainedObsolete;

    private EditionView? InForce => view?.Editions.FirstOrDefault(e => e.State == EditionState.Effective && e.Id != view.Edition.Id);

    private DocumentAddress Here => new(Number ?? "", Label, Section, Query, Tab, With, Page);

    /// <summary>The edition in force, at the section that continues this one.</summary>
    private DocumentAddress InForceAddress => new(view!.Document.Number, sectionInForce is null ? null : InForce?.Label, sectionInForce);

    /// <summary>What is done seldom stands behind one button.</summary>
    private IEnumerable<Editing> Seldom =>
        from act in new (Editing Act, bool May)[]
        {
            (Editing.Lend, MayLend), (Editing.Clauses, MayControl), (Editing.Facts, MayControl), (Editing.Edition, MayCorrect),
            (Editing.Withdraw, MayWithdraw), (Editing.Retain, MayRetain), (Editing.Hold, MayHold),
        }
        where act.May
        select act.Act;

    /// <summary>A form moves with its document: the effect is told there, and nobody gets copies of it alone.</summary>
    private bool IsThere(DocumentTab tab) => tab switch
    {
        DocumentTab.Original => view?.Files.Count > 0,
        DocumentTab.Compare => view?.Editions.Count > 1,
        DocumentTab.Effect or DocumentTab.Copies => view?.IsForm == false && actor is { IsExternal: false },
        DocumentTab.Requests => view?.Edition.Source != EditionSource.External && actor is { IsExternal: false },
        _ => true,
    };

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync(leaving.Token)) is null)
            return;
        if (Choices.Levels.Count == 0)
            await Choices.LoadAsync(actor, leaving.Token);
        (notice, raised) = (null, null);
        await LoadAsync();
        editing = Start && MayStart ? Editing.Start : Withdraw && MayWithdraw ? Editing.Withdraw : editing;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (view is null || text is null || Tab != DocumentTab.Reading)
        {
            opened = null;
            return;
        }

        var wanted = $"{view.Edition.Id} {Section} {Query}";
        if (opened == wanted)
            return;
        opened = wanted;
        try
        {
            var module = await Js.InvokeAsync<IJSObjectReference>("import", "./reading.js");
            if (script is not null)
                await script.InvokeVoidAsync("close");
            script = await module.InvokeAsync<IJSObjectReference>("open", root, Section, !string.IsNullOrEmpty(Query));
        }
        catch (JSDisconnectedException)
        {
            // the browser has gone
        }
        catch (JSException) when (Tab != DocumentTab.Reading)
        {
            // whoever went on to another tab meanwhile took the text off the page
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

    private static string Word(Editing act) => act is Editing.Facts or Editing.Clauses or Editing.Edition ? $"Edit{act}" : $"{act}";

    /// <summary>With the edition: a link that is copied must still open this section when a later edition has numbered it anew (decision 36).</summary>
    private string LinkTo(string section) => (Here with { Edition = view!.Edition.Label, Section = section, Tab = DocumentTab.Reading, Page = null }).ToString();

    private string PageOf(int page) => (Here with { Section = null, Tab = DocumentTab.Original, Page = page }).ToString();

    private async Task LoadAsync()
    {
        var found = await Documents.GetAsync(actor!, Number ?? "", Label, leaving.Token);
        taken = null;
        if (!found.Succeeded)
        {
            (view, text, error) = (null, null, found.Error);
            await FindTakenAsync();
            return;
        }

        var another = view?.Edition.Id != found.Value.Edition.Id || view.Edition.TextHash != found.Value.Edition.TextHash;
        (view, error) = (found.Value, null);
        if (another)
        {
            var read = await Documents.TextAsync(actor!, view.Edition.Id, leaving.Token);
            (text, textError) = (read.Succeeded ? read.Value : null, read.Error);
        }

        sectionInForce = Section is not null && InForce is not null && await Documents.SectionInForceAsync(actor!, view.Edition.Id, Section, leaving.Token) is { Succeeded: true, Value: var now } ? now : null;
        await LoadEndAsync();
        if (marked != (view.Edition.Id, Query))
            await MarkAsync(view.Edition.Id);
    }

    /// <summary>The words the search would mark in this edition; while the index is being rebuilt, the query itself.</summary>
    private async Task MarkAsync(Guid edition)
    {
        marked = (edition, Query);
        words = [];
        if (string.IsNullOrWhiteSpace(Query))
            return;
        var found = await Search.MarksAsync(actor!, Query, edition, leaving.Token);
        words = MarkedText.Worth(found.Succeeded && found.Value.Count > 0 ? found.Value : [Query.Trim()]);
    }

    private async Task EditedAsync(bool changed)
    {
        editing = Editing.Nothing;
        if (changed && (actor = await Current.GetAsync(leaving.Token)) is not null)
            await LoadAsync();
    }
}
