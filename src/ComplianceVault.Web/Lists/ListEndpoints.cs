using System.Globalization;
using ComplianceVault.App.Lists;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Mvc;

namespace ComplianceVault.Web.Lists;

/// <summary>Lists as sheets, and the papers of signed ones.</summary>
internal static class ListEndpoints
{
    public static void MapLists(this IEndpointRouteBuilder app)
    {
        app.MapGet("/lists/{code}/export.xlsx", async (
            string code, [FromQuery(Name = "as-of")] DateOnly? asOf, HttpContext context, CurrentActor current, SheetAnswers sheets, ExportList export, ListWords words, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var list = await export.ExecuteAsync(actor, code, asOf, ct);
            if (!list.Succeeded)
                return Answers.Refused(list.Error);
            var (head, day, rows) = list.Value;
            var title = ListWords.Title(head.Code);
            return await sheets.OfAsync(
                context, title, [.. head.Columns.Select(c => new SheetColumn(ListWords.Heading(c), c.Kind))], Cells(rows, head, words), ct,
                string.Create(CultureInfo.InvariantCulture, $"{title} {day:yyyy-MM-dd}"));
        });
        app.MapGet("/lists/signed/{id:guid}.pdf", async (Guid id, CurrentActor current, SignedListQueries signed, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await signed.PdfAsync(actor, id, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType, file.Value.FileName) : Answers.Refused(file.Error);
        });
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Cells(IAsyncEnumerable<IReadOnlyList<object?>> rows, ListHead head, ListWords words)
    {
        await foreach (var row in rows)
            yield return [.. row.Select((value, i) => words.Told(value, head.Columns[i].Kind))];
    }
}
