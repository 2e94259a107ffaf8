using ComplianceVault.App.Documents.Lending;
using ComplianceVault.Web.Components;
using MudBlazor;

namespace ComplianceVault.Web.Documents.Lending;

/// <summary>How the state of a lending looks.</summary>
internal static class LendingTones
{
    public static Tone Of(LendingState state) => state switch
    {
        LendingState.Requested or LendingState.ExtensionAsked => Tone.Soon,
        LendingState.Approved or LendingState.HandedOut => Tone.Review,
        LendingState.Returned or LendingState.Delivered => Tone.Good,
        LendingState.Lost => Tone.Overdue,
        _ => Tone.Draft,
    };

    public static string Icon(LendingState state) => state switch
    {
        LendingState.Requested => Icons.Material.Outlined.MarkEmailUnread,
        LendingState.Approved => Icons.Material.Outlined.ThumbUp,
        LendingState.HandedOut => Icons.Material.Outlined.Outbox,
        LendingState.ExtensionAsked => Icons.Material.Outlined.MoreTime,
        LendingState.Returned => Icons.Material.Outlined.AssignmentReturned,
        LendingState.Delivered => Icons.Material.Outlined.Send,
        LendingState.Lost => Icons.Material.Outlined.ReportProblem,
        _ => Icons.Material.Outlined.Block,
    };
}
