using ComplianceVault.App.Clauses;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>Says which clauses a document answers. Links begin and end on a day, so that the past stays as it was (decision 8).</summary>
[Needs(Permission.ControlDocuments)]
public sealed class SetClauses(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid documentId, IReadOnlyCollection<string> clauses, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var open = await act.Db.Set<DocumentClause>().Where(c => c.DocumentId == documentId && c.To == null).ToListAsync(ct);
            var linked = open.Select(l => l.Clause).ToHashSet(); // what stands already may stay
            if (await ClauseLinks.RefusalAsync(act, [.. clauses.Where(c => !linked.Contains(c))]) is { } refusal)
                return refusal;
            var wanted = clauses.Select(c => ClauseNumber.TryParse(c)!.Text).ToHashSet();
            foreach (var link in open.Where(l => !wanted.Contains(l.Clause)))
                link.To = time.Today;
            var added = wanted.Except(open.Select(l => l.Clause)).ToList();
            act.Db.AddRange(added.Select(c => new DocumentClause { Id = act.NewId(), DocumentId = documentId, Clause = c, From = time.Today }));
            await NoteAsync(act, documentId, new { Old = open.Select(l => l.Clause), New = wanted });
            await act.RaiseAsync(new DocumentDescribed(documentId, [.. added, .. open.Select(l => l.Clause).Except(wanted)]));
            return Result.Success;
        }, ct);

    private static async Task NoteAsync(Act act, Guid documentId, object detail)
    {
        var editions = await act.Db.Set<Edition>().Where(e => e.DocumentId == documentId).Select(e => e.Id).ToListAsync(act.Token);
        act.Note("document.clauses-set", [(new ObjectRef(Document.Kind, documentId), detail), .. editions.Select(e => (new ObjectRef(Edition.Kind, e), (object?)null))]);
    }
}
