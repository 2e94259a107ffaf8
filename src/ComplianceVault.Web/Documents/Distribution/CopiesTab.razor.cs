using System.Globalization;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>The tab 发放 of a document's page, as it is or as it was at the end of a past day.</summary>
public sealed partial class CopiesTab
{
    private const int PageSize = 50;

    private DistributionView? list;
    private Page<CopyRow>? copies;
    private DistributionRow? deciding;
    private bool isDeciding;
    private bool editing;
    private CopyAsk asked;
    private IReadOnlyList<CopyRow> askedFor = [];
    private string? notice;
    private Error? error;
    private int reads;

    [Parameter, EditorRequired]
    public DocumentView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "on")]
    private string? On { get; set; }

    /// <summary>Copies of every edition, not only of the one shown.</summary>
    [SupplyParameterFromQuery(Name = "all")]
    private bool All { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private DistributionQueries Lists { get; set; } = null!;

    [Inject]
    private CopyQueries Copies { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    /// <summary>A past day; today and what is none is now.</summary>
    private DateOnly? Day =>
        DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < Time.Today ? day : null;

    private bool MayAct => Day is null && Actor.Can(Permission.ControlDocuments);

    private IReadOnlyList<DistributionLine> Lines => [.. list!.Rows.Select(r => new DistributionLine(r.Medium, r.Department, r.OutsideHolder, r.Copies, r.Kind))];

    protected override Task OnParametersSetAsync()
    {
        notice = null;
        return LoadAsync(Actor);
    }

    private string Address(string? day, bool all) => Places.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["on"] = string.IsNullOrEmpty(day) ? null : day,
        ["all"] = all ? true : null,
        ["page"] = null,
    });

    private async Task LoadAsync(Actor reader)
    {
        var listed = await Lists.OfDocumentAsync(reader, View.Document.Id, Day, default);
        (list, error) = (listed.Succeeded ? listed.Value : null, listed.Error);
        var found = await Copies.ListAsync(reader, View.Document.Id, new CopyFilter(All ? null : View.Edition.Id, AsOf: Day), new(Number, PageSize), default);
        (copies, error) = (found.Succeeded ? found.Value : null, error ?? found.Error);
    }

    private void Ask(CopyAsk ask, CopyRow row) => (asked, askedFor, notice) = (ask, [row], null);

    private Task ListedAsync(bool done)
    {
        editing = false;
        return done ? EndedAsync(T["List_Done"]) : Task.CompletedTask;
    }

    private async Task EndedAsync(string? said)
    {
        (asked, isDeciding) = (CopyAsk.Nothing, false);
        if (await Current.GetAsync() is not { } reader)
            return;
        notice = said;
        reads++;
        await LoadAsync(reader);
    }
}
