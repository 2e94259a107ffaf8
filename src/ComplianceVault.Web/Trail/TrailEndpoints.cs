using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Trail;

/// <summary>The filtered trail as a sheet, one row for each object an entry names, oldest first (R05).</summary>
internal static class TrailEndpoints
{

    public static void MapTrail(this IEndpointRouteBuilder app) =>
        app.MapGet("/admin/trail/export.xlsx", async (
            [AsParameters] TrailRequest asked, HttpContext context, CurrentActor current, SheetAnswers sheets, ExportTrail export, CompanyTime time,
            IStringLocalizer<TrailText> text, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var filter = TrailAddress.Filter(time, asked.Kind, asked.Object, asked.Person, asked.From, asked.To, asked.Act, asked.Source, asked.Number);
            var entries = await export.ExecuteAsync(actor, filter, ct);
            if (!entries.Succeeded)
                return Answers.Refused(entries.Error);
            return await sheets.OfAsync(context, text["Trail"].Value, Columns(text), Cells(entries.Value, text, time), ct);
        });

    private static SheetColumn[] Columns(IStringLocalizer text) =>
    [
        new(text["Seq"], SheetColumnKind.Number), new(text["At"], SheetColumnKind.DateTime), new(text["Person"]), new(text["Act"]), new(text["Objects"]),
        new(text["Details"]), new(text["Source"]), new(text["Session"]), new(text["EntryHash"]),
    ];

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Cells(
        IAsyncEnumerable<TrailEntryDetail> entries, IStringLocalizer text, CompanyTime time)
    {
        await foreach (var entry in entries)
        {
            foreach (var about in entry.Objects)
            {
                yield return
                [
                    entry.Entry.Seq, time.Local(entry.Entry.At), entry.Entry.PersonName, TrailWords.Act(entry.Entry.Act),
                    Called(about), Said(about, text, time), TrailWords.Source(entry.Entry.Source),
                    entry.Session, entry.Hash,
                ];
            }
        }
    }

    private static string Called(TrailObjectDetail about) =>
        string.Join(' ', new[] { TrailWords.Kind(about.Object.Kind), about.Name, about.Object.Id == Guid.Empty ? null : about.Object.Id.ToString("D") }.OfType<string>());

    private static string Said(TrailObjectDetail about, IStringLocalizer text, CompanyTime time)
    {
        if (about.Hidden)
            return text["Hidden"];
        if (about.Disposed)
            return text["Disposed"];
        return string.Join('\n', TrailChange.Read(about.Content).Select(c => $"{TrailWords.Field(c.Field)}: {(c.Old is null ? "" : TrailWords.Value(about.Object.Kind, c.Field, c.Old, time) + " → ")}{TrailWords.Value(about.Object.Kind, c.Field, c.New, time)}"));
    }
}

/// <summary>The same names as in the page's address.</summary>
internal sealed record TrailRequest(string? Kind, Guid? Object, string? Person, string? From, string? To, string? Act, string? Source, string? Number);
