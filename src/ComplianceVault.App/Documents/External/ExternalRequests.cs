using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>
/// Change requests that an external document brings about: one for each document of ours, because each has its own owner, edition and answer. It quotes the first
/// place that names the external document.
/// </summary>
public sealed class ExternalRequests(RaiseChangeRequest raising)
{
    private static readonly ExternalCategory[] Regulations = [ExternalCategory.Law, ExternalCategory.Standard];

    /// <summary>For each document in force that cites it, by number.</summary>
    internal async Task<IReadOnlyList<string>> RaiseAllAsync(Act act, Document external, Guid cause, string proposal)
    {
        var raised = new List<string>();
        foreach (var citing in await RegisterExternalEdition.Citing(act.Db, external).OrderBy(d => d.Number).ToListAsync(act.Token))
        {
            if (await RaiseAsync(act, citing, cause, "external.request-repealed", proposal) is { } number)
                raised.Add(number);
        }

        return raised;
    }

    /// <summary>Null where it was raised before for the same edition, or where our document is in force no longer.</summary>
    internal async Task<string?> RaiseAsync(Act act, Document citing, Guid cause, string word, string proposal)
    {
        if (await act.Db.Set<ChangeRequest>().AnyAsync(r => r.DocumentId == citing.Id && r.CauseEditionId == cause, act.Token)
            || await act.Db.Set<Edition>().AsNoTracking().FirstOrDefaultAsync(e => e.DocumentId == citing.Id && e.State == EditionState.Effective, act.Token) is not { } edition)
            return null;
        var origin = await act.Db.Set<Edition>().Where(e => e.Id == cause)
            .Join(act.Db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => new { d.Id, d.Number, d.Title, e.Label }).FirstAsync(act.Token);
        var category = await act.Db.Set<ExternalDocument>().Where(x => x.DocumentId == origin.Id).Select(x => x.Category).FirstAsync(act.Token);
        var place = await act.Db.Set<Citation>().Where(c => c.EditionId == edition.Id && (c.Number == origin.Number || c.Title == origin.Title)).OrderBy(c => c.Ordinal)
            .Select(c => new { c.SectionKey, c.Quote }).FirstOrDefaultAsync(act.Token);
        var section = place is null ? null : await act.Db.Set<EditionSection>().AsNoTracking().FirstOrDefaultAsync(s => s.EditionId == edition.Id && s.Key == place.SectionKey, act.Token);
        var problem = VaultWords.Of(word, [origin.Number, origin.Title, origin.Label, place?.Quote ?? ""], PaperWords.Chinese);
        var source = Regulations.Contains(category) ? ChangeSource.Law : ChangeSource.Review;
        return (await raising.RaiseAsync(act, edition, section, new(edition.Id, place?.SectionKey, problem, proposal, source), cause)).Number;
    }
}
