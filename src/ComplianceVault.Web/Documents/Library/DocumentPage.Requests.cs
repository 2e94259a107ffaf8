using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Web.Documents.ChangeRequests;
using ComplianceVault.Web.Documents.Lending;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Library;

/// <summary>What a reader may ask for: a change of a section of an edition in force (文件控制程序 4.6.1), and to borrow or pass on an issued one (4.4.4, 4.8).</summary>
public sealed partial class DocumentPage
{
    private string? raiseAt;
    private string? raised;
    private string? raisedAt;

    private bool MayRaise =>
        actor is { IsExternal: false } && actor.Can(Permission.Read) && view?.Edition is { State: EditionState.Effective, Source: not EditionSource.External };

    private bool MayLend =>
        actor is { IsExternal: false } && actor.Can(Permission.Read)
        && view is { IsForm: false, Edition.State: EditionState.Effective or EditionState.Obsolete or EditionState.RetainedObsolete };

    private EventCallback<string> Raising => MayRaise ? EventCallback.Factory.Create<string>(this, Raise) : default;

    private void Raise(string? section) => (raiseAt, editing) = (section, Editing.Raise);

    private async Task RaisedAsync(string? number)
    {
        await EditedAsync(number is not null);
        if (number is not null)
            (notice, raised, raisedAt) = (T["Raised"], number, RequestsAddress.Of(number));
    }

    private async Task LentAsync(string? number)
    {
        await EditedAsync(number is not null);
        if (number is not null)
            (notice, raised, raisedAt) = (T["LendingRequested"], number, LendingAddress.Of(number));
    }
}
