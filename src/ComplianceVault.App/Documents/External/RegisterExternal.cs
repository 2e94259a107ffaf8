using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>
/// Registers a document from outside (文件控制程序 4.9.2): a document with one edition in force from today, since its issuer approved it. Where its licence does
/// not allow to keep the text, the edition's text is what is known of it (<see cref="ExternalText"/>) and it has no file. By the controller; technical material also by
/// the clerk of the department that keeps it (<see cref="ExternalKeepers"/>).
/// </summary>
[Needs(Permission.ControlDocuments, Permission.Read)]
public sealed class RegisterExternal(Vault vault, ExternalFiles files, NumberTaking numbers, CompanyTime time)
{
    /// <summary>The level whose pattern gives the numbers.</summary>
    internal const string Level = "外来";

    /// <summary>
    /// Refusals: <c>external.keeper-only</c>, <c>documents.number-taken</c>, <c>documents.number-required</c>, <c>documents.title-required</c>, <c>documents.edition-required</c>,
    /// <c>documents.external-facts-required</c>, <c>organisation.no-such-department</c>, <c>clauses.not-a-number</c>, <c>clauses.not-found</c>, <c>clauses.heading-only</c>, <c>external.hand-over-closed</c>, and the reader's for the file.
    /// </summary>
    public async Task<Result<RegisteredDocument>> ExecuteAsync(Actor actor, ExternalFacts facts, ExternalUpload? upload, CancellationToken ct)
    {
        if ((actor.RefusalFor(GetType()) ?? ExternalKeepers.RefusalFor(actor, facts.Category, facts.Department)) is { } refusal)
            return refusal;
        var read = await files.ReadAsync(upload, ct);
        if (!read.Succeeded)
            return read.Error;
        return await vault.ActAsync<RegisteredDocument>(this, actor, async act =>
        {
            if (await facts.RefusalAsync(act) is { } unfit)
                return unfit;
            ExternalHandOver? slip = null;
            if (facts.HandOverId is { } handed)
            {
                var found = await HandOvers.LockAsync(act, handed);
                if (!found.Succeeded)
                    return found.Error;
                slip = found.Value;
            }

            var number = await NumberAsync(act, facts.Number);
            return number.Succeeded ? await RegisterAsync(act, facts, number.Value, read.Value, slip) : number.Error;
        }, ct);
    }

    private async Task<Result<string>> NumberAsync(Act act, string? given)
    {
        if (given.Clean() is not { } number)
            return await numbers.TakeAsync(act, Level, null);
        return await act.Db.Set<Document>().AnyAsync(d => d.Number == number, act.Token) ? Error.Conflict("documents.number-taken", number) : number;
    }

    private async Task<Result<RegisteredDocument>> RegisterAsync(Act act, ExternalFacts facts, string number, ExternalContent? content, ExternalHandOver? slip)
    {
        var numbering = await NumberingInForce.LoadAsync(act.Db, act.Token);
        var document = new Document
        {
            Id = act.NewId(),
            Number = number,
            Title = facts.Title.Trim(),
            Level = facts.Number is null ? Level : numbering.LevelOf(number),
            Department = facts.Department,
            IsSample = act.Actor.Session.Source == ActSource.Loader,
            CreatedAt = act.Now,
        };
        var edition = await files.AddAsync(act, document, facts.Edition, 1, content);
        if (!edition.Succeeded)
            return edition.Error;
        var clauses = facts.Clauses.Select(c => ClauseNumber.TryParse(c)!.Text).Distinct().ToList();
        act.Db.Add(document);
        if (slip is not null)
            (slip.ClosedAt, slip.ClosedByName, slip.DocumentId) = (act.Now, act.Actor.Name, document.Id);
        act.Db.Add(new ExternalDocument { DocumentId = document.Id, Category = facts.Category, NextCheck = await ExternalSettings.NextCheckAsync(act, time.Today) });
        act.Db.AddRange(clauses.Select(c => new DocumentClause { Id = act.NewId(), DocumentId = document.Id, Clause = c, From = time.Today }));
        act.Note("external.registered", (new ObjectRef(Document.Kind, document.Id), facts with { Number = number }), (new ObjectRef(Edition.Kind, edition.Value.Id), new { content?.File?.FileName, content?.File?.Hash }));
        if (slip is not null)
            act.Note("external.hand-over-registered", slip.Ref, new { slip.Number, slip.Title, Document = number });
        await act.RaiseAsync(new DocumentDescribed(document.Id, clauses));
        return await EditionsInForce.RegisterAsync(act, edition.Value, time.Today) is { Succeeded: false } refused ? refused.Error : new RegisteredDocument(document.Id, number);
    }
}
