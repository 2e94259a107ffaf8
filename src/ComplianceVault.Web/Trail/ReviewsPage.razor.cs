using System.Globalization;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.TrailReviews;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ComplianceVault.Web.Trail;

/// <summary>The reviews of the trail.</summary>
public sealed partial class ReviewsPage
{
    private const int MostShown = 40;

    private ReviewSheet? sheet;
    private IReadOnlyList<SignedReview> signed = [];
    private string finding = "";
    private string? notice;
    private Error? error;
    private Error? nothing;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private TrailReviewQueries Queries { get; set; } = null!;

    [Inject]
    private SignTrailReview Signing { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private IDialogService Asked { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync(null);

    private async Task LoadAsync(DateOnly? to)
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var kept = await Queries.SignedAsync(actor, MostShown, default);
        (error, signed) = (kept.Error, kept.Succeeded ? kept.Value : []);
        if (!kept.Succeeded)
            return;
        var next = await Queries.SheetAsync(actor, to, default);
        var isNothing = next.Error?.Code == "trail-review.nothing";
        if (next.Succeeded || isNothing) // another refusal is about the day that was asked for: what was shown stays
            sheet = next.Succeeded ? next.Value : null;
        nothing = isNothing ? next.Error : null;
        error = isNothing ? null : next.Error;
    }

    private Task GoAsync(string? day) =>
        LoadAsync(DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to) ? to : null);

    private async Task SignAsync()
    {
        if (sheet is not { } shown || await Current.GetAsync() is not { } signer)
            return;
        var what = T["Review_Of", Dates.Of(shown.Review.From)!, Dates.Of(shown.Review.To)!];
        if (!await Asked.SignAsync(VaultWords.Of(SignatureMeaning.Review), what, signer.Name, async proof => (await Signing.ExecuteAsync(signer, shown, finding, proof, default)).Error))
            return;
        finding = "";
        await LoadAsync(null);
        notice = T["Review_Done"];
    }
}
