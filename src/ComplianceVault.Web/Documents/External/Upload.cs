using ComplianceVault.App.Documents.External;
using Microsoft.AspNetCore.Components.Forms;

namespace ComplianceVault.Web.Documents.External;

/// <summary>The file that was chosen, open as long as it is read; none when nothing was chosen.</summary>
internal sealed class Upload(ExternalUpload? content) : IAsyncDisposable
{
    public ExternalUpload? Content { get; } = content;

    /// <summary>What is too large is refused by the store, with its limit.</summary>
    public static Upload Of(IBrowserFile? file) => new(file is null ? null : new(file.Name, file.OpenReadStream(Math.Max(1, file.Size))));

    public ValueTask DisposeAsync() => Content?.Content.DisposeAsync() ?? ValueTask.CompletedTask;
}
