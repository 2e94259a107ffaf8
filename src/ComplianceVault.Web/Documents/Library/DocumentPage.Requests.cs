using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Library;

/// <summary>The page's part in change requests: whoever reads an edition in force may ask for a change of a section (文件控制程序 4.6.1).</summary>
public sealed partial class DocumentPage
{
    private string? raiseAt;
    private string? raised;

    private bool MayRaise =>
        actor is { IsExternal: false } && actor.Can(Permission.Read) && view?.Edition is { State: EditionState.Effective, Source: not EditionSource.External };

    private EventCallback<string> Raising => MayRaise ? EventCallback.Factory.Create<string>(this, Raise) : default;

    private void Raise(string? section) => (raiseAt, editing) = (section, Editing.Raise);

    private async Task RaisedAsync(string? number)
    {
        await EditedAsync(number is not null);
        if (number is not null)
            (notice, raised) = (T["Raised"], number);
    }
}
