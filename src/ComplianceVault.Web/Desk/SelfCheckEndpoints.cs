using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Desk;

/// <summary>审前自查 as a sheet.</summary>
internal static class SelfCheckEndpoints
{
    public static void MapSelfCheck(this IEndpointRouteBuilder app) =>
        app.MapGet("/coverage/self-check/export.xlsx", async (HttpContext context, CurrentActor current, IServiceProvider services, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var check = await services.GetRequiredService<ExportSelfCheck>().ExecuteAsync(actor, ct);
            if (!check.Succeeded)
                return Answers.Refused(check.Error);
            var text = services.GetRequiredService<IStringLocalizer<DeskText>>();
            return await services.GetRequiredService<SheetAnswers>().OfAsync(context, text["SelfCheck"].Value, Columns(text), Cells(check.Value, text), ct, $"{text["SelfCheck"].Value} {Dates.Of(check.Value.Day)}");
        });

    private static SheetColumn[] Columns(IStringLocalizer text) =>
    [
        new(text["SelfCheck_Department"]), new(text["SelfCheck_What"]), new(text["SelfCheck_Number"]), new(text["SelfCheck_Title"]), new(text["SelfCheck_Why"]), new(text["Due"], SheetColumnKind.Date),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Cells(SelfCheck check, IStringLocalizer text)
    {
        foreach (var part in check.Parts)
        {
            var department = part.Department?.ToString() ?? text["SelfCheck_Shared"].Value;
            foreach (var row in part.Weak)
                yield return [department, VaultWords.Of(row.Verdict!.Value), row.Clause.Number, row.Clause.Title.ToString(), string.Join('\n', row.Reasons.Select(r => r.Say())), null];
            foreach (var kind in part.Late)
            {
                foreach (var task in kind.Oldest)
                    yield return [department, DeskWords.Of(kind.Kind), task.Number, task.Title.Length > 0 ? task.Title : text["Restricted"].Value, text["SelfCheck_Since", Dates.Of(task.Due)!, task.Days].Value, task.Due];
                if (kind.Count > kind.Oldest.Count)
                    yield return [department, DeskWords.Of(kind.Kind), null, text["SelfCheck_Others", kind.Count - kind.Oldest.Count].Value, null, null];
            }
        }
    }
}
