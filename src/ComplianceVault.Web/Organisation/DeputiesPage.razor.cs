using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Organisation;

public sealed partial class DeputiesPage
{
    private IReadOnlyList<DeputyRow> rows = [];
    private IReadOnlyList<PersonChoice> people = [];
    private IReadOnlyList<PersonRole> lendable = [];
    private Error? error;
    private Error? formError;
    private bool loaded;
    private bool mayChange;
    private bool formOpen;
    private bool revokeOpen;
    private DeputyRow? revoking;
    private DeputyForm form = new();

    [SupplyParameterFromQuery(Name = "past")]
    private bool Past { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private OrganisationQueries Queries { get; set; } = null!;

    [Inject]
    private PeopleQueries People { get; set; } = null!;

    [Inject]
    private DirectoryQueries Directory { get; set; } = null!;

    [Inject]
    private NameDeputy Naming { get; set; } = null!;

    [Inject]
    private RevokeDelegation Revoking { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        mayChange = actor.Can(Permission.ManageOrganisation);
        var list = await Queries.DeputiesAsync(actor, Past, default);
        (error, rows, loaded) = (list.Error, list.Succeeded ? list.Value : [], true);
        if (await Directory.PeopleAsync(actor, default) is { Succeeded: true } known)
            people = [.. known.Value.Where(p => !p.IsExternal)];
    }

    private void Go(bool past) => Places.NavigateTo(Places.GetUriWithQueryParameter("past", past ? true : null));

    private string State(DeputyRow row) =>
        row.RevokedAt is not null ? "Revoked" : row.To < Time.Today ? "Over" : row.From > Time.Today ? "Coming" : "Running";

    private void Open()
    {
        form = new DeputyForm { From = Time.Today, To = Time.Today.AddDays(7) };
        (lendable, formError, formOpen) = ([], null, true);
    }

    private async Task ChooseAsync(string? person)
    {
        (form.Person, form.Role, lendable) = (person ?? "", "", []);
        if (Guid.TryParse(person, out var id) && await Current.GetAsync() is { } actor && await People.FindAsync(actor, id, default) is { Succeeded: true } found)
            lendable = [.. found.Value.Roles.Where(r => r.InForce && r.Code != Role.AllStaff)];
    }

    private async Task SaveAsync()
    {
        if (await Current.GetAsync() is not { } actor || !Guid.TryParse(form.Person, out var person) || !Guid.TryParse(form.Deputy, out var deputy))
            return;
        var input = new DeputyInput(person, deputy, form.Role, form.From ?? default, form.To ?? default, form.Reason ?? "");
        formError = (await Naming.ExecuteAsync(actor, input, default)).Error;
        formOpen = formError is not null;
        await OnParametersSetAsync();
    }

    private void AskRevoke(DeputyRow row) => (revoking, form, formError, revokeOpen) = (row, new DeputyForm(), null, true);

    private async Task RevokeAsync()
    {
        if (revoking is null || await Current.GetAsync() is not { } actor)
            return;
        formError = (await Revoking.ExecuteAsync(actor, revoking.Id, form.Reason ?? "", default)).Error;
        revokeOpen = formError is not null;
        await OnParametersSetAsync();
    }

    private sealed class DeputyForm
    {
        public string Person { get; set; } = "";

        public string Role { get; set; } = "";

        public string Deputy { get; set; } = "";

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public string? Reason { get; set; }
    }
}
