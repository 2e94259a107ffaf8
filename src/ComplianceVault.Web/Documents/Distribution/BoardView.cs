using ComplianceVault.App.Documents.Distribution;
using Microsoft.AspNetCore.WebUtilities;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>The tabs of the controller's board; what is overdue stands first.</summary>
public enum BoardView
{
    Overdue,
    ToIssue,
    ToExchange,
    Unacknowledged,
    ToReturn,

    /// <summary>待销毁</summary>
    ToDestroy,

    /// <summary>遗失待批</summary>
    Losses,

    /// <summary>待批准: lines outside the scope.</summary>
    Awaiting,
}

/// <summary>The state of the board as its address has it.</summary>
public sealed record BoardAddress(BoardView? View = null, string? Department = null)
{
    public const string Path = "/documents/distribution";

    /// <summary>What the tab lists, where it lists copies.</summary>
    public static CopyList? ListOf(BoardView view) => view switch
    {
        BoardView.Overdue => CopyList.Overdue,
        BoardView.ToIssue => CopyList.ToIssue,
        BoardView.ToExchange => CopyList.ToExchange,
        BoardView.Unacknowledged => CopyList.Unacknowledged,
        BoardView.ToReturn => CopyList.ToReturn,
        BoardView.ToDestroy => CopyList.ToDestroy,
        _ => null,
    };

    /// <summary>What several copies of the tab can be done with at once.</summary>
    public static IReadOnlyList<CopyAsk> BulkOf(BoardView view) => view switch
    {
        BoardView.ToIssue => [CopyAsk.Issue],
        BoardView.ToReturn or BoardView.Overdue => [CopyAsk.Receive],
        BoardView.ToDestroy => [CopyAsk.Keep, CopyAsk.Destroy],
        _ => [],
    };

    public static int Count(DistributionCounts counts, BoardView view) => view switch
    {
        BoardView.Losses => counts.Losses,
        BoardView.Awaiting => counts.Awaiting,
        _ => ListOf(view) is { } list ? counts.Copies.GetValueOrDefault(list) : 0,
    };

    /// <summary>Without a tab in the address the first that holds something.</summary>
    public static BoardView FirstOf(DistributionCounts counts) => Enum.GetValues<BoardView>().Cast<BoardView?>().FirstOrDefault(v => Count(counts, v!.Value) > 0) ?? BoardView.ToIssue;

    public override string ToString() => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>
    {
        ["view"] = View?.ToString(),
        ["department"] = string.IsNullOrEmpty(Department) ? null : Department,
    }.Where(p => p.Value is not null));
}
