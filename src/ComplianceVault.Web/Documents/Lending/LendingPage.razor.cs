using ComplianceVault.App.Documents.Lending;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Lending;

/// <summary>借阅、翻印与对外提供: what is out, what waits, and what the person has; its state is its address.</summary>
public sealed partial class LendingPage
{
    private Actor? actor;
    private LendingAddress address = new();
    private Page<LendingRow>? page;
    private Error? error;

    [SupplyParameterFromQuery(Name = "tab")]
    private string? TabName { get; set; }

    [SupplyParameterFromQuery(Name = "all")]
    private string? All { get; set; }

    [SupplyParameterFromQuery(Name = "document")]
    private string? Document { get; set; }

    [SupplyParameterFromQuery(Name = "text")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private LendingQueries Queries { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        address = LendingAddress.Parse(new Uri(Places.Uri).Query);
        var found = await Queries.ListAsync(actor, address.Filter, new(address.Page, LendingAddress.PageSize), default);
        (page, error) = (found.Succeeded ? found.Value : null, found.Error);
    }
}
