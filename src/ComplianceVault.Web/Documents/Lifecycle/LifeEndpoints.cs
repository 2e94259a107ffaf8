using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Web.Shell.Session;

namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>The files that drafts had, byte for byte.</summary>
internal static class LifeEndpoints
{
    public static void MapLife(this IEndpointRouteBuilder app) =>
        app.MapGet("/documents/uploads/{id:guid}", async (Guid id, CurrentActor current, DownloadUpload download, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await download.ExecuteAsync(actor, id, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType, file.Value.FileName) : Answers.Refused(file.Error);
        });
}
