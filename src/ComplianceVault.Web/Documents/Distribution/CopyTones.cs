using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.Web.Components;
using MudBlazor;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>How the state of a copy and the standing of a line of the list look, everywhere.</summary>
internal static class CopyTones
{
    public static Tone Of(CopyState state) => state switch
    {
        CopyState.Issued => Tone.Review,
        CopyState.Acknowledged => Tone.Good,
        CopyState.RecallRequested or CopyState.LossReported => Tone.Soon,
        CopyState.Planned or CopyState.Returned => Tone.Draft,
        _ => Tone.Obsolete,
    };

    /// <summary>Of copies whose icon would otherwise say something else than their word.</summary>
    public static string? Icon(CopyState state) => state switch
    {
        CopyState.Planned => Icons.Material.Outlined.Inventory2,
        CopyState.Issued => Icons.Material.Outlined.Outbox,
        CopyState.RecallRequested => Icons.Material.Outlined.AssignmentReturn,
        CopyState.Returned => Icons.Material.Outlined.MoveToInbox,
        CopyState.LossReported => Icons.Material.Outlined.HelpOutline,
        CopyState.Kept => Icons.Material.Outlined.Archive,
        CopyState.Destroyed => Icons.Material.Outlined.DeleteForever,
        _ => null,
    };

    public static Tone Of(EntryStanding standing) => standing switch
    {
        EntryStanding.Awaiting => Tone.Soon,
        EntryStanding.Refused => Tone.Obsolete,
        _ => Tone.Good,
    };
}
