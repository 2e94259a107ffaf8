using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Comparing;

/// <summary>What the 1/3 rule says to a changed share (decision 29).</summary>
public enum ThirdRule
{
    /// <summary>The rule does not bind this document; its share is information.</summary>
    Information,

    /// <summary>The manual, a third changed at most.</summary>
    Within,

    /// <summary>The manual, more than a third changed: a new edition, which the management review decides.</summary>
    NewEdition,
}

/// <summary>Applies the rule: it binds the manual, the document of the first level.</summary>
internal static class ThirdRules
{
    /// <summary>
    /// More than a third of the manual changed, and it is no 换版: it takes the controller's reason, or the decision of the management review, to issue it so.
    /// </summary>
    public static async Task<bool> AsksReasonAsync(VaultDbContext db, Differences differences, Document document, Edition edition, CancellationToken ct)
    {
        if (await db.Set<Edition>().AsNoTracking().FirstOrDefaultAsync(e => e.DocumentId == document.Id && e.State == EditionState.Effective && e.Id != edition.Id, ct) is not { } inForce)
            return false;
        var difference = await differences.GetAsync(inForce.TextHash, edition.TextHash, ct);
        if (!difference.Succeeded || await OfAsync(db, document.Level, difference.Value.Share, ct) != ThirdRule.NewEdition)
            return false;
        var scheme = (await NumberingInForce.LoadAsync(db, ct)).Scheme;
        return !(scheme.Read(inForce.Label).Place is { } old && scheme.Read(edition.Label).Place is { } next && next.Edition > old.Edition);
    }

    /// <summary>How much changed against the edition in force; null: there is none, or no text.</summary>
    public static async Task<double?> ShareAsync(VaultDbContext db, Differences differences, Guid editionId, CancellationToken ct)
    {
        var texts = await db.Set<Edition>().Where(e => e.Id == editionId)
            .Join(db.Set<Edition>().Where(e => e.State == EditionState.Effective), e => e.DocumentId, o => o.DocumentId, (e, o) => new { Old = o.TextHash, New = e.TextHash }).FirstOrDefaultAsync(ct);
        return texts is not null && await differences.GetAsync(texts.Old, texts.New, ct) is { Succeeded: true, Value: var difference } ? difference.Share : null;
    }

    public static async Task<ThirdRule> OfAsync(VaultDbContext db, string level, double share, CancellationToken ct)
    {
        var first = await db.Set<DocumentLevel>().OrderBy(l => l.Ordinal).Select(l => l.Code).FirstOrDefaultAsync(ct);
        return level != first ? ThirdRule.Information : share * 3 > 1 ? ThirdRule.NewEdition : ThirdRule.Within;
    }
}
