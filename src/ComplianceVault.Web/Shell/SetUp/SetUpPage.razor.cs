using System.Globalization;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Shell.SetUp;

/// <summary>建立本公司体系, step by step, without a circuit: each step sends the whole form.</summary>
public sealed partial class SetUpPage
{
    /// <summary>Roles that may stand for the management representative.</summary>
    private static readonly string[] MayStandIn = [Role.Manager, Role.DepartmentHead];

    private static readonly Dictionary<string, SetUpStep> StepOf = new(StringComparer.Ordinal)
    {
        ["code"] = SetUpStep.Company,
        ["company"] = SetUpStep.Company,
        ["system"] = SetUpStep.Company,
        ["departments"] = SetUpStep.Departments,
        ["representative"] = SetUpStep.Roles,
        ["numbers"] = SetUpStep.Numbers,
        ["editions"] = SetUpStep.Numbers,
        ["map"] = SetUpStep.Parts,
        ["parts"] = SetUpStep.Parts,
        ["name"] = SetUpStep.Founder,
    };

    private Error? error;
    private PackVocabulary? pack;
    private CompanyPlan plan = null!;
    private IReadOnlyList<PlanFault> faults = [];

    [SupplyParameterFromForm(FormName = "set-up")]
    private SetUpInput Input { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    [Inject]
    private VaultIdentity Vault { get; set; } = null!;

    [Inject]
    private SetUpVault SetUp { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private IEnumerable<PackRole> Instead => pack!.Roles.Where(r => MayStandIn.Contains(r.Id));

    private string Representative => pack!.Roles.Find(r => r.Id == Input.Instead) is { } other ? In(other.Name) : T["Role_mgmt_rep"].Value;

    /// <summary>A label of the pack in the language of the page.</summary>
    internal static string In(SeedLabel label) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? label.En ?? label.Zh : label.Zh;

    protected override async Task OnInitializedAsync()
    {
        if (await Vault.FindAsync(Context.RequestAborted) is not null)
        {
            Places.NavigateTo("/sign-in");
            return;
        }

        var words = await SetUp.VocabularyAsync(Context.RequestAborted);
        error = words.Error;
        Input ??= words.Succeeded ? SetUpInput.Proposed(words.Value) : new SetUpInput();
        if (!words.Succeeded)
            return;
        pack = words.Value;
        plan = Input.Plan(pack);
        Input.Show(plan);
    }

    private async Task SubmitAsync()
    {
        if (pack is null)
            return;
        if (Input.Go == "row")
            Input.Departments.Add(new DepartmentRow());
        else if (Input.Go == "back")
            Input.Step = (SetUpStep)Math.Max((int)Input.Step - 1, 0);
        else if (Check() && Input.Go == "found")
            await FoundAsync();
        else if (faults.Count == 0)
            Input.Step = (SetUpStep)Math.Min((int)Input.Step + 1, (int)SetUpStep.Review);
        (Input.Password, Input.Again) = ("", "");
    }

    /// <summary>Whether all steps up to this one can stand; otherwise the first that cannot is shown.</summary>
    private bool Check()
    {
        faults = [.. SetUp.Faults(Input.Request(pack!), pack!).Where(f => StepOf[f.Field.Split('.', '[')[0]] <= Input.Step)];
        if (faults.Count > 0)
            Input.Step = faults.Min(f => StepOf[f.Field.Split('.', '[')[0]]);
        return faults.Count == 0;
    }

    private async Task FoundAsync()
    {
        if (Input.Password != Input.Again)
        {
            faults = [new("password", Error.Invalid("account.password-differs"))];
            return;
        }

        var founded = await SetUp.ExecuteAsync(Input.Request(pack!), RequestSession.Of(Context, Clock), null, Context.RequestAborted);
        if (founded.Succeeded)
            Places.NavigateTo("/sign-in");
        else if (founded.Error!.Code == "account.password-weak")
            faults = [new("password", founded.Error)];
        else
            error = founded.Error;
    }

    /// <summary>The place of a row among those that are filled, by which faults name it.</summary>
    private int PlaceOf(int row) => Input.Departments.Take(row).Count(d => d.Code.Trim().Length + d.Name.Trim().Length > 0);

    private string LevelName(string level) => pack!.Levels.Find(l => l.Level == level) is { } known ? In(known.Name) : "";

    private string DepartmentName(string id) => pack!.Departments.Find(d => d.Id == id) is { } known ? In(known.Name) : id;

    private string? Duties(string id) => pack!.Departments.Find(d => d.Id == id)?.Duties is { } duties ? In(duties) : null;
}
