using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>
/// What the panel offers: the one act that is this person's turn, and the others. An author's submission stays the one act while something is missing for it.
/// What the state or the rights rule out for good is not shown; what only waits for somebody or something is shown with its reason.
/// </summary>
public sealed record LifeActs(PossibleAct? Primary, IReadOnlyList<PossibleAct> Others)
{
    private static readonly EditionAct[] Forward = [EditionAct.Submit, EditionAct.PassReview, EditionAct.PassCountersign, EditionAct.Approve, EditionAct.Publish];
    private static readonly EditionAct[] Back = [EditionAct.Reject, EditionAct.TakeBack, EditionAct.Return, EditionAct.Discard];

    public static LifeActs Of(IEnumerable<PossibleAct> acts)
    {
        var shown = acts.Select(a => a with { Act = a.Act == EditionAct.PassReviewToCountersign ? EditionAct.PassReview : a.Act })
            .Where(a => IsShown(a.Refusal) && (Forward.Contains(a.Act) || Back.Contains(a.Act))).DistinctBy(a => a.Act).ToList();
        var primary = shown.Where(a => Forward.Contains(a.Act) && (a.Refusal is null || IsHeldUp(a))).OrderBy(a => Array.IndexOf(Forward, a.Act)).FirstOrDefault();
        return new(primary, [.. shown.Where(a => a != primary).OrderBy(a => Array.IndexOf([.. Forward, .. Back], a.Act))]);
    }

    /// <summary>The signature an act is, or null when it is none.</summary>
    public static SignatureMeaning? MeaningOf(EditionAct act) => act switch
    {
        EditionAct.Submit => SignatureMeaning.Author,
        EditionAct.PassReview or EditionAct.PassReviewToCountersign => SignatureMeaning.Review,
        EditionAct.PassCountersign => SignatureMeaning.Countersign,
        EditionAct.Approve => SignatureMeaning.Approve,
        _ => null,
    };

    public static bool IsBack(EditionAct act) => Back.Contains(act);

    private static bool IsHeldUp(PossibleAct act) => act is { Act: EditionAct.Submit, Refusal.Code: not "lifecycle.author-only" };

    private static bool IsShown(Error? refusal) => refusal?.Code is not ("workflow.not-allowed" or "access.missing-permission" or "access.not-granted");
}
