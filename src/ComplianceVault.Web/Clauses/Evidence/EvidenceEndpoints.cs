using ComplianceVault.App.Clauses.Evidence;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Clauses.Evidence;

/// <summary>Where folders of evidence stand.</summary>
internal static class EvidenceAddress
{
    public const string Path = "/evidence";

    public static string Folder(Guid id) => $"{Path}/{id}";

    public static string Sheet(Guid sample) => $"{Path}/samples/{sample}.xlsx";
}

/// <summary>A sample as a sheet: what it takes to draw it again stands in every row.</summary>
internal static class EvidenceEndpoints
{
    public static void MapEvidence(this IEndpointRouteBuilder app) =>
        app.MapGet("/evidence/samples/{id:guid}.xlsx", async (HttpContext context, Guid id, CurrentActor current, ExportSample export, SheetAnswers sheets, IStringLocalizer<EvidenceText> text, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var view = await export.ExecuteAsync(actor, id, ct);
            return view.Succeeded
                ? await sheets.OfAsync(context, text["SampleList"].Value, Columns(text), Rows(view.Value), ct, $"{text["SampleList"].Value} {view.Value.Sample.FormNumber}")
                : Answers.Refused(view.Error);
        });

    private static SheetColumn[] Columns(IStringLocalizer text) =>
    [
        new(text["Place"], SheetColumnKind.Number), new(text["Number"]), new(text["About"]), new(text["Happened"], SheetColumnKind.Date), new(text["Hash"]), new(text["Form"]), new(text["Asked"]),
        new(text["Population"], SheetColumnKind.Number), new(text["Seed"]),
    ];

    private static IEnumerable<IReadOnlyList<object?>> Rows(SampleView view) =>
        view.Rows.Select(r => (IReadOnlyList<object?>)[r.Place, r.Number, r.Title, r.HappenedOn, r.ContentHash, view.Sample.FormNumber, view.Sample.Asked, view.Sample.Population, view.Sample.Seed]);
}
