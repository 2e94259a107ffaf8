using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Web.Documents.Deciding;
using ComplianceVault.Web.Shell.Session;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Documents.Destruction;

/// <summary>The certificate byte for byte, and the 销毁登记 as a sheet.</summary>
internal static class DestructionEndpoints
{
    public const string Register = "/documents/destruction/register.xlsx";
    public static string CertificateOf(Guid list) => $"/documents/destruction/{list}/certificate.pdf";

    public static void MapDestruction(this IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/destruction/{id:guid}/certificate.pdf", async (Guid id, CurrentActor current, DownloadCertificate download, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await download.ExecuteAsync(actor, id, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, file.Value.ContentType, file.Value.FileName) : Answers.Refused(file.Error);
        });
        app.MapGet(Register, async (HttpContext context, CurrentActor current, SheetAnswers sheets, DestructionRegister register, CompanyTime time, IStringLocalizer<DecidingText> text, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var rows = await register.ExportAsync(actor, ct);
            if (!rows.Succeeded)
                return Answers.Refused(rows.Error);
            return await sheets.OfAsync(context, text["Tab_Register"].Value, Columns(text), Cells(rows.Value, text, time), ct);
        });
    }

    private static SheetColumn[] Columns(IStringLocalizer text) =>
    [
        new(text["Number"]), new(text["Title"]), new(text["Edition"]), new(text["DestroyedAt"]), new(text["Method"]), new(text["DestroyedBy"]), new(text["WitnessName"]),
        new(text["Certificate"]), new(text["List"]), new(text["Hashes"]),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Cells(IReadOnlyList<DestroyedRow> rows, IStringLocalizer text, CompanyTime time)
    {
        foreach (var row in rows)
        {
            yield return
            [
                row.Number, row.Title, row.CopyNumber is { } copy ? $"{row.Label} · {text["Copy", copy].Value}" : row.Label, Dates.Of(time.Local(row.At)), row.Method is { } method ? VaultWords.Of(method) : null, row.DestroyedBy, row.Witness, row.Certificate,
                row.List, row.CopyNumber is null ? string.Join(' ', row.Hashes) : text["Paper"].Value,
            ];
        }
    }
}
