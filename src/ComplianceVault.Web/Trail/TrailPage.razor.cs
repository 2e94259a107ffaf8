using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Trail;

public sealed partial class TrailPage
{
    private const int PageSize = 50;

    private Page<TrailRow>? page;
    private TrailEntryDetail? entry;
    private IReadOnlyList<string> acts = [];
    private IReadOnlyList<string> people = [];
    private Error? error;

    [SupplyParameterFromQuery(Name = "from")]
    private string? FromDay { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? ToDay { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    private string? PersonName { get; set; }

    [SupplyParameterFromQuery(Name = "act")]
    private string? Act { get; set; }

    [SupplyParameterFromQuery(Name = "source")]
    private string? Source { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? ObjectKind { get; set; }

    [SupplyParameterFromQuery(Name = "object")]
    private Guid? ObjectId { get; set; }

    [SupplyParameterFromQuery(Name = "number")]
    private string? ObjectNumber { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [SupplyParameterFromQuery(Name = "entry")]
    private long? Entry { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private TrailQueries Queries { get; set; } = null!;

    [Inject]
    private DirectoryQueries Directory { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private bool HasFilter => new[] { FromDay, ToDay, PersonName, Act, Source, ObjectKind, ObjectNumber }.Any(f => !string.IsNullOrEmpty(f));

    private TrailFilter Filter => TrailAddress.Filter(Time, ObjectKind, ObjectId, PersonName, FromDay, ToDay, Act, Source, ObjectNumber);

    private string ExportHref => Places.GetUriWithQueryParameters("/admin/trail/export.xlsx", new Dictionary<string, object?>
    {
        ["from"] = FromDay,
        ["to"] = ToDay,
        ["person"] = PersonName,
        ["act"] = Act,
        ["source"] = Source,
        ["kind"] = ObjectKind,
        ["object"] = ObjectId,
        ["number"] = ObjectNumber,
    });

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var list = await Queries.ListAsync(actor, Filter, new PageRequest(Number, PageSize), default);
        (error, page) = (list.Error, list.Succeeded ? list.Value : null);
        if (page is null)
            return;
        if (acts.Count == 0)
        {
            acts = (await Queries.ActsAsync(actor, default)).Value;
            people = await Directory.PeopleAsync(actor, default) is { Succeeded: true } known ? [.. known.Value.Select(p => p.Name)] : [];
        }

        var found = Entry is { } seq ? await Queries.FindAsync(actor, seq, default) : default;
        entry = Entry is not null && found.Succeeded ? found.Value : null;
        error = found.Error;
    }

    /// <summary>Every filter, the page and the open entry are the address; a changed filter begins at the first page.</summary>
    private void Go(string key, string? value) => Go(key, value, []);

    /// <summary>An object that a link named by its id makes place for what is asked for now.</summary>
    private void GoObject(string key, string? value) => Go(key, value, new() { ["object"] = null });

    private void Go(string key, string? value, Dictionary<string, object?> changes)
    {
        changes[key] = string.IsNullOrEmpty(value) ? null : value;
        if (key is not ("page" or "entry"))
            (changes["page"], changes["entry"]) = (null, null);
        Places.NavigateTo(Places.GetUriWithQueryParameters(changes));
    }

    private void Clear() => Places.NavigateTo("/admin/trail");

    private string Moment(DateTime utc) => Time.Local(utc).ToString("yyyy-MM-dd HH:mm:ss", null);
}
