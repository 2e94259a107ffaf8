using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;

namespace ComplianceVault.Web.Documents.Controlled;

/// <summary>PDFs that leave the program: uncontrolled ones marked as such, and controlled ones that were made in the dialog.</summary>
internal static class ControlledEndpoints
{
    public static string DownloadAddress(Guid edition) => $"/documents/editions/{edition}/download.pdf";

    public static string MadeAddress(string ticket) => $"/documents/made/{ticket}";

    public static void MapControlled(this IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/editions/{id:guid}/download.pdf", async (Guid id, CurrentActor current, DownloadPdf download, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await download.ExecuteAsync(actor, id, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType, file.Value.FileName) : Answers.Refused(file.Error);
        });
        app.MapGet("/documents/made/{ticket}", async (string ticket, CurrentActor current, MadeFiles made, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            return made.Take(actor, ticket) is { } file
                ? Results.Stream(file.Content, file.ContentType, file.FileName)
                : Answers.Refused(Error.NotFound("controlled.ticket-gone"));
        });
    }
}
