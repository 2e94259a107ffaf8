using System.Runtime.CompilerServices;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Register;
using ComplianceVault.App.Records.Sheets;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>Records as papers, their files, and their list as a sheet.</summary>
internal static class RecordEndpoints
{
    public static void MapEntries(this IEndpointRouteBuilder app)
    {
        app.MapGet("/records/entry/{id:guid}.pdf", async (Guid id, CurrentActor current, RecordPaper paper, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await paper.PdfAsync(actor, id, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType, file.Value.FileName) : Answers.Refused(file.Error);
        });
        app.MapGet("/records/entry/{id:guid}/files/{hash}", async (Guid id, string hash, CurrentActor current, DownloadRecordFile download, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await download.ExecuteAsync(actor, id, hash, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType, file.Value.FileName) : Answers.Refused(file.Error);
        });
        app.MapGet("/records/list/export.xlsx", SheetAsync);
        app.MapGet("/records/list/fields.xlsx", async (HttpContext context, CurrentActor current, SheetAnswers sheets, ExportRecordSheet export, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var sheet = await export.ExecuteAsync(actor, RecordListAddress.Parse(context.Request.QueryString.Value ?? "").Ask, ct);
            return sheet.Succeeded ? await sheets.OfAsync(context, sheet.Value.Title, sheet.Value.Columns, sheet.Value.Rows, ct) : Answers.Refused(sheet.Error);
        });
    }

    private static async Task<IResult> SheetAsync(HttpContext context, CurrentActor current, SheetAnswers sheets, ExportRegister export, Choices choices, IStringLocalizer<RecordsText> text, CancellationToken ct)
    {
        if (await current.GetAsync(ct) is not { } actor)
            return Answers.SignedOut();
        var taken = await export.ExecuteAsync(actor, RecordListAddress.Parse(context.Request.QueryString.Value ?? "").Ask, ct);
        if (!taken.Succeeded)
            return Answers.Refused(taken.Error);
        await choices.LoadAsync(actor, ct);
        return await sheets.OfAsync(context, text["Tab_List"].Value, Columns(text, taken.Value.First), CellsAsync(taken.Value, choices, text, ct), ct);
    }

    private static SheetColumn[] Columns(IStringLocalizer text, RecordListPage page) =>
    [
        new(text["RecordNumber"]), new(text["Title"]), new(text["About"]), .. page.Columns.Select(c => new SheetColumn(c.Label)), new(text["Happened"], SheetColumnKind.Date),
        new(text["Entered"], SheetColumnKind.Date), new(text["Keeper"]), new(text["Filler"]), new(text["State"]), new(text["Corrections"], SheetColumnKind.Number),
    ];

    private static async IAsyncEnumerable<IReadOnlyList<object?>> CellsAsync(RegisterExport export, Choices choices, IStringLocalizer text, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in export.Pages.SelectMany(p => p.Rows).WithCancellation(ct))
        {
            var filler = row.ForName is { } instead ? text["FilledFor", row.ByName, instead].Value : row.ByName;
            yield return
            [
                row.Number, row.FormTitle, row.Title, .. row.Cells, row.HappenedOn, row.EnteredOn, choices.Department(row.Department), filler, RecordAddress.State(row.State, row.StateZh, row.StateEn), row.Corrections,
            ];
        }
    }
}
