using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// A signature of an edition. <paramref name="Void"/>: its round ended without approval (退回 or 撤回), or a later one began. <paramref name="Holds"/>: for the
/// content as it is now; only asked of the present round.
/// </summary>
public sealed record SignedStep(
    int Round, SignatureMeaning Meaning, string PersonName, string RoleCode, string RoleName, string? Department, DateTime At, bool Void, bool Holds, bool IsSample);

/// <summary>An edition was sent or taken back: by whom, at which step, why.</summary>
public sealed record BackStep(int Round, TaskOutcome Outcome, SignatureMeaning Meaning, string PersonName, DateTime At, string Reason);

/// <summary>The training an edition needs: not needed, awaited, done or waived.</summary>
public sealed record TrainingView(bool Required, bool Finished, bool Waived, DateOnly? On, string? Note, string? ByName, Guid? RecordId);

/// <summary>Where an edition stands in its life.</summary>
public sealed record EditionLife(
    Guid EditionId, Guid DocumentId, string Number, string Title, string Level, string? Department, string Label, EditionState State, int Round, int Version,
    string AuthorName, DraftFacts Facts, DateOnly? IssueDate, DateOnly? EffectiveDate, IReadOnlyList<SignedStep> Signatures, IReadOnlyList<BackStep> Back,
    IReadOnlyList<OpenTask> Open, IReadOnlyList<PossibleAct> Acts, TrainingView Training, Error? Blocked)
{
    /// <summary>Why no file may be uploaded and no fact changed by this person now; null: it may.</summary>
    public Error? ChangeRefusal { get; init; }

    /// <summary>What the cover of the file prints otherwise, until the edition is issued.</summary>
    public IReadOnlyList<CoverRemark> Cover { get; init; } = [];
}

/// <summary>A file that a draft had.</summary>
public sealed record UploadRow(Guid Id, int Ordinal, string FileName, SourceFormat Format, long Length, string Hash, DateTime At, string ByName, bool IsCurrent);

/// <summary>An edition that the person began (我提交的).</summary>
public sealed record OwnEdition(
    Guid EditionId, Guid DocumentId, string Number, string Title, string Label, EditionState State, int Round, DateTime StartedAt, DateOnly? EffectiveDate,
    IReadOnlyList<OpenTask> Open, BackStep? LastBack);

/// <summary>The life of an edition, for whoever may read it.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class LifecycleQueries(IDbContextFactory<VaultDbContext> databases, EditionTexts texts, CompanyTime time, WorkingCalendars calendars)
{
    public async Task<Result<EditionLife>> OfEditionAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await DocumentRights.Readable(db, actor).AnyAsync(e => e.Id == editionId, ct) || await EditionCase.LoadAsync(db, editionId, ct) is not { } of)
            return Error.NotFound("documents.not-found", "");
        var words = new OpenTasks(db, time, await calendars.CurrentAsync(db, ct), ct);
        var (document, edition) = (of.Document, of.Edition);
        return new EditionLife(
            edition.Id, document.Id, document.Number, document.Title, document.Level, document.Department, edition.Label, edition.State, edition.Round, edition.Version,
            await Authors.NameAsync(db, edition, ct), Drafts.Facts(of), edition.IssueDate, edition.EffectiveDate, await SignedAsync(db, of, words, ct), Back(of),
            await words.OfAsync(of), await new PossibleActs(db, of, actor, time, ct).ListAsync(), await TrainingAsync(db, edition, ct),
            await Effect.BlockedAsync(db, edition, time.Today, ct))
        {
            Cover = edition.State < EditionState.Published ? await CoverCheck.OfAsync(texts, of, ct) : [],
            ChangeRefusal = actor.RefusalFor(typeof(UploadDraft)) ?? Drafts.Refusal(of, actor, null),
        };
    }

    /// <summary>Every file a draft had, the newest first.</summary>
    public async Task<Result<IReadOnlyList<UploadRow>>> UploadsAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await DocumentRights.Readable(db, actor).AnyAsync(e => e.Id == editionId, ct))
            return Error.NotFound("documents.not-found", "");
        var uploads = await db.Set<DraftUpload>().AsNoTracking().Where(u => u.EditionId == editionId).OrderByDescending(u => u.Ordinal).ToListAsync(ct);
        return Result.Of<IReadOnlyList<UploadRow>>([.. uploads.Select((u, i) => new UploadRow(u.Id, u.Ordinal, u.FileName, u.Format, u.Length, u.Hash, u.At, u.ByName, i == 0))]);
    }

    /// <summary>How long what is done stays on the author's desk.</summary>
    public const int DaysAfterEnd = 90;

    /// <summary>What the person began and is in work, or came to its end in the last <see cref="DaysAfterEnd"/> days: in work first, newest first.</summary>
    public async Task<Result<Page<OwnEdition>>> MineAsync(Actor actor, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var (begun, day) = (time.Now.AddDays(-DaysAfterEnd), time.Today.AddDays(-DaysAfterEnd));
        var mine = db.Set<Edition>().AsNoTracking().Where(e => e.CreatedById == actor.PersonId && e.Source == EditionSource.Written
            && (Drafts.InWork.Contains(e.State) || e.CreatedAt >= begun || e.EffectiveDate >= day));
        var ids = await mine.OrderBy(e => !Drafts.InWork.Contains(e.State)).ThenByDescending(e => e.CreatedAt).ThenBy(e => e.Id).Skip(page.Skip).Take(page.Take).Select(e => e.Id).ToListAsync(ct);
        var words = new OpenTasks(db, time, await calendars.CurrentAsync(db, ct), ct);
        var (cases, rows) = (await EditionCase.LoadManyAsync(db, ids, ct), new List<OwnEdition>());
        foreach (var id in ids)
            rows.Add(await OwnAsync(words, cases[id]));
        return new Page<OwnEdition>(rows, await mine.CountAsync(ct));
    }

    private static async Task<OwnEdition> OwnAsync(OpenTasks words, EditionCase of)
    {
        var (document, edition) = (of.Document, of.Edition);
        return new(
            edition.Id, document.Id, document.Number, document.Title, edition.Label, edition.State, edition.Round, edition.CreatedAt, edition.EffectiveDate, await words.OfAsync(of),
            Back(of) is [.., var last] ? last : null);
    }

    private static async Task<IReadOnlyList<SignedStep>> SignedAsync(VaultDbContext db, EditionCase of, OpenTasks words, CancellationToken ct)
    {
        var ids = of.Tasks.Select(t => t.SignatureId).OfType<Guid>().ToList();
        var given = await db.Set<Signature>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var (valid, hash) = (of.OfRound.ToHashSet(), of.ContentHash(of.Edition.Round));
        var steps = new List<SignedStep>();
        foreach (var task in of.Tasks.Where(t => t.SignatureId is not null))
        {
            var (signature, counts) = (given[task.SignatureId!.Value], valid.Contains(task));
            steps.Add(new(
                task.Round, signature.Meaning, signature.PersonName, signature.RoleCode, await words.RoleAsync(signature.RoleCode), await words.DepartmentAsync(task.Department),
                signature.At, !counts, counts && signature.HoldsFor(of.Ref, hash), signature.IsSample));
        }

        return steps;
    }

    private static List<BackStep> Back(EditionCase of) =>
    [
        .. of.Tasks.Where(t => t.Outcome is TaskOutcome.Rejected or TaskOutcome.TakenBack or TaskOutcome.Returned).OrderBy(t => t.DoneAt)
            .Select(t => new BackStep(t.Round, t.Outcome!.Value, t.Meaning, t.DoneByName ?? "", t.DoneAt!.Value, t.Reason ?? "")),
    ];

    internal static async Task<TrainingView> TrainingAsync(VaultDbContext db, Edition edition, CancellationToken ct)
    {
        var done = await db.Set<EditionTraining>().AsNoTracking().Where(t => t.EditionId == edition.Id && t.Round == edition.Round).OrderBy(t => t.At).FirstOrDefaultAsync(ct);
        return new(edition.TrainingRequired, done is not null, done?.Waived ?? false, done?.On, done?.Note, done?.ByName, done?.RecordId);
    }
}
