using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Content.Writing;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Documents.Library;

/// <summary>Files of documents over HTTP: originals byte for byte, the PDF for the viewer, the list as a sheet. Never shown as a page of this origin.</summary>
internal static class LibraryEndpoints
{
    private const string Template = "/documents/template.docx";

    public static string TemplateAddress(TemplateRequest request) => QueryHelpers.AddQueryString(Template, new Dictionary<string, string?>
    {
        ["number"] = request.Number,
        ["title"] = request.Title,
        ["department"] = request.Department,
        ["numbering"] = request.Numbering.ToString(),
    });

    public static void MapLibrary(this IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/files/{id:guid}", async (Guid id, CurrentActor current, DownloadFile download, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await download.ExecuteAsync(actor, id, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType, file.Value.FileName) : Answers.Refused(file.Error);
        });
        app.MapGet("/documents/editions/{id:guid}/pdf", async (Guid id, CurrentActor current, Renditions renditions, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await renditions.OpenAsync(actor, id, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType) : Answers.Refused(file.Error);
        });
        app.MapGet("/documents/pdfs.zip", async (Guid[] edition, CurrentActor current, DownloadPdfs download, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await download.ExecuteAsync(actor, edition, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType, file.Value.FileName) : Answers.Refused(file.Error);
        });
        app.MapGet(Template, async (string number, string title, string department, HeadingNumbering numbering, CurrentActor current, MakeTemplate make, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await make.ExecuteAsync(actor, new(number, title, department, numbering), ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType, file.Value.FileName) : Answers.Refused(file.Error);
        });
        app.MapGet("/documents/export.xlsx", async (HttpContext context, CurrentActor current, IServiceProvider services, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var rows = await services.GetRequiredService<ExportLibrary>().ExecuteAsync(actor, LibraryAddress.Parse(context.Request.QueryString.Value ?? "").Filter, ct);
            if (!rows.Succeeded)
                return Answers.Refused(rows.Error);
            var choices = services.GetRequiredService<Choices>();
            await choices.LoadAsync(actor, ct);
            var text = services.GetRequiredService<IStringLocalizer<DocumentsText>>();
            return await services.GetRequiredService<SheetAnswers>().OfAsync(context, text["Documents"].Value, Columns(text), Cells(rows.Value, choices), ct);
        });
    }

    private static SheetColumn[] Columns(IStringLocalizer text) =>
    [
        new(text["Number"]), new(text["Title"]), new(text["Column_Level"]), new(text["Column_Edition"]), new(text["Column_State"]),
        new(text["Column_Department"]), new(text["Column_Effective"], SheetColumnKind.Date), new(text["Column_Clauses"]), new(text["Column_Classification"]),
    ];

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Cells(IAsyncEnumerable<LibraryRow> rows, Choices choices)
    {
        await foreach (var row in rows)
        {
            yield return
            [
                row.Number, row.Title, choices.Level(row.Level), row.Label, VaultWords.Of(row.State), choices.Department(row.Department),
                row.EffectiveDate, string.Join("、", row.Clauses), VaultWords.Of(row.Classification),
            ];
        }
    }
}
