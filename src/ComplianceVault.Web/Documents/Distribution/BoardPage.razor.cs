using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>发放与回收: what the controller has to do with copies, several at once.</summary>
public sealed partial class BoardPage
{
    private const int PageSize = 50;

    private Actor? actor;
    private DistributionCounts? counts;
    private Page<CopyRow>? copies;
    private Page<LossRow>? losses;
    private Page<AwaitingRow>? awaiting;
    private CopyPick? pick;
    private BoardView first;
    private CopyAsk asked;
    private IReadOnlyList<CopyRow> askedFor = [];
    private string? notice;
    private Error? error;

    [SupplyParameterFromQuery(Name = "view")]
    private string? ViewName { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    private string? Department { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private DistributionBoard Board { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private BoardView View => Enum.TryParse<BoardView>(ViewName, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : first;

    private int Total => copies?.Total ?? losses?.Total ?? awaiting?.Total ?? 0;

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        if (Choices.Levels.Count == 0)
            await Choices.LoadAsync(actor, default);
        notice = null;
        await LoadAsync(actor, isNew: true);
    }

    private async Task LoadAsync(Actor controller, bool isNew)
    {
        var counted = await Board.CountsAsync(controller, default);
        (counts, error) = (counted.Succeeded ? counted.Value : null, counted.Error);
        if (counts is null)
            return;
        if (isNew)
            (first, pick) = (BoardAddress.FirstOf(counts), null);
        (copies, losses, awaiting) = (null, null, null);
        await LoadListAsync(controller);
    }

    private async Task LoadListAsync(Actor controller)
    {
        var page = new PageRequest(Number, PageSize);
        if (BoardAddress.ListOf(View) is { } list)
            copies = Take(await Board.CopiesAsync(controller, list, string.IsNullOrEmpty(Department) ? null : Department, page, default));
        else if (View == BoardView.Losses)
            losses = Take(await Board.LossesAsync(controller, page, default));
        else
            awaiting = Take(await Board.AwaitingAsync(controller, page, default));
        if (BoardAddress.BulkOf(View) is { Count: > 0 } bulks)
            pick ??= new CopyPick(row => bulks.Any(bulk => CopyActs.Fits(bulk, row)));
        pick?.Keep(copies?.Rows ?? []);
    }

    private Page<T>? Take<T>(Result<Page<T>> found)
    {
        error = found.Error;
        return found.Succeeded ? found.Value : null;
    }

    private void Ask(CopyAsk ask, CopyRow row) => (asked, askedFor, notice) = (ask, [row], null);

    /// <summary>Of what is chosen, the copies that one act fits.</summary>
    private IReadOnlyList<CopyRow> Fitting(CopyAsk bulk) => [.. pick!.Rows.Where(row => CopyActs.Fits(bulk, row))];

    private void AskMany(CopyAsk bulk) => (asked, askedFor, notice) = (bulk, Fitting(bulk), null);

    private Task DecidedAsync(string said) => EndedAsync(said);

    /// <summary>Refused or given up: somebody may have been faster, so the list is read again either way.</summary>
    private async Task EndedAsync(string? said)
    {
        asked = CopyAsk.Nothing;
        if (await Current.GetAsync() is not { } controller)
            return;
        notice = said;
        await LoadAsync(controller, isNew: false);
    }
}
