using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Organisation.Letters;

/// <summary>任命与授权: who is appointed or authorised to what, from when to when.</summary>
public sealed partial class LettersPage
{
    private const int PageSize = 50;

    private Page<LetterRow>? page;
    private Error? error;
    private bool mayDraft;
    private bool drafting;
    private string? drafted;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Words { get; set; }

    [SupplyParameterFromQuery(Name = "all")]
    private bool All { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private LetterQueries Queries { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        mayDraft = await Queries.MayDraftAsync(actor, default);
        var found = await Queries.ListAsync(actor, new(Words, All), new(Number, PageSize), default);
        (error, page) = (found.Error, found.Succeeded ? found.Value : null);
    }

    /// <summary>The filters are the address; a changed filter begins at the first page.</summary>
    private void Go(string? words, bool all) => Places.NavigateTo(Places.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["q"] = string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        ["all"] = all ? true : null,
        ["page"] = null,
    }));

    private void DraftedAsync(string? number) => (drafting, drafted) = (false, number);

    /// <summary>Goes to the new letter once the form is closed.</summary>
    protected override void OnAfterRender(bool firstRender)
    {
        if (drafted is { } number)
            Places.NavigateTo(LetterAddress.Of(number));
    }
}
