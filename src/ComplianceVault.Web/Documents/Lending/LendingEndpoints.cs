using ComplianceVault.App.Documents.Lending;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Web.Shell.Session;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Documents.Lending;

/// <summary>The filtered list of lendings as a sheet.</summary>
internal static class LendingEndpoints
{
    public const string Export = "/documents/lending/export.xlsx";

    public static void MapLending(this IEndpointRouteBuilder app) =>
        app.MapGet(Export, async (HttpContext context, CurrentActor current, SheetAnswers sheets, ExportLendings export, CompanyTime time, IStringLocalizer<LendingText> text, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var rows = await export.ExecuteAsync(actor, LendingAddress.Parse(context.Request.QueryString.Value ?? "").Filter, ct);
            if (!rows.Succeeded)
                return Answers.Refused(rows.Error);
            return await sheets.OfAsync(context, text["Lending"].Value, Columns(text), Cells(rows.Value, time), ct);
        });

    private static SheetColumn[] Columns(IStringLocalizer text) =>
    [
        new(text["Number"]), new(text["Kind"]), new(text["Document"]), new(text["Title"]), new(text["Edition"]), new(text["Who"]), new(text["Recipient"]), new(text["Purpose"]),
        new(text["From"], SheetColumnKind.Date), new(text["Until"], SheetColumnKind.Date), new(text["Copies"], SheetColumnKind.Number), new(text["Link"]), new(text["State"]),
        new(text["RequestedAt"], SheetColumnKind.DateTime), new(text["OutAt"], SheetColumnKind.DateTime),
    ];

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Cells(IAsyncEnumerable<LendingRow> rows, CompanyTime time)
    {
        await foreach (var row in rows)
        {
            yield return
            [
                row.Number, VaultWords.Of(row.Kind), row.DocumentNumber, row.DocumentTitle, row.Label, row.RequestedByName, row.Recipient, row.Purpose, row.From, row.Until, row.Copies, row.Link,
                VaultWords.Of(row.State), time.Local(row.RequestedAt), row.OutAt is { } at ? time.Local(at) : null,
            ];
        }
    }
}
