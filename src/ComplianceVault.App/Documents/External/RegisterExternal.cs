using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>What is known of a document from outside (外来文件), R42.</summary>
/// <param name="Label">The edition, as its issuer names it.</param>
/// <param name="Source">Where it was got, and where it can be read.</param>
public sealed record ExternalFacts(
    string Number, string Title, string Issuer, string Label, string? Department, string Source, string Licence, IReadOnlyCollection<string> Clauses)
{
    internal const int LongestLabel = 20;

    private const int LongestNumber = 80;
    private const int LongestTitle = 300;

    public Error? Refusal =>
        string.IsNullOrWhiteSpace(Number) || Number.Length > LongestNumber ? Error.Invalid("documents.number-required")
        : string.IsNullOrWhiteSpace(Title) || Title.Length > LongestTitle ? Error.Invalid("documents.title-required")
        : string.IsNullOrWhiteSpace(Label) || Label.Length > LongestLabel ? Error.Invalid("documents.edition-required")
        : new[] { Issuer, Source, Licence }.Any(string.IsNullOrWhiteSpace) ? Error.Invalid("documents.external-facts-required")
        : Clauses.FirstOrDefault(c => ClauseNumber.TryParse(c) is null) is { } wrong ? Error.Invalid("clauses.not-a-number", wrong)
        : null;
}

/// <summary>
/// Registers a document from outside whose text is not kept here: a document with one edition in force from today, since its issuer approved it. The edition's text is
/// what is known of it (<see cref="ExternalText"/>), it has no file.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class RegisterExternal(Vault vault, EditionTexts texts, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, ExternalFacts facts, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (await RefusalAsync(act, facts) is { } refusal)
                return refusal;
            var text = ExternalText.Of(facts);
            var stored = await texts.PutAsync(text, ct);
            if (!stored.Succeeded)
                return stored.Error;
            var numbering = await NumberingInForce.LoadAsync(act.Db, ct);
            var document = NewDocument(act, facts, numbering);
            var edition = NewEdition(act, document.Id, facts, numbering, stored.Value);
            act.Db.AddRange(document, edition);
            act.Db.AddRange(facts.Clauses.Select(c => new DocumentClause { Id = act.NewId(), DocumentId = document.Id, Clause = ClauseNumber.TryParse(c)!.Text, From = time.Today }));
            EditionWriter.AddText(act, edition.Id, new TextOf(document.Number, document.Title, numbering), text, before: null);
            act.Note("external.registered", (new ObjectRef(Document.Kind, document.Id), facts), (new ObjectRef(Edition.Kind, edition.Id), null));
            await act.RaiseAsync(new DocumentDescribed(document.Id, facts.Clauses));
            return await EditionsInForce.RegisterAsync(act, edition, time.Today);
        }, ct);

    private static async Task<Error?> RefusalAsync(Act act, ExternalFacts facts)
    {
        if (facts.Refusal is { } refusal)
            return refusal;
        if (await act.Db.Set<Document>().AnyAsync(d => d.Number == facts.Number, act.Token))
            return Error.Conflict("documents.number-taken", facts.Number);
        return facts.Department is null || await act.Db.Set<Department>().AnyAsync(d => d.Code == facts.Department, act.Token)
            ? null
            : Error.Invalid("organisation.no-such-department", facts.Department);
    }

    private static Document NewDocument(Act act, ExternalFacts facts, NumberingRules numbering) => new()
    {
        Id = act.NewId(),
        Number = facts.Number,
        Title = facts.Title.Trim(),
        Level = numbering.LevelOf(facts.Number),
        Department = facts.Department,
        IsSample = act.Actor.Session.Source == ActSource.Loader,
        CreatedAt = act.Now,
    };

    private static Edition NewEdition(Act act, Guid document, ExternalFacts facts, NumberingRules numbering, string textHash) => new()
    {
        Id = act.NewId(),
        DocumentId = document,
        Label = facts.Label,
        Ordinal = numbering.OrdinalOf(facts.Label) ?? 1,
        State = EditionState.Draft,
        Source = EditionSource.External,
        TextHash = textHash,
        CreatedById = act.Actor.PersonId,
        CreatedAt = act.Now,
    };
}
