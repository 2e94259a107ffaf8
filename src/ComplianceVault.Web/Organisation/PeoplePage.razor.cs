using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Organisation;

public sealed partial class PeoplePage
{
    private const int PageSize = 50;

    private Page<PersonRow>? page;
    private IReadOnlyList<DepartmentChoice> departments = [];
    private Error? error;
    private Error? formError;
    private bool mayChange;
    private bool formOpen;
    private PersonForm form = new();

    [SupplyParameterFromQuery(Name = "q")]
    private string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    private string? Department { get; set; }

    [SupplyParameterFromQuery(Name = "left")]
    private bool Left { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private PeopleQueries Queries { get; set; } = null!;

    [Inject]
    private DirectoryQueries Directory { get; set; } = null!;

    [Inject]
    private AddPerson Adding { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        mayChange = actor.Can(Permission.ManageOrganisation);
        var filter = new PeopleFilter(Words, Guid.TryParse(Department, out var id) ? id : null, Left);
        var list = await Queries.ListAsync(actor, filter, new PageRequest(Number, PageSize), default);
        (error, page) = (list.Error, list.Succeeded ? list.Value : null);
        if (await Directory.DepartmentsAsync(actor, default) is { Succeeded: true } known)
            departments = known.Value;
    }

    /// <summary>The filters are the address, so that a list can be sent to a colleague; a changed filter begins at the first page.</summary>
    private void Go(string? words = null, string? department = null, bool? left = null) =>
        Places.NavigateTo(Places.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["q"] = string.IsNullOrEmpty(words ?? Words) ? null : words ?? Words,
            ["department"] = string.IsNullOrEmpty(department ?? Department) ? null : department ?? Department,
            ["left"] = left ?? Left ? true : null,
            ["page"] = null,
        }));

    private void Open() => (form, formError, formOpen) = (new PersonForm(), null, true);

    private async Task SaveAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var department = form.IsExternal || !Guid.TryParse(form.DepartmentId, out var id) ? (Guid?)null : id;
        var added = await Adding.ExecuteAsync(actor, new PersonInput(form.Name, department, form.Email), form.IsExternal, default);
        formError = added.Error;
        if (added.Succeeded)
            Places.NavigateTo($"/admin/people/{added.Value}");
    }

    private sealed class PersonForm
    {
        public string Name { get; set; } = "";

        public string? DepartmentId { get; set; }

        public string? Email { get; set; }

        public bool IsExternal { get; set; }
    }
}
