using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>我的文件: what a person signs for, returns, reads, decides and holds.</summary>
public sealed partial class MinePage
{
    private const int PageSize = 30;

    private Actor? actor;
    private HolderCounts? counts;
    private Page<CopyRow>? copies;
    private Page<ToReadRow>? toRead;
    private Page<LossRow>? losses;
    private Page<AwaitingRow>? awaiting;
    private IReadOnlyList<CopyRow> asked = [];
    private MineView? asking;
    private MineView first;
    private CopyRow? lost;
    private bool losing;
    private readonly HashSet<Guid> chosen = [];
    private IReadOnlyList<string> refused = [];
    private string? notice;
    private Error? error;

    [SupplyParameterFromQuery(Name = "view")]
    private string? ViewName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private HolderQueries Held { get; set; } = null!;

    [Inject]
    private DistributionDecisions Decisions { get; set; } = null!;

    [Inject]
    private AcknowledgeCopies Acknowledging { get; set; } = null!;

    [Inject]
    private ReturnCopies Returning { get; set; } = null!;

    [Inject]
    private ConfirmReading Confirming { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    private MineView View => Enum.TryParse<MineView>(ViewName, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : first;

    private bool MayDecide => counts?.ToDecide > 0 || awaiting?.Total > 0 || actor?.Can(Permission.DecideSigners) == true;

    private int Listed => copies?.Total ?? toRead?.Total ?? Math.Max(losses?.Total ?? 0, awaiting?.Total ?? 0);

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        if (Choices.Levels.Count == 0)
            await Choices.LoadAsync(actor, default);
        (notice, refused) = (null, []);
        await LoadAsync(actor, isNew: true);
    }

    private int Count(MineView view) => view switch
    {
        MineView.ToRead => counts!.ToRead,
        MineView.ToDecide => counts!.ToDecide + (awaiting?.Total ?? 0),
        _ => counts!.Copies.GetValueOrDefault(MineAddress.ListOf(view)!.Value),
    };

    /// <summary>The part that is open stays open when its last row is done.</summary>
    private async Task LoadAsync(Actor holder, bool isNew)
    {
        var page = new PageRequest(Number, PageSize);
        var counted = await Held.CountsAsync(holder, default);
        (counts, error) = (counted.Succeeded ? counted.Value : null, counted.Error);
        if (counts is null)
            return;
        awaiting = !holder.IsExternal ? Take(await Decisions.AwaitingAsync(holder, page, default)) : null;
        if (isNew)
            first = MineAddress.FirstOf(Count);
        (copies, toRead, losses) = (null, null, null);
        chosen.Clear();
        if (MineAddress.ListOf(View) is { } list)
            copies = Take(await Held.CopiesAsync(holder, list, page, default));
        else if (View == MineView.ToRead)
            toRead = Take(await Held.ToReadAsync(holder, page, default));
        else
            losses = Take(await Held.LossesAsync(holder, page, default));
    }

    private Page<T>? Take<T>(Result<Page<T>> found)
    {
        error ??= found.Error;
        return found.Succeeded ? found.Value : null;
    }

    private string Remark(CopyRow row) => row switch
    {
        { State: CopyState.RecallRequested, Successor: { } successor } => T["Card_Exchange", successor],
        { State: CopyState.RecallRequested, HandedInBy: { } by } => T["Row_HandedIn", by],
        { State: CopyState.RecallRequested } => T["Card_Return"],
        { State: CopyState.Issued, IssuedOn: { } issued } => T["Day_Issued", Dates.Of(issued)!],
        { AcknowledgedOn: { } on } => T["Day_Acknowledged", Dates.Of(on)!, row.AcknowledgedBy ?? ""],
        _ => "",
    };

    private void Ask(MineView view, IReadOnlyList<CopyRow> rows) => (asking, asked, notice) = (view, rows, null);

    private async Task<Error?> AcknowledgeAsync(Actor holder, IReadOnlyList<Guid> ids) => (await Acknowledging.ExecuteAsync(holder, ids, default)).Error;

    private async Task<Error?> ReturnAsync(Actor holder, IReadOnlyList<Guid> ids) => (await Returning.ExecuteAsync(holder, ids, default)).Error;

    private Task ClosedAsync(bool done, string word)
    {
        asking = null;
        return ReloadAsync(done ? T[word, asked.Count].Value : null);
    }

    private Task LostAsync(bool done)
    {
        losing = false;
        return ReloadAsync(done ? T["Loss_Done", lost!.Number].Value : null);
    }

    private async Task ConfirmAsync(ToReadRow row)
    {
        if (await Current.GetAsync() is not { } reader)
            return;
        var refusal = (await Confirming.ExecuteAsync(reader, row.EditionId, default)).Error;
        await ReloadAsync(refusal is null ? T["Read_Done_Of", row.Number, row.Label].Value : null);
        error = refusal ?? error;
    }

    private void Choose(ToReadRow row, bool isChosen) => _ = isChosen ? chosen.Add(row.EditionId) : chosen.Remove(row.EditionId);

    /// <summary>Each by itself: what is refused does not hold up the others.</summary>
    private async Task ConfirmChosenAsync()
    {
        if (await Current.GetAsync() is not { } reader || toRead is null)
            return;
        var (wanted, unread) = (toRead.Rows.Where(r => chosen.Contains(r.EditionId)).ToList(), new List<string>());
        foreach (var row in wanted)
        {
            if ((await Confirming.ExecuteAsync(reader, row.EditionId, default)).Error is { } no)
                unread.Add(T["Read_Refused_Of", row.Number, row.Label, VaultWords.Of(no)]);
        }

        await ReloadAsync(wanted.Count > unread.Count ? T["Read_Done_Many", wanted.Count - unread.Count].Value : null);
        refused = unread;
    }

    private Task EndedAsync(string said) => ReloadAsync(said);

    private async Task ReloadAsync(string? said)
    {
        if (await Current.GetAsync() is not { } holder)
            return;
        (notice, refused) = (said, []);
        await LoadAsync(holder, isNew: false);
    }
}
