using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>Something that leans on the document, and what will be done about it.</summary>
public sealed record FollowUpView(ReferenceKind Kind, string Key, string Title, string Action);

/// <summary>
/// An application to withdraw, as its panel shows it and as it is signed: <paramref name="ContentHash"/> is over these facts. <paramref name="Own"/> is the decision
/// that is awaited, seen by this person; null: none is.
/// </summary>
public sealed record WithdrawalView(
    Guid Id, string Number, string DocumentNumber, string Title, string Level, string Label, WithdrawalState State, string Reason, Replacement? ReplacedBy, RetainGround? Keep,
    string ApplicantName, string Department, DateTime AppliedAt, DateTime? EndedAt, DateOnly? WithdrawnOn, IReadOnlyList<FollowUpView> FollowUps, IReadOnlyList<DecisionView> Steps,
    string ContentHash, OwnDecision? Own, Error? TakeBackRefusal);

/// <summary>What the application needs to know before it is written; <paramref name="Refusal"/> says why it cannot be written by this person now.</summary>
public sealed record WithdrawalCheck(OpenReferences References, Error? Refusal);

/// <summary>Why an obsolete edition is kept.</summary>
public sealed record RetentionView(RetainGround Ground, string Reason, string ByName, DateTime At);

/// <summary>Applications to withdraw, for whoever may read the document or decides on it.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class WithdrawalQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>The open application first, then the newest.</summary>
    public async Task<Result<IReadOnlyList<WithdrawalView>>> OfDocumentAsync(Actor actor, Guid documentId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var ids = await Visible(db, actor).Where(w => w.DocumentId == documentId).OrderBy(w => w.EndedAt != null).ThenByDescending(w => w.AppliedAt).Select(w => w.Id).ToListAsync(ct);
        var views = new List<WithdrawalView>();
        foreach (var id in ids)
            views.Add(await ViewAsync(db, actor, (await WithdrawalCase.LoadAsync(db, id, ct))!, ct));
        return views;
    }

    public async Task<Result<WithdrawalView>> GetAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Visible(db, actor).AnyAsync(w => w.Id == id, ct) && await WithdrawalCase.LoadAsync(db, id, ct) is { } of
            ? await ViewAsync(db, actor, of, ct)
            : Error.NotFound("deciding.not-found");
    }

    /// <summary>What leans on the document, and whether this person can ask for its withdrawal.</summary>
    public async Task<Result<WithdrawalCheck>> CheckAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await DocumentRights.Readable(db, actor).FirstOrDefaultAsync(e => e.Id == editionId, ct) is not { } edition)
            return Error.NotFound("documents.not-found", "");
        var document = await db.Set<Document>().AsNoTracking().FirstAsync(d => d.Id == edition.DocumentId, ct);
        var references = await OpenReferences.OfAsync(db, document, time.Today, ct);
        if (!references.Succeeded)
            return references.Error;
        var no = actor.RefusalFor(typeof(ApplyForWithdrawal)) ?? await ApplyForWithdrawal.RefusalAsync(db, actor, document, edition, ct);
        return new WithdrawalCheck(references.Value, no);
    }

    /// <summary>Why an edition is kept; null for one that is not.</summary>
    public async Task<Result<RetentionView?>> RetentionAsync(Actor actor, Guid editionId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var readable = DocumentRights.Readable(db, actor);
        return Result.Of(await db.Set<EditionRetention>().AsNoTracking().Where(r => r.EditionId == editionId && readable.Any(e => e.Id == r.EditionId))
            .Select(r => new RetentionView(r.Ground, r.Reason, r.ByName, r.At)).FirstOrDefaultAsync(ct));
    }

    /// <summary>Those of documents the person may read, and those on which the person decides or decided.</summary>
    internal static IQueryable<DocumentWithdrawal> Visible(VaultDbContext db, Actor actor)
    {
        var (me, offices, readable) = (actor.PersonId, actor.Offices.ToArray(), DocumentRights.Readable(db, actor));
        return db.Set<DocumentWithdrawal>().AsNoTracking().Where(w => readable.Any(e => e.Id == w.EditionId)
            || db.Set<DecisionStep>().Any(s => s.SubjectKind == DocumentWithdrawal.Kind && s.SubjectId == w.Id && (s.DoneById == me || s.NamedId == me || offices.Contains(s.Office))));
    }

    private async Task<WithdrawalView> ViewAsync(VaultDbContext db, Actor actor, WithdrawalCase of, CancellationToken ct)
    {
        var (withdrawal, document) = (of.Withdrawal, of.Document);
        var department = await db.Set<Department>().Where(d => d.Code == withdrawal.Department).Select(d => d.NameZh).FirstOrDefaultAsync(ct) ?? withdrawal.Department;
        return new(
            withdrawal.Id, withdrawal.Number, document.Number, document.Title, document.Level, of.Edition.Label, withdrawal.State, withdrawal.Reason,
            of.Replacement is { } other ? new(other.Number, DocumentRights.OpenToStaff.Contains(other.Classification) ? other.Title : "") : null,
            withdrawal.Keep, withdrawal.ApplicantName, department, withdrawal.AppliedAt, withdrawal.EndedAt, withdrawal.WithdrawnOn,
            [.. of.FollowUps.Select(f => new FollowUpView(f.Kind, f.Key, f.Title, f.Action))],
            await DecisionViews.OfAsync(db, of, time, await calendars.CurrentAsync(db, ct), ct), of.ContentHash, await DecisionViews.OwnAsync(db, of, actor, time, ct),
            actor.RefusalFor(typeof(TakeBackWithdrawal)) ?? TakeBackWithdrawal.Refusal(actor, of));
    }
}
