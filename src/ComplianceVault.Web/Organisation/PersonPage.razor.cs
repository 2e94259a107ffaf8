using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Organisation;

public sealed partial class PersonPage
{
    private Actor? actor;
    private PersonDetail? person;
    private IReadOnlyList<DepartmentChoice> departments = [];
    private IReadOnlyList<RoleChoice> roles = [];
    private OneTimePassword? once;
    private Error? error;
    private Error? formError;
    private bool mayChange;
    private bool mayGrant;
    private bool isSelf;
    private bool open;
    private string asking = "change";
    private PersonRole? ending;
    private GrantRow? endingGrant;
    private PersonForm form = new();

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private PeopleQueries Queries { get; set; } = null!;

    [Inject]
    private DirectoryQueries Directory { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private IServiceProvider UseCases { get; set; } = null!;

    private string? Purpose => person is null ? null : asking switch
    {
        "end" => T["About_end", ending?.Name.ToString() ?? ""].Value,
        "grant" or "end-grant" or "role" or "account" or "reset" or "deactivate" or "leave" => T["About_" + asking, person.Name].Value,
        _ => null,
    };

    protected override Task OnParametersSetAsync()
    {
        once = null;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        var found = await Queries.FindAsync(actor, Id, default);
        (error, person) = (found.Error, found.Succeeded ? found.Value : null);
        (mayChange, mayGrant, isSelf) = (actor.Can(Permission.ManageOrganisation), actor.Can(Permission.GrantExternalAccess), actor.PersonId == Id);
        if (await Directory.DepartmentsAsync(actor, default) is { Succeeded: true } known)
            departments = known.Value;
        if (await Directory.RolesAsync(actor, default) is { Succeeded: true } all)
            roles = all.Value;
    }

    /// <summary>What the open form is about, for its draft.</summary>
    private string Subject => asking switch
    {
        "end" => $"end/{ending?.Id}",
        "end-grant" => $"end-grant/{endingGrant?.Id}",
        _ => asking,
    };

    private void Ask(string what)
    {
        form = new PersonForm { UserName = person?.Name ?? "" };
        if (what == "grant")
            (form.From, form.To, form.RecordsFrom, form.RecordsTo) = (Time.Today, Time.Today.AddDays(7), Time.Today.AddYears(-1), Time.Today);
        (asking, formError, open) = (what, null, true);
    }

    private void OpenChange()
    {
        Ask("change");
        (form.Name, form.Department, form.Email) = (person!.Name, person.DepartmentId?.ToString() ?? "", person.Email);
    }

    private void AskEnd(PersonRole role)
    {
        ending = role;
        Ask("end");
    }

    private void AskEndGrant(GrantRow grant)
    {
        endingGrant = grant;
        Ask("end-grant");
    }

    private async Task SaveAsync()
    {
        if (person is null || await Current.GetAsync() is not { } actor)
            return;
        formError = await DoAsync(actor, person);
        open = formError is not null;
        await LoadAsync();
    }

    private async Task<Error?> DoAsync(Actor actor, PersonDetail p) => asking switch
    {
        "change" => (await Get<ChangePerson>().ExecuteAsync(actor, Id, p.Version, new PersonInput(form.Name, IdOf(form.Department), form.Email), default)).Error,
        "account" => Show(await Get<GiveAccount>().ExecuteAsync(actor, Id, form.UserName, default)),
        "reset" => Show(await Get<ResetPassword>().ExecuteAsync(actor, Id, form.Reason ?? "", default)),
        "deactivate" => (await Get<DeactivateAccount>().ExecuteAsync(actor, Id, form.Reason ?? "", default)).Error,
        "leave" => (await Get<OffBoardPerson>().ExecuteAsync(actor, Id, form.Reason ?? "", default)).Error,
        "end" => (await Get<EndRole>().ExecuteAsync(actor, ending!.Id, form.Reason ?? "", default)).Error,
        "role" => await GiveRoleAsync(actor),
        "grant" => await GrantAsync(actor),
        "end-grant" => (await Get<EndExternalAccess>().ExecuteAsync(actor, endingGrant!.Id, form.Reason ?? "", default)).Error,
        _ => null,
    };

    private async Task<Error?> GiveRoleAsync(Actor actor)
    {
        var department = roles.FirstOrDefault(r => r.Code == form.Role)?.InEachDepartment == true && form.Department.Length > 0 ? form.Department : null;
        var given = await Get<AssignRole>().ExecuteAsync(
            actor, Id, new RoleInput(form.Role, department), new RolePeriodInput(form.From, form.To), form.Reason ?? "", default);
        return given.Error;
    }

    private async Task<Error?> GrantAsync(Actor actor)
    {
        var input = new GrantInput(
            Id, form.From ?? Time.Today, form.To ?? Time.Today, form.Reason ?? "", form.Documents, form.Export, form.Verdicts, Split(form.Clauses) is { Length: > 0 } clauses
                ? new RecordGrantInput(clauses, form.RecordsFrom ?? Time.Today, form.RecordsTo ?? Time.Today, form.Restricted) : null);
        return (await Get<GrantExternalAccess>().ExecuteAsync(actor, input, default)).Error;
    }

    private Error? Show(Result<OneTimePassword> made)
    {
        once = made.Succeeded ? made.Value : null;
        return made.Error;
    }

    /// <summary>Nine acts of one page: each is made when it is needed, not all of them with the page.</summary>
    private T Get<T>()
        where T : notnull => UseCases.GetRequiredService<T>();

    private bool IsCurrent(GrantRow grant) => grant.EndedAt is null && grant.To >= Time.Today;

    private string Scope(GrantRow g) => string.Join("、", new[]
    {
        g.DocumentsInForce ? T["GrantDocuments"].Value : null,
        g.ExportAllowed ? T["GrantExport"].Value : null,
        g.VerdictsShown ? T["GrantVerdicts"].Value : null,
        g.RecordClauses is null ? null : T["GrantedRecords", g.RecordClauses.Replace(" ", "、", StringComparison.Ordinal), Dates.Of(g.RecordsFrom) ?? "", Dates.Of(g.RecordsTo) ?? ""].Value,
        g.RestrictedForms is null ? null : T["GrantedRestricted", g.RestrictedForms.Replace(" ", "、", StringComparison.Ordinal)].Value,
    }.OfType<string>());

    private string Day(DateTime utc) => Time.Local(utc).ToString("yyyy-MM-dd", null);

    private string Moment(DateTime utc) => Time.Local(utc).ToString("yyyy-MM-dd HH:mm", null);

    /// <summary>Numbers as people write them beside each other: with a space, a comma or 、 between.</summary>
    private static string[] Split(string? typed) => typed?.Split([' ', '　', ',', '，', '、', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static Guid? IdOf(string text) => Guid.TryParse(text, out var id) ? id : null;

    private sealed class PersonForm
    {
        public string Name { get; set; } = "";

        public string Department { get; set; } = "";

        public string? Email { get; set; }

        public string UserName { get; set; } = "";

        public string Role { get; set; } = "";

        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public string? Reason { get; set; }

        public bool Documents { get; set; } = true;

        public bool Export { get; set; }

        public bool Verdicts { get; set; }

        public string? Clauses { get; set; }

        public DateOnly? RecordsFrom { get; set; }

        public DateOnly? RecordsTo { get; set; }

        public IReadOnlyList<string> Restricted { get; set; } = [];
    }
}
