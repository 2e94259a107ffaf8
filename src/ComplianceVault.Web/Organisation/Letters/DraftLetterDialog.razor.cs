using ComplianceVault.App.Organisation;
using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Organisation.Letters;

public sealed partial class DraftLetterDialog
{
    private IReadOnlyList<PersonChoice> people = [];
    private IReadOnlyList<RoleChoice> roles = [];
    private IReadOnlyList<DepartmentChoice> departments = [];
    private LetterForm form = new();
    private Error? error;
    private bool filled;

    [Parameter]
    public bool Open { get; set; }

    /// <summary>The number of the letter; null when it was given up.</summary>
    [Parameter]
    public EventCallback<string?> Closed { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private DraftLetter Drafting { get; set; } = null!;

    [Inject]
    private DirectoryQueries Directory { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    private RoleChoice? Chosen => roles.FirstOrDefault(r => r.Code == form.Role);

    protected override async Task OnParametersSetAsync()
    {
        var opens = Open && !filled;
        filled = Open;
        if (!opens)
            return;
        (form, error) = (new LetterForm { From = Time.Today }, null);
        if (await Current.GetAsync() is not { } actor)
            return;
        people = await Directory.PeopleAsync(actor, default) is { Succeeded: true, Value: var all } ? [.. all.Where(p => !p.IsExternal)] : [];
        roles = await Directory.RolesAsync(actor, default) is { Succeeded: true, Value: var known } ? [.. known.Where(r => r.Kind != RoleKind.External && r.Code != Role.AllStaff)] : [];
        departments = await Directory.DepartmentsAsync(actor, default) is { Succeeded: true, Value: var here } ? here : [];
    }

    /// <summary>The catalogue says what the role does; what somebody has written stays.</summary>
    private void FillDuties()
    {
        if (string.IsNullOrWhiteSpace(form.Duties) || roles.Any(r => r.Duties == form.Duties))
            form.Duties = Chosen?.Duties ?? "";
    }

    private async Task SaveAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var role = form.Role.Length == 0 ? null : form.Role;
        var department = role is not null && Chosen?.InEachDepartment == true && form.Department.Length > 0 ? form.Department : null;
        var input = new NewLetter(
            form.What, Guid.TryParse(form.Appointee, out var id) ? id : Guid.Empty, role, department, role is null ? form.Designation : null, form.Duties, form.From ?? Time.Today, form.To);
        var drafted = await Drafting.ExecuteAsync(actor, input, default);
        error = drafted.Error;
        if (drafted.Succeeded)
            await Closed.InvokeAsync(drafted.Value.Number);
    }

    private sealed class LetterForm
    {
        public LetterKind What { get; set; }

        public string Appointee { get; set; } = "";

        public string Role { get; set; } = "";

        public string Department { get; set; } = "";

        public string Designation { get; set; } = "";

        public string Duties { get; set; } = "";

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }
    }
}
