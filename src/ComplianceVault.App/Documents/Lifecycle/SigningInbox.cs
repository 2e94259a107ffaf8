using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// A signature that waits for the person. <paramref name="Department"/> for a countersignature; <paramref name="InsteadOf"/> whom the person stands in for, or null;
/// <paramref name="Refusal"/> when the person holds the role but may not sign this one (编制≠审核≠批准).
/// </summary>
public sealed record InboxRow(
    Guid TaskId, Guid EditionId, string Number, string Title, string Label, SignatureMeaning Meaning, string? Department, string AuthorName, int Round,
    DateTime Since, Deadline Due, string? InsteadOf, Error? Refusal);

/// <summary>What waits for the person's signature: overdue first, then by due date (待我签署).</summary>
[Needs(Permission.Read)]
public sealed class SigningInbox(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    public async Task<Result<Page<InboxRow>>> ListAsync(Actor actor, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var (waiting, calendar) = (Waiting(db, actor), await calendars.CurrentAsync(db, ct));
        var tasks = await waiting.OrderBy(t => t.Due).ThenBy(t => t.OpenedAt).ThenBy(t => t.Id).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        var cases = await EditionCase.LoadManyAsync(db, [.. tasks.Select(t => t.EditionId)], ct);
        var (rows, book) = (new List<InboxRow>(), new HolderBook(db, time, ct));
        foreach (var task in tasks)
            rows.Add(await RowAsync(book, actor, cases[task.EditionId], task, calendar));
        return new Page<InboxRow>(rows, await waiting.CountAsync(ct));
    }

    /// <summary>One of them, wherever it stands in the list; null when it waits no more.</summary>
    public async Task<Result<InboxRow?>> FindAsync(Actor actor, Guid taskId, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await Waiting(db, actor).FirstOrDefaultAsync(t => t.Id == taskId, ct) is not { } task)
            return Result.Of<InboxRow?>(null);
        var cases = await EditionCase.LoadManyAsync(db, [task.EditionId], ct);
        return await RowAsync(new HolderBook(db, time, ct), actor, cases[task.EditionId], task, await calendars.CurrentAsync(db, ct));
    }

    private static IQueryable<SigningTask> Waiting(VaultDbContext db, Actor actor)
    {
        var (me, offices) = (actor.PersonId, actor.Offices.ToArray());
        return db.Set<SigningTask>().AsNoTracking().Where(t => t.DoneAt == null && (t.NamedId == me || offices.Contains(t.Office)));
    }

    private async Task<InboxRow> RowAsync(HolderBook book, Actor actor, EditionCase of, SigningTask task, WorkingCalendar calendar)
    {
        var capacity = await Signers.CapacityAsync(book, of, task, actor);
        return new(
            task.Id, task.EditionId, of.Document.Number, of.Document.Title, of.Edition.Label, task.Meaning,
            task.Meaning == SignatureMeaning.Countersign ? task.Department : null, of.Edition.Author ?? "", task.Round, task.OpenedAt,
            Deadline.At(calendar, task.Due, time.Today), capacity.Succeeded ? capacity.Value.ForName : null, capacity.Error);
    }
}
