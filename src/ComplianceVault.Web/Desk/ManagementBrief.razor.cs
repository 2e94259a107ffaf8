using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Web.Components;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Desk;

/// <summary>What the management sees first.</summary>
public sealed partial class ManagementBrief
{
    private const int Few = 5;
    private const int Lines = 10;

    private BriefPeriod? period;
    private DeskBoard? signatures;
    private IReadOnlyList<CoverageRow>? weakest;
    private Page<ForceChangeRow>? changes;

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Inject]
    private DeskQueries Desk { get; set; } = null!;

    [Inject]
    private BriefQueries Brief { get; set; } = null!;

    [Inject]
    private CoverageQueries Coverage { get; set; } = null!;

    [Inject]
    private ChangesInForce Changes { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private Browser Browser { get; set; } = null!;

    private DateOnly Since => period?.Since ?? Time.Today.AddDays(-BriefQueries.Days);

    public static bool IsFor(Actor actor) => !actor.IsExternal && (actor.Roles.Contains(Role.Manager) || actor.Roles.Contains(Role.Representative));

    protected override async Task OnInitializedAsync()
    {
        period = await Brief.PeriodAsync(Actor, default) is { Succeeded: true } since ? since.Value : null;
        signatures = await Desk.BoardAsync(Actor, DeskAddress.Signatures, new(1, Few), default) is { Succeeded: true } waiting ? waiting.Value : null;
        weakest = await Coverage.WeakestAsync(Actor, Few, default) is { Succeeded: true } judged ? judged.Value : null;
        changes = await Changes.SinceAsync(Actor, Since, new(1, Lines), default) is { Succeeded: true } found ? found.Value : null;
    }

    private Task PrintAsync() => Browser.CallAsync("print").AsTask();
}
