using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Writing;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// What an author says of a draft and may change while it is one. <paramref name="EffectiveDate"/> is the wished day (拟实施日期);
/// <paramref name="ReviewMonths"/> null: the company's interval; countersign departments are those that share the work.
/// </summary>
public sealed record DraftFacts(
    string? ChangeDescription, DateOnly? EffectiveDate, bool TrainingRequired, int? ReviewMonths, IReadOnlyList<string> CountersignDepartments,
    IReadOnlyList<string> DistributionDepartments)
{
    public static DraftFacts None { get; } = new(null, null, false, null, [], []);
}

/// <summary>A new edition of a document; <paramref name="Step"/> says how far the next label is where the scheme knows revisions.</summary>
public sealed record DraftStart(
    Guid DocumentId, DraftFacts Facts, EditionStep Step = EditionStep.Edition, HeadingNumbering Numbering = HeadingNumbering.Automatic);

/// <summary>
/// Begins the next edition of a document, or its first: from the company's template, empty or with the pack's text, from the Word file of the edition in force, or from a file. Whoever begins
/// it is its author. A document has one edition in work at a time; drafting B never takes A out of force. The value is the edition's id.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class StartDraft(Vault vault, IDbContextFactory<VaultDbContext> databases, DraftFiles files, MakeTemplate template, PackDocumentTexts packTexts)
{
    /// <summary>
    /// Refusals of all four: <c>documents.not-found</c>, <c>lifecycle.not-your-department</c>, <c>lifecycle.in-work</c> (label, state),
    /// <c>lifecycle.change-required</c> when an edition is in force, <c>editions.no-next</c>, and those of <see cref="ChangeDraftFacts"/>.
    /// </summary>
    public Task<Result<Guid>> FromTemplateAsync(Actor actor, DraftStart start, CancellationToken ct) => FromTemplateAsync(actor, start, withText: false, ct);

    /// <summary>The same with what the pack has written of this document; refused with <c>documents.no-pack-text</c> where it has nothing.</summary>
    public Task<Result<Guid>> FromPackAsync(Actor actor, DraftStart start, CancellationToken ct) => FromTemplateAsync(actor, start, withText: true, ct);

    private async Task<Result<Guid>> FromTemplateAsync(Actor actor, DraftStart start, bool withText, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<Document>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == start.DocumentId, ct) is not { } document)
            return Error.NotFound("documents.not-found", "");
        var label = await DraftLabels.NextAsync(db, document.Id, start.Step, ct);
        if (!label.Succeeded)
            return label.Error;
        var body = withText ? await packTexts.FindAsync(document.Number, ct) : default;
        if (body.Error is { } none)
            return none;
        var request = new TemplateRequest(document.Number, document.Title, document.Department ?? "", start.Numbering, label.Value.Label) { Body = withText ? body.Value : null };
        var made = await template.ExecuteAsync(actor, request, ct);
        if (!made.Succeeded)
            return made.Error;
        await using var content = made.Value.Content;
        return await FromFileAsync(actor, start, made.Value.FileName, content, ct);
    }

    /// <summary>Refused with <c>lifecycle.nothing-in-force</c> or <c>lifecycle.no-word-file</c> as well.</summary>
    public async Task<Result<Guid>> FromEditionInForceAsync(Actor actor, DraftStart start, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var word = await WordInForceAsync(start.DocumentId, ct);
        if (!word.Succeeded)
            return word.Error;
        var file = await files.ReadAsync(word.Value, ct);
        return file.Succeeded ? await BeginAsync(actor, start, file.Value, ct) : file.Error;
    }

    /// <summary>A file that cannot be read is refused with the reader's error, and nothing begins.</summary>
    public async Task<Result<Guid>> FromFileAsync(Actor actor, DraftStart start, string fileName, Stream content, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var file = await files.ReadAsync(fileName, content, ct);
        return file.Succeeded ? await BeginAsync(actor, start, file.Value, ct) : file.Error;
    }

    private async Task<Result<EditionFile>> WordInForceAsync(Guid documentId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var edition = await db.Set<Edition>().Where(e => e.DocumentId == documentId && e.State == EditionState.Effective).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
        if (edition is null)
            return Error.Conflict("lifecycle.nothing-in-force");
        return await db.Set<EditionFile>().AsNoTracking().Where(f => f.EditionId == edition && f.Format == SourceFormat.Docx)
            .OrderByDescending(f => f.IsMain).FirstOrDefaultAsync(ct) is { } word
            ? word
            : Error.Conflict("lifecycle.no-word-file");
    }

    private Task<Result<Guid>> BeginAsync(Actor actor, DraftStart start, DraftFile file, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            // The document's row is locked first: of two who begin at once, the second finds the edition of the first.
            await act.Db.Set<Document>().Where(d => d.Id == start.DocumentId).ExecuteUpdateAsync(s => s.SetProperty(d => d.Number, d => d.Number), ct);
            if (await act.Db.Set<Document>().FirstOrDefaultAsync(d => d.Id == start.DocumentId, ct) is not { } document)
                return Error.NotFound("documents.not-found", "");
            if (await RefusalAsync(act, document, start) is { } refusal)
                return refusal;
            var label = await DraftLabels.NextAsync(act.Db, document.Id, start.Step, ct);
            return label.Succeeded ? await WriteAsync(act, document, start, label.Value, file) : label.Error;
        }, ct);

    private static async Task<Error?> RefusalAsync(Act act, Document document, DraftStart start)
    {
        if (await Writers.RefusalAsync(act.Db, act.Actor, document.Department, act.Token) is { } notTheirs)
            return notTheirs;
        if (await act.Db.Set<Edition>().AnyAsync(e => e.DocumentId == document.Id && e.Source == EditionSource.External, act.Token))
            return Error.Conflict("lifecycle.external-document");
        var other = await act.Db.Set<Edition>().Where(e => e.DocumentId == document.Id && Drafts.InWork.Contains(e.State))
            .OrderByDescending(e => e.Ordinal).Select(e => new { e.Label, e.State }).FirstOrDefaultAsync(act.Token);
        return other is null ? await Drafts.FactsRefusalAsync(act, document.Id, start.Facts) : Error.Conflict("lifecycle.in-work", other.Label, other.State);
    }

    private async Task<Guid> WriteAsync(Act act, Document document, DraftStart start, NextLabel next, DraftFile file)
    {
        var edition = new Edition
        {
            Id = act.NewId(),
            DocumentId = document.Id,
            Label = next.Label,
            Ordinal = next.Ordinal,
            State = EditionState.Draft,
            StateAt = act.Now,
            Source = EditionSource.Written,
            TextHash = file.TextHash,
            CreatedById = act.Actor.PersonId,
            CreatedAt = act.Now,
        };
        act.Db.Add(edition);
        await Drafts.SetFactsAsync(act, edition, start.Facts);
        await act.Db.SaveChangesAsync(act.Token);
        await files.SetAsync(act, document, edition, file);
        act.Note(
            "edition.started",
            (new ObjectRef(Edition.Kind, edition.Id), new { document.Number, edition.Label, start.Facts, file.File.FileName, file.File.Hash }), (new ObjectRef(Document.Kind, document.Id), null));
        return edition.Id;
    }
}
