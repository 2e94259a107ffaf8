using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Clauses.Coverage;

/// <summary>The matrix as a sheet, with every explanation.</summary>
internal static class CoverageEndpoints
{
    public static void MapCoverage(this IEndpointRouteBuilder app) =>
        app.MapGet("/coverage/export.xlsx", async (HttpContext context, CurrentActor current, IServiceProvider services, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var address = CoverageAddress.Parse(context.Request.QueryString.Value ?? "");
            var matrix = await services.GetRequiredService<ExportCoverage>().ExecuteAsync(actor, address.Day, address.Later, ct);
            if (!matrix.Succeeded)
                return Answers.Refused(matrix.Error);
            var text = services.GetRequiredService<IStringLocalizer<CoverageText>>();
            var rows = CoverageSelection.Of(matrix.Value, address with { Closed = [] }, actor.Departments);
            return await services.GetRequiredService<SheetAnswers>().OfAsync(
                context, text["Coverage"].Value, Columns(matrix.Value, text), Cells(matrix.Value, rows, CoverageQueries.ShowsVerdicts(actor) || CoverageQueries.ShowsRecords(actor), text), ct,
                $"{text["Coverage"].Value} {Dates.Of(matrix.Value.AsOf)}");
        });

    private static SheetColumn[] Columns(CoverageMatrix matrix, IStringLocalizer text) =>
    [
        new(text["Number"]), new(text["Title"]), .. matrix.Departments.Select(d => new SheetColumn(d.ToString())), new(text["Owner"]), new(text["Documents"]),
        new(text["Forms"]), new(text["Records"], SheetColumnKind.Number), new(text["Newest"], SheetColumnKind.Date), new(text["Freshness"]),
        new(text["Due"], SheetColumnKind.Number), new(text["Findings"]), new(text["Verdict"]), new(text["Reasons"]), new(text["AsOf"], SheetColumnKind.Date),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Cells(CoverageMatrix matrix, IReadOnlyList<CoverageRow> rows, bool showsRecords, IStringLocalizer text)
    {
        foreach (var row in rows)
        {
            yield return
            [
                row.Clause.Number, row.Clause.Title.ToString(), .. matrix.Departments.Select(d => Star(row, d.Code)), row.Clause.Owner?.ToString(),
                string.Join('\n', row.Documents.Select(d => d.IsOpen ? $"{d.Number} {d.Title} {d.Label}" : text["Restricted"].Value)),
                string.Join('\n', row.Forms.Select(f => $"{f.Form.Number} {f.Form.Title}".Trim())),
                showsRecords ? row.Records : null, row.Newest, row.Freshness is { } freshness ? VaultWords.Of(freshness) : null,
                row.Verdict is null ? null : row.DutiesDue, row.Verdict is null ? null : row.OpenFindings?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? VaultWords.Of(CriterionOutcome.NotAssessed),
                row.Verdict is { } verdict ? VaultWords.Of(verdict) : null, string.Join('\n', row.Reasons.Select(r => r.Say())), matrix.AsOf,
            ];
        }

        yield return [text["HintShort"].Value];
    }

    private static string? Star(CoverageRow row, string department) => row.Cells.GetValueOrDefault(department)?.Duty switch
    {
        App.Clauses.DutyKind.Lead => "★",
        App.Clauses.DutyKind.Supporting => "☆",
        _ => null,
    };
}
