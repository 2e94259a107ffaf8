using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>到期复审: documents in force whose periodic review is overdue or near.</summary>
public sealed partial class ReviewsPage
{
    private const int PageSize = 50;

    private Actor? actor;
    private ReviewRule? rule;
    private Page<ReviewRow>? page;
    private ReviewRow? asked;
    private string? notice;
    private Error? error;
    private bool open;

    [SupplyParameterFromQuery(Name = "upto")]
    private string? UpToName { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    private string? Department { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ReviewQueries Queries { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private ReviewStanding UpTo => Enum.TryParse<ReviewStanding>(UpToName, ignoreCase: true, out var upTo) && Enum.IsDefined(upTo) ? upTo : ReviewStanding.Coming;

    private bool MayReview => actor is not null && (actor.Can(Permission.WriteDocuments) || actor.Can(Permission.ControlDocuments));

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        if (Choices.Levels.Count == 0)
            await Choices.LoadAsync(actor, default);
        rule = await Queries.RuleAsync(actor, default) is { Succeeded: true } found ? found.Value : null;
        await LoadAsync(actor);
    }

    private string WordOf(ReviewStanding standing) => T[$"UpTo_{standing}", (standing == ReviewStanding.Near ? rule?.NearDays : rule?.ComingDays) ?? 0];

    private static string Address(ReviewStanding upTo, string? department) => QueryHelpers.AddQueryString("/documents/reviews", new Dictionary<string, string?>
    {
        ["upto"] = upTo == ReviewStanding.Coming ? null : upTo.ToString(),
        ["department"] = string.IsNullOrEmpty(department) ? null : department,
    });

    private async Task LoadAsync(Actor reader)
    {
        var found = await Queries.DueAsync(reader, UpTo, string.IsNullOrEmpty(Department) ? null : Department, new(Number, PageSize), default);
        (page, error) = (found.Succeeded ? found.Value : null, found.Error);
    }

    private void Ask(ReviewRow row) => (asked, open, notice) = (row, true, null);

    private async Task ReviewedAsync(bool done)
    {
        open = false;
        if (!done || actor is null || asked is null)
            return;
        notice = T["Review_Done", asked.Number];
        await LoadAsync(actor);
    }
}
