using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace ComplianceVault.Web.Documents.External;

/// <summary>外来文件: what came from outside, and whether each is still current.</summary>
public sealed partial class ExternalPage
{
    private const int PageSize = 50;

    /// <summary>Checks that come up within this many days are shown as due.</summary>
    private const int AheadDays = 30;

    private Actor? actor;
    private Page<ExternalRow>? page;
    private Error? error;
    private bool open;
    private bool handing;
    private HandOverRow? slip;
    private IReadOnlyList<HandOverRow> handed = [];
    private string? notice;

    [SupplyParameterFromQuery(Name = "category")]
    private string? CategoryName { get; set; }

    [SupplyParameterFromQuery(Name = "due")]
    private bool Due { get; set; }

    /// <summary>What was handed over and is to be registered now.</summary>
    [SupplyParameterFromQuery(Name = "slip")]
    private string? SlipId { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ExternalQueries Queries { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    private ExternalCategory? Category => Enum.TryParse<ExternalCategory>(CategoryName, ignoreCase: true, out var category) && Enum.IsDefined(category) ? category : null;

    /// <summary>The departments whose technical material a clerk registers; null: the controller registers everything.</summary>
    private IReadOnlyList<string>? Kept => actor is null || actor.Can(Permission.ControlDocuments) ? null : ExternalKeepers.DepartmentsOf(actor);

    private bool MayRegister => actor is not null && Kept is null or { Count: > 0 };

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        if (Choices.Levels.Count == 0)
            await Choices.LoadAsync(actor, default);
        await LoadAsync();
        // from the desk: the one that is to be registered opens at once
        if (Guid.TryParse(SlipId, out var id) && handed.FirstOrDefault(h => h.Id == id) is { } wanted && MayRegister)
            (slip, open) = (wanted, true);
    }

    private async Task LoadAsync()
    {
        if (actor is null)
            return;
        var found = await Queries.ListAsync(actor, new(Category, Due ? Time.Today.AddDays(AheadDays) : null), new(Number, PageSize), default);
        (page, error) = (found.Succeeded ? found.Value : null, found.Error);
        handed = await Queries.HandedOverAsync(actor, default) is { Succeeded: true } slips ? slips.Value : [];
    }

    private async Task HandedAsync(string? number)
    {
        (handing, notice) = (false, number is null ? null : T["HandOver_Done", number].Value);
        await LoadAsync();
    }

    private static string Address(ExternalCategory? category, bool due) => QueryHelpers.AddQueryString("/documents/external", new Dictionary<string, string?>
    {
        ["category"] = category?.ToString(),
        ["due"] = due ? "true" : null,
    });
}
