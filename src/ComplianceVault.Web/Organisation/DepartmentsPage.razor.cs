using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Organisation;

public sealed partial class DepartmentsPage
{
    private IReadOnlyList<DepartmentRow> rows = [];
    private Error? error;
    private Error? formError;
    private bool loaded;
    private bool mayChange;
    private bool formOpen;
    private bool closeOpen;
    private DepartmentRow? editing;
    private DepartmentRow? closing;
    private DepartmentForm form = new();
    private string reason = "";

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private OrganisationQueries Queries { get; set; } = null!;

    [Inject]
    private AddDepartment Adding { get; set; } = null!;

    [Inject]
    private ChangeDepartment Changing { get; set; } = null!;

    [Inject]
    private CloseDepartment Closing { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var list = await Queries.DepartmentsAsync(actor, default);
        (error, rows, loaded) = (list.Error, list.Succeeded ? list.Value : [], true);
        mayChange = actor.Can(Permission.ManageOrganisation);
    }

    private void Edit(DepartmentRow? row)
    {
        (editing, formError, formOpen) = (row, null, true);
        form = row is null
            ? new DepartmentForm()
            : new DepartmentForm { NameZh = row.NameZh, NameEn = row.NameEn, Aliases = row.Aliases, Duties = row.Duties };
    }

    private async Task SaveAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var input = new DepartmentInput(form.NameZh, form.NameEn, form.Duties, form.Aliases.Split('\n'));
        formError = editing is null
            ? (await Adding.ExecuteAsync(actor, form.Code, input, default)).Error
            : (await Changing.ExecuteAsync(actor, editing.Id, editing.Version, input, default)).Error;
        formOpen = formError is not null;
        await LoadAsync();
    }

    private void AskClose(DepartmentRow row) => (closing, reason, formError, closeOpen) = (row, "", null, true);

    private async Task CloseAsync()
    {
        if (closing is null || await Current.GetAsync() is not { } actor)
            return;
        formError = (await Closing.ExecuteAsync(actor, closing.Id, reason, default)).Error;
        closeOpen = formError is not null;
        await LoadAsync();
    }

    private sealed class DepartmentForm
    {
        public string Code { get; set; } = "";

        public string NameZh { get; set; } = "";

        public string? NameEn { get; set; }

        public string Aliases { get; set; } = "";

        public string? Duties { get; set; }
    }
}
