using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.Web.Components;
using MudBlazor;

namespace ComplianceVault.Web.Documents.ChangeRequests;

/// <summary>How the state of a change request looks.</summary>
internal static class RequestTones
{
    public static Tone Of(ChangeRequestState state) => state switch
    {
        ChangeRequestState.Raised or ChangeRequestState.Screened or ChangeRequestState.Returned => Tone.Soon,
        ChangeRequestState.Accepted or ChangeRequestState.InWork => Tone.Review,
        ChangeRequestState.Implemented or ChangeRequestState.Closed => Tone.Good,
        _ => Tone.Draft,
    };

    public static string Icon(ChangeRequestState state) => state switch
    {
        ChangeRequestState.Raised => Icons.Material.Outlined.MarkEmailUnread,
        ChangeRequestState.Screened => Icons.Material.Outlined.Gavel,
        ChangeRequestState.Returned => Icons.Material.Outlined.Reply,
        ChangeRequestState.Accepted => Icons.Material.Outlined.ThumbUp,
        ChangeRequestState.InWork => Icons.Material.Outlined.EditNote,
        ChangeRequestState.Implemented => Icons.Material.Outlined.TaskAlt,
        ChangeRequestState.Closed => Icons.Material.Outlined.Lock,
        _ => Icons.Material.Outlined.Block,
    };

    /// <summary>4.2 上报; the whole document where no section is named.</summary>
    public static string Place(string? number, string? heading, string whole) =>
        number is null && string.IsNullOrEmpty(heading) ? whole : $"{number} {heading}".Trim();
}
