using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Records.Designing;
using ComplianceVault.Web.Records.Entries;
using ComplianceVault.Web.Records.Forms;
using ComplianceVault.Web.Shell.Session;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Records;

/// <summary>The list of forms as a sheet, and what the records have to give.</summary>
internal static class RecordsEndpoints
{
    public static void MapRecords(this IEndpointRouteBuilder app)
    {
        app.MapEntries();
        app.MapDesigning();
        app.MapGet("/records/forms/export.xlsx", async (HttpContext context, CurrentActor current, IServiceProvider services, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var rows = await services.GetRequiredService<ExportForms>().ExecuteAsync(actor, FormListAddress.Parse(context.Request.QueryString.Value ?? "").Filter, ct);
            if (!rows.Succeeded)
                return Answers.Refused(rows.Error);
            var choices = services.GetRequiredService<Choices>();
            await choices.LoadAsync(actor, ct);
            var text = services.GetRequiredService<IStringLocalizer<RecordsText>>();
            return await services.GetRequiredService<SheetAnswers>().OfAsync(context, text["Forms"].Value, Columns(text), Cells(rows.Value, choices, text), ct);
        });
    }

    private static SheetColumn[] Columns(IStringLocalizer text) =>
    [
        new(text["Number"]), new(text["Title"]), new(text["Parent"]), new(text["Keeper"]), new(text["Way"]), new(text["Status"]), new(text["Retention"]), new(text["Clauses"]),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Cells(IReadOnlyList<FormRow> rows, Choices choices, IStringLocalizer text)
    {
        foreach (var row in rows)
        {
            yield return
            [
                row.Number, Labels.Of(row.TitleZh, row.TitleEn), row.Parent, choices.Department(row.DepartmentCode) ?? text["EachDepartment"].Value, VaultWords.Of(row.Way),
                VaultWords.Of(row.IsActive ? FormListView.InUse : FormListView.OutOfUse), row.Retention.Term?.Words() ?? row.Retention.Code, string.Join("、", row.Clauses),
            ];
        }
    }
}
