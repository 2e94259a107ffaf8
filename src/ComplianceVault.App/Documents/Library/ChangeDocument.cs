using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>The facts of a document that can be changed; the number cannot.</summary>
public sealed record DocumentFacts(string Title, string? Department, Classification Classification, IReadOnlyList<string> Readers);

/// <summary>Changes title, owner, classification and who may read a 受限 or 保密 document, with a reason (R02).</summary>
[Needs(Permission.ControlDocuments)]
public sealed class ChangeDocument(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid documentId, int version, DocumentFacts facts, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var found = await Changing.FindAsync<Document>(act, documentId, version, reason);
            if (!found.Succeeded)
                return found.Error;
            var document = found.Value;
            if (await RefusalAsync(act, facts) is { } refusal)
                return refusal;
            var readers = await act.Db.Set<PermittedReader>().Where(r => r.DocumentId == documentId).ToListAsync(ct);
            var old = new DocumentFacts(document.Title, document.Department, document.Classification, [.. readers.Select(r => r.Reader)]);
            await KeepAsync(act, document, facts);
            (document.Title, document.Department, document.Classification) = (facts.Title.Trim(), facts.Department, facts.Classification);
            act.Db.RemoveRange(readers.Where(r => !facts.Readers.Contains(r.Reader)));
            act.Db.AddRange(facts.Readers.Except(old.Readers).Select(r => new PermittedReader { DocumentId = documentId, Reader = r }));
            var editions = await act.Db.Set<Edition>().Where(e => e.DocumentId == documentId).Select(e => e.Id).ToListAsync(ct);
            act.Note("document.changed", [(new ObjectRef(Document.Kind, documentId), new { Old = old, New = facts, Reason = reason }), .. editions.Select(e => (new ObjectRef(Edition.Kind, e), (object?)null))]);
            await act.RaiseAsync(new DocumentDescribed(documentId, []));
            return Result.Success;
        }, ct);

    /// <summary>What it was called and whose it was until now, for the lists of past days.</summary>
    private static async Task KeepAsync(Act act, Document document, DocumentFacts facts)
    {
        if ((document.Title, document.Department, document.Classification) == (facts.Title.Trim(), facts.Department, facts.Classification))
            return;
        act.Db.Add(new FormerFacts
        {
            Id = act.NewId(),
            DocumentId = document.Id,
            Title = document.Title,
            Department = document.Department,
            Classification = document.Classification,
            From = await act.Db.Set<FormerFacts>().Where(f => f.DocumentId == document.Id).MaxAsync(f => (DateTime?)f.To, act.Token),
            To = act.Now,
        });
    }

    private static async Task<Error?> RefusalAsync(Act act, DocumentFacts facts)
    {
        if (string.IsNullOrWhiteSpace(facts.Title) || facts.Title.Length > 300)
            return Error.Invalid("documents.title-required");
        return facts.Department is null || await act.Db.Set<Department>().AnyAsync(d => d.Code == facts.Department, act.Token)
            ? null
            : Error.Invalid("organisation.no-such-department", facts.Department);
    }
}
