using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>The three answers of a QR code (decision 28).</summary>
public enum CheckVerdict
{
    /// <summary>现行有效</summary>
    InForce,

    /// <summary>已发布待实施</summary>
    Pending,

    /// <summary>已作废</summary>
    Obsolete,
}

/// <summary>
/// What may be said to whoever holds the paper: the title only of a 公开 or 内部 document. <paramref name="Since"/> is the day from which the answer
/// holds; <paramref name="Other"/> is the edition in force instead, or the one that will replace this one from <paramref name="OtherFrom"/> on. <paramref name="Copy"/>
/// says of the paper itself that it should not be here: reported lost, lost, taken back, destroyed; null for one that may be.
/// </summary>
public sealed record EditionCheck(
    CheckVerdict Verdict, string Number, string Label, string? Title, DateOnly? Since, string? Other, DateOnly? OtherFrom, string CopyNumber, CopyState? Copy)
{
    /// <summary>Number of the document that was named to take the place of a withdrawn one.</summary>
    public string? ReplacedBy { get; init; }
}

/// <summary>Answers a QR code without sign-in. The token says which copy of which edition; whoever guesses finds nothing.</summary>
[NeedsNobody("whoever holds a paper copy may ask whether it is still in force; the token on it is the right")]
public sealed class CheckEdition(IDbContextFactory<VaultDbContext> databases)
{
    /// <summary>States in which the paper should be nowhere but with the controller.</summary>
    private static readonly CopyState[] Misplaced =
        [CopyState.Cancelled, CopyState.Returned, CopyState.LossReported, CopyState.Lost, CopyState.Kept, CopyState.Destroyed];

    /// <summary>Null for a token that was never given.</summary>
    public async Task<EditionCheck?> FindAsync(string token, CancellationToken ct)
    {
        if (token.Length != CheckToken.Length)
            return null;
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await CopyRows.Of(db, db.Set<ControlledCopy>().AsNoTracking().Where(c => c.Token == token)).FirstOrDefaultAsync(ct);
        if (found is null || Verdict(found.Edition.State) is not { } verdict)
            return null;
        var period = await db.Set<EditionInForce>().AsNoTracking().FirstOrDefaultAsync(f => f.EditionId == found.Edition.Id, ct);
        var others = await db.Set<Edition>().AsNoTracking().Where(e => e.DocumentId == found.Document.Id && e.Id != found.Edition.Id).ToListAsync(ct);
        var other = Other(verdict, others);
        var since = verdict switch { CheckVerdict.InForce => period?.From, CheckVerdict.Pending => found.Edition.EffectiveDate, _ => period?.To };
        return new(
            verdict, found.Document.Number, found.Edition.Label, DocumentRights.OpenToStaff.Contains(found.Document.Classification) ? found.Document.Title : null,
            since, other?.Label, verdict == CheckVerdict.InForce ? other?.EffectiveDate : null, found.Copy.Number,
            Misplaced.Contains(found.Copy.State) ? found.Copy.State : null)
        {
            ReplacedBy = verdict == CheckVerdict.Obsolete ? (await Replacements.OfAsync(db, found.Document.Id, ct))?.Number : null,
        };
    }

    private static CheckVerdict? Verdict(EditionState state) => state switch
    {
        EditionState.Effective => CheckVerdict.InForce,
        EditionState.Published => CheckVerdict.Pending,
        EditionState.Obsolete or EditionState.RetainedObsolete or EditionState.Destroyed => CheckVerdict.Obsolete,
        _ => null,
    };

    private static Edition? Other(CheckVerdict verdict, List<Edition> others) =>
        others.Find(e => e.State == (verdict == CheckVerdict.InForce ? EditionState.Published : EditionState.Effective));
}
