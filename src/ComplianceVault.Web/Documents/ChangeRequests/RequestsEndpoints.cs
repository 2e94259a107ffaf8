using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Web.Shell.Session;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Documents.ChangeRequests;

/// <summary>The filtered list of change requests as a sheet.</summary>
internal static class RequestsEndpoints
{
    public const string Export = "/documents/requests/export.xlsx";

    public static void MapChangeRequests(this IEndpointRouteBuilder app) =>
        app.MapGet(Export, async (HttpContext context, CurrentActor current, IServiceProvider services, IStringLocalizer<RequestsText> text, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var filter = RequestsAddress.Parse(context.Request.QueryString.Value ?? "").Filter;
            var rows = await services.GetRequiredService<ExportChangeRequests>().ExecuteAsync(actor, filter, ct);
            if (!rows.Succeeded)
                return Answers.Refused(rows.Error);
            var choices = services.GetRequiredService<Choices>();
            await choices.LoadAsync(actor, ct);
            var time = services.GetRequiredService<CompanyTime>();
            return await services.GetRequiredService<SheetAnswers>().OfAsync(context, text["Requests"].Value, Columns(text), Cells(rows.Value, choices, time, text), ct);
        });

    private static SheetColumn[] Columns(IStringLocalizer text) =>
    [
        new(text["Number"]), new(text["DocumentNumber"]), new(text["DocumentTitle"]), new(text["Department"]), new(text["Edition"]), new(text["Place"]), new(text["Problem"]),
        new(text["Source"]), new(text["Class"]), new(text["State"]), new(text["Due"], SheetColumnKind.Date), new(text["NextEdition"]), new(text["RaisedBy"]),
        new(text["RaisedAt"], SheetColumnKind.DateTime),
    ];

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Cells(IAsyncEnumerable<ChangeRequestRow> rows, Choices choices, CompanyTime time, IStringLocalizer text)
    {
        await foreach (var row in rows)
        {
            yield return
            [
                row.Number, row.DocumentNumber, row.DocumentTitle, choices.Department(row.Department), row.Label, RequestTones.Place(row.SectionNumber, row.SectionHeading, text["WholeDocument"]),
                row.Problem, VaultWords.Of(row.Source), row.Class is { } found ? VaultWords.Of(found) : null, VaultWords.Of(row.State), row.Due?.Due, row.NextLabel, row.RaisedByName,
                time.Local(row.RaisedAt),
            ];
        }
    }
}
