using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>
/// Enters a currency check (有效性核查): whether the edition in force is still its issuer's current one, and where that was looked up. The next one is counted
/// from today. What was replaced goes on with <see cref="RegisterExternalEdition"/>, which asks of each document that cites it whether it must change; what was repealed
/// with its withdrawal, and with a change request for each document that cites it. The value is the numbers of those.
/// By the controller; of technical material also by the clerk of the department that keeps it (<see cref="ExternalKeepers"/>).
/// </summary>
[Needs(Permission.ControlDocuments, Permission.Read)]
public sealed class CheckCurrency(Vault vault, CompanyTime time, ExternalRequests requests)
{
    /// <summary>Refusals: <c>documents.not-found</c>, <c>external.not-external</c>, <c>lifecycle.nothing-in-force</c>, <c>external.evidence-required</c>, <c>external.keeper-only</c>.</summary>
    public Task<Result<IReadOnlyList<string>>> ExecuteAsync(Actor actor, Guid documentId, CurrencyOutcome outcome, string evidence, CancellationToken ct) =>
        vault.ActAsync<IReadOnlyList<string>>(this, actor, async act =>
        {
            if (Texts.Refusal(evidence, Texts.Reason, "external.evidence-required") is { } unfounded)
                return unfounded;
            if (!Enum.IsDefined(outcome))
                return Error.Invalid("external.outcome-unknown");
            var found = await ExternalCase.LockAsync(act, documentId);
            if (!found.Succeeded)
                return found.Error;
            if (ExternalKeepers.RefusalFor(actor, found.Value.External.Category, found.Value.Document.Department) is { } notTheirs)
                return notTheirs;
            if (found.Value.InForce is not { } edition)
                return Error.Conflict("lifecycle.nothing-in-force");
            act.Db.Add(Check(act, found.Value, edition, outcome, evidence.Trim()));
            var raised = outcome == CurrencyOutcome.Repealed ? await requests.RaiseAllAsync(act, found.Value.Document, edition.Id, evidence.Trim()) : [];
            act.Note("external.checked", (new ObjectRef(Document.Kind, documentId), new { edition.Label, Outcome = outcome, Evidence = evidence.Trim(), Requests = raised }), (new ObjectRef(Edition.Kind, edition.Id), null));
            found.Value.External.NextCheck = await ExternalSettings.NextCheckAsync(act, time.Today);
            return Result.Of(raised);
        }, ct);

    private CurrencyCheck Check(Act act, ExternalCase of, Edition edition, CurrencyOutcome outcome, string evidence) => new()
    {
        Id = act.NewId(),
        DocumentId = of.Document.Id,
        EditionId = edition.Id,
        On = time.Today,
        DueOn = of.External.NextCheck,
        At = act.Now,
        ByName = act.Actor.Name,
        Outcome = outcome,
        Evidence = evidence,
    };
}

/// <summary>An external document with the edition in force and the one that waits, locked for the act.</summary>
internal sealed record ExternalCase(Document Document, ExternalDocument External, Edition? InForce, Edition? Waiting)
{
    public static async Task<Result<ExternalCase>> LockAsync(Act act, Guid documentId)
    {
        await act.Db.Set<Document>().Where(d => d.Id == documentId).ExecuteUpdateAsync(s => s.SetProperty(d => d.Number, d => d.Number), act.Token);
        if (await act.Db.Set<Document>().FirstOrDefaultAsync(d => d.Id == documentId, act.Token) is not { } document)
            return Error.NotFound("documents.not-found", "");
        if (await act.Db.Set<ExternalDocument>().FirstOrDefaultAsync(e => e.DocumentId == documentId, act.Token) is not { } external)
            return Error.Conflict("external.not-external", document.Number);
        var editions = await act.Db.Set<Edition>().Where(e => e.DocumentId == documentId && (e.State == EditionState.Effective || e.State == EditionState.Draft)).ToListAsync(act.Token);
        return new ExternalCase(document, external, editions.Find(e => e.State == EditionState.Effective), editions.Find(e => e.State == EditionState.Draft));
    }
}
