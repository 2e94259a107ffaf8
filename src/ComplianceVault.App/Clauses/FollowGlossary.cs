using ComplianceVault.App.Glossary;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>A clause is found by the terms that its title is about: a change of them names the clause in the trail, and so it is indexed anew. Documents hold no terms.</summary>
internal sealed class FollowGlossary : IFactHandler<GlossaryChanged>
{
    public async Task HandleAsync(GlossaryChanged fact, Act act)
    {
        var clauses = (await act.Db.Set<Clause>().AsNoTracking().OrderBy(c => c.Ordinal).ToListAsync(act.Token)).FindAll(c => fact.Words.Any(w => ClauseTerms.IsAbout(c.TitleZh, w)));
        if (clauses.Count > 0)
        {
            act.Note("clause.terms-changed", [.. clauses.Select((c, i) =>
                (new ObjectRef(Clause.Kind, c.Id), i == 0 ? (object?)new { Terms = fact.Words.Distinct(), Clauses = clauses.Select(x => x.Number) } : null))]);
        }
    }
}
