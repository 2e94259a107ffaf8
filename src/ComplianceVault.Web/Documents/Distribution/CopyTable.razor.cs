using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Distribution;

public sealed partial class CopyTable
{
    [Parameter, EditorRequired]
    public IReadOnlyList<CopyRow> Rows { get; set; } = [];

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Copies of several documents are listed.</summary>
    [Parameter]
    public bool ShowsDocument { get; set; }

    /// <summary>Several are done at once; null: nothing is chosen here.</summary>
    [Parameter]
    public CopyPick? Pick { get; set; }

    [Parameter]
    public EventCallback PickChanged { get; set; }

    /// <summary>What this person can do with one.</summary>
    [Parameter]
    public RenderFragment<CopyRow>? Acts { get; set; }

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    /// <summary>A copy planned after its edition took effect is late for nothing.</summary>
    private Deadline? DueOf(CopyRow row) =>
        row is { State: CopyState.Planned, DueOn: { } due } && due < DateOnly.FromDateTime(Time.Local(row.StateAt)) ? null : row.Due;

    private Task SetAsync(CopyRow row, bool picked)
    {
        Pick!.Set(row, picked);
        return PickChanged.InvokeAsync();
    }

    private Task SetAllAsync(bool picked)
    {
        Pick!.SetAll(Rows, picked);
        return PickChanged.InvokeAsync();
    }

    /// <summary>The other side of an exchange, or of a return whose other side is still to confirm.</summary>
    private string? Remark(CopyRow row) => row switch
    {
        { IsExchange: true } => T["Row_Exchange", row.Pair!].Value,
        { State: CopyState.RecallRequested, HandedInBy: { } by } => T["Row_HandedIn", by].Value,
        { State: CopyState.RecallRequested, ReceivedBy: { } by } => T["Row_Received", by].Value,
        { Successor: { } successor, State: not CopyState.Cancelled } => T["Row_Successor", successor].Value,
        _ => null,
    };

    private IEnumerable<string> Remarks(CopyRow row) => new[] { Remark(row), End(row) }.OfType<string>();

    /// <summary>What stands before its end, or where it ended.</summary>
    private string? End(CopyRow row) => row switch
    {
        { State: CopyState.Kept, EndNote: { } place } => T["Row_Place", place].Value,
        { State: CopyState.Destroyed, EndNote: { } certificate } => T["Row_Certificate", certificate].Value,
        { State: CopyState.Returned, OnList: { } list } => T["Row_OnList", list].Value,
        { IsToEnd: true, Kept: { } kept } => T["Row_Kept", kept].Value,
        { IsToEnd: true, EditionState: not EditionState.Destroyed } => T["Row_KeepFirst"].Value,
        _ => null,
    };

    private IEnumerable<string> Days(CopyRow row)
    {
        if (Dates.Of(row.IssuedOn) is { } issued)
            yield return T["Day_Issued", issued];
        if (Dates.Of(row.AcknowledgedOn) is { } acknowledged)
            yield return T["Day_Acknowledged", acknowledged, row.AcknowledgedBy ?? ""];
        if (Dates.Of(row.ReturnedOn) is { } returned)
            yield return T["Day_Returned", returned];
    }
}
