using ComplianceVault.App.Obligations.Occurrences;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Content.Writing;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Obligations;

/// <summary>The year's plan as a sheet, and a person's duties as a calendar to subscribe to.</summary>
internal static class DutiesEndpoints
{
    public static void MapDuties(this IEndpointRouteBuilder app)
    {
        app.MapGet("/records/duties/export.xlsx", async (HttpContext context, CurrentActor current, IServiceProvider services, int year, string? department, string? clause, bool mine, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var filter = new OccurrenceFilter(string.IsNullOrEmpty(department) ? null : department, mine, year, string.IsNullOrEmpty(clause) ? null : clause);
            var rows = await services.GetRequiredService<ExportYearPlan>().ExecuteAsync(actor, filter, ct);
            if (!rows.Succeeded)
                return Answers.Refused(rows.Error);
            var choices = services.GetRequiredService<Choices>();
            await choices.LoadAsync(actor, ct);
            var text = services.GetRequiredService<IStringLocalizer<DutiesText>>();
            var title = text["View_Year", year].Value;
            return await services.GetRequiredService<SheetAnswers>().OfAsync(context, title, Columns(text), Cells(rows.Value, choices), ct, $"{text["Duties"].Value} {title}");
        });

        // A calendar program has no cookie: the address itself says whose duties these are, and holds as long as the person's password and account do.
        app.MapGet(CalendarLinks.Path + "/{key}.ics", async (string key, CalendarLinks links, OccurrenceQueries duties, Choices choices, VaultIdentity vault, IStringLocalizer<DutiesText> text, CompanyTime time, HttpContext context, CancellationToken ct) =>
        {
            if (await links.FindAsync(key, ct) is not { } actor)
                return Results.NotFound();
            var rows = await duties.CalendarAsync(actor, ct);
            if (!rows.Succeeded)
                return Answers.Refused(rows.Error);
            await choices.LoadAsync(actor, ct);
            var place = new Uri($"{context.Request.Scheme}://{context.Request.Host}/records/duties");
            var days = rows.Value.Select(r => DayOf(r, choices, place));
            var name = $"{text["Duties"].Value} · {(await vault.FindAsync(ct))?.Company}";
            return Results.Text(CalendarWriter.Write(name, days, time.Now), CalendarWriter.ContentType);
        }).AllowAnonymous(); // the key cannot be guessed, and a whole company may ask from one address
    }

    private static CalendarDate DayOf(OccurrenceRow row, Choices choices, Uri place) => new(
        $"{row.Code}-{row.Department}-{row.DueOn:yyyyMMdd}@compliancevault", row.DueOn, Labels.Of(row.TitleZh, row.TitleEn),
        $"{row.Code} · {choices.Department(row.Department)} · {VaultWords.Of(row.Cadence)} · {VaultWords.Of(row.State)}\n{string.Join('、', row.Evidence.Select(e => e.Number))}", place);

    private static SheetColumn[] Columns(IStringLocalizer text) =>
    [
        new(text["Code"]), new(text["Duty"]), new(text["Department"]), new(text["Cadence"]), .. Enumerable.Range(1, 12).Select(m => new SheetColumn(text["Month", m])), new(text["Evidence"]),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Cells(IReadOnlyList<OccurrenceRow> rows, Choices choices)
    {
        foreach (var duty in DutiesPage.PlanOf(rows))
        {
            var first = duty.First();
            yield return
            [
                first.Code, Labels.Of(first.TitleZh, first.TitleEn), choices.Department(first.Department), VaultWords.Of(first.Cadence),
                .. Enumerable.Range(1, 12).Select(m => string.Join('\n', duty.Where(o => o.DueOn.Month == m).Select(o => $"{Dates.Of(o.DueOn)} {VaultWords.Of(o.State)}"))),
                string.Join('、', first.Evidence.Select(e => e.Number)),
            ];
        }
    }
}
