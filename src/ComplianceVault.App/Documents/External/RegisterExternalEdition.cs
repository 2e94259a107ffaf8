using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>
/// Registers the new edition of an external document. It waits until it is known for each document in force that cites it whether that one must change
/// (R42, practice: 20 working days); where none cites it, it can come into force at once (<see cref="BringExternalIntoForce"/>). The value is the edition's id.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class RegisterExternalEdition(Vault vault, ExternalFiles files, WorkingCalendars calendars, CompanyTime time)
{
    /// <summary>
    /// Refusals: those of the facts, <c>documents.not-found</c>, <c>external.not-external</c>, <c>external.edition-waits</c> (label), <c>external.edition-known</c>,
    /// and the reader's for the file.
    /// </summary>
    public async Task<Result<Guid>> ExecuteAsync(Actor actor, Guid documentId, ExternalEditionFacts facts, ExternalUpload? upload, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var read = await files.ReadAsync(upload, ct);
        if (!read.Succeeded)
            return read.Error;
        return await vault.ActAsync<Guid>(this, actor, async act =>
        {
            if (facts.Refusal is { } unfit)
                return unfit;
            var found = await ExternalCase.LockAsync(act, documentId);
            if (!found.Succeeded)
                return found.Error;
            if (found.Value.Waiting is { } waiting)
                return Error.Conflict("external.edition-waits", waiting.Label);
            if (await act.Db.Set<Edition>().AnyAsync(e => e.DocumentId == documentId && e.Label == facts.Label.Trim() && e.State != EditionState.Discarded, ct))
                return Error.Conflict("external.edition-known", facts.Label.Trim());
            return await RegisterAsync(act, found.Value, facts, read.Value);
        }, ct);
    }

    private async Task<Result<Guid>> RegisterAsync(Act act, ExternalCase of, ExternalEditionFacts facts, ExternalContent? content)
    {
        var last = await act.Db.Set<Edition>().Where(e => e.DocumentId == of.Document.Id).MaxAsync(e => e.Ordinal, act.Token);
        var edition = await files.AddAsync(act, of.Document, facts, last + 1, content);
        if (!edition.Succeeded)
            return edition.Error;
        var citing = await Citing(act.Db, of.Document).OrderBy(d => d.Number).ToListAsync(act.Token);
        var due = (await calendars.CurrentAsync(act.Db, act.Token)).AddWorkingDays(time.Today, await ExternalSettings.ImpactDaysAsync(act)).Date;
        act.Db.AddRange(citing.Select(c => new ImpactQuestion { Id = act.NewId(), EditionId = edition.Value.Id, CitingId = c.Id, Since = act.Now, Due = due }));
        act.Note(
            "external.edition-registered",
            (new ObjectRef(Edition.Kind, edition.Value.Id), new { facts, content?.File?.FileName, content?.File?.Hash, Citing = citing.Select(c => c.Number), Due = due }), (new ObjectRef(Document.Kind, of.Document.Id), null));
        return edition.Value.Id;
    }

    /// <summary>The documents in force that name it, by number or title.</summary>
    internal static IQueryable<Document> Citing(VaultDbContext db, Document external)
    {
        var citing = db.Set<Citation>().Where(c => c.Number == external.Number || c.Title == external.Title)
            .Join(db.Set<Edition>().Where(e => e.State == EditionState.Effective && e.DocumentId != external.Id), c => c.EditionId, e => e.Id, (c, e) => e.DocumentId);
        return db.Set<Document>().AsNoTracking().Where(d => citing.Contains(d.Id));
    }
}
