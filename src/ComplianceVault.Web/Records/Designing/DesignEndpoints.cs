using ComplianceVault.App.Records.Designing;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;

namespace ComplianceVault.Web.Records.Designing;

/// <summary>A form as a file of a pack, and a design as the paper that it will be.</summary>
internal static class DesignEndpoints
{
    public static void MapDesigning(this IEndpointRouteBuilder app)
    {
        app.MapGet("/records/design-file/{number}.yaml", (string number, CurrentActor current, DownloadFormYaml download, CancellationToken ct) => YamlAsync(number, design: true, current, download, ct));
        app.MapGet("/records/form-file/{number}.yaml", (string number, CurrentActor current, DownloadFormYaml download, CancellationToken ct) => YamlAsync(number, design: false, current, download, ct));
        app.MapGet("/records/design-paper/{number}.pdf", async (string number, bool example, CurrentActor current, DesignPreview preview, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await preview.PdfAsync(actor, number, example, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType) : Answers.Refused(file.Error);
        });
    }

    private static async Task<IResult> YamlAsync(string number, bool design, CurrentActor current, DownloadFormYaml download, CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } actor)
            return Answers.SignedOut();
        var file = await download.ExecuteAsync(actor, number, design, ct);
        return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType, file.Value.FileName) : Answers.Refused(file.Error);
    }
}
