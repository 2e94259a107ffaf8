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
    public static async Task<ThirdRule> OfAsync(VaultDbContext db, string level, double share, CancellationToken ct)
    {
        var first = await db.Set<DocumentLevel>().OrderBy(l => l.Ordinal).Select(l => l.Code).FirstOrDefaultAsync(ct);
        return level != first ? ThirdRule.Information : share * 3 > 1 ? ThirdRule.NewEdition : ThirdRule.Within;
    }
}
