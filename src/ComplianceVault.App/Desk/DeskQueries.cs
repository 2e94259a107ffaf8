using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk;

/// <summary>Why an overdue task of others stands on somebody's desk, and whose it is.</summary>
public sealed record Supervision(NoticeStage Stage, IReadOnlyList<string> Owners);

/// <summary>
/// Something that waits for the person; <paramref name="InsteadOf"/> whom the person stands in for. With <paramref name="Supervised"/> it waits for others and the
/// person is told (督办); its title is empty where the document is 受限 or 保密.
/// </summary>
public sealed record DeskRow(
    string Kind, Guid Id, Guid ObjectId, string Number, string Title, string Label, DateTime Since, Deadline? Due, string? InsteadOf, Supervision? Supervised);

/// <summary>A page of the desk, and how many wait of each kind that has any; <see cref="DeskQueries.Supervise"/> stands for the tasks of others.</summary>
public sealed record DeskBoard(Page<DeskRow> Page, IReadOnlyList<(string Kind, int Count)> Counts)
{
    public int Total => Counts.Sum(c => c.Count);
}

/// <summary>All that waits for a person: overdue first, then by due day (工作台).</summary>
[Needs(Permission.Read)]
public sealed class DeskQueries(IDbContextFactory<VaultDbContext> databases, DeskTasks tasks, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>督办: overdue tasks of others of which the person was told.</summary>
    public const string Supervise = "desk.supervise";

    /// <summary>The tasks of these kinds; none named: of all.</summary>
    public async Task<Result<DeskBoard>> BoardAsync(Actor actor, IReadOnlyCollection<string> kinds, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var (open, mine) = (await tasks.OpenAsync(db, time.Today, ct), DeskPeople.For(actor));
        var (counts, found, most) = (new List<(string Kind, int Count)>(), new List<DeskTask>(), page.Skip + page.Take);
        foreach (var kind in open)
        {
            var first = kinds.Count == 0 || kinds.Contains(kind.Kind) ? await kind.ListAsync(mine, most, ct) : null;
            counts.Add((kind.Kind, first?.Count < most ? first.Count : await kind.CountAsync(mine, ct))); // what fits on the page is counted with it
            found.AddRange(first ?? []);
        }

        var told = await ToldAsync(db, open, actor, ct);
        counts.Add((Supervise, told.Count));
        counts.RemoveAll(c => c.Count == 0);
        var shown = counts.FindAll(c => kinds.Count == 0 || kinds.Contains(c.Kind));
        var stages = shown.Exists(c => c.Kind == Supervise) ? told.ToDictionary(t => t.Task, t => t.Stage) : [];
        var wanted = OpenKind.InOrder([.. found, .. stages.Keys]).Skip(page.Skip).Take(page.Take).ToList();
        return new DeskBoard(new(await RowsAsync(db, actor, wanted, stages, ct), shown.Sum(c => c.Count)), counts);
    }

    /// <summary>How many wait in all, for the badge.</summary>
    public async Task<Result<int>> CountAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var (open, mine) = (await tasks.OpenAsync(db, time.Today, ct), DeskPeople.For(actor));
        var total = (await ToldAsync(db, open, actor, ct)).Count;
        foreach (var kind in open)
            total += await kind.CountAsync(mine, ct);
        return total;
    }

    private async Task<List<DeskRow>> RowsAsync(VaultDbContext db, Actor actor, List<DeskTask> wanted, Dictionary<DeskTask, NoticeStage> stages, CancellationToken ct)
    {
        var (calendar, book, today) = (await calendars.CurrentAsync(db, ct), new HolderBook(db, time, ct), time.Today);
        var rows = new List<DeskRow>();
        foreach (var task in wanted)
        {
            var supervised = stages.TryGetValue(task, out var stage)
                ? new Supervision(stage, [.. (await DeskPeople.OfAsync(task, book)).Select(h => Platform.Signatures.Signing.Shown(h.Name, h.ForName))])
                : null;
            rows.Add(new(
                task.Kind, task.Id, task.ObjectId, task.Number, supervised is not null && task.Restricted ? "" : task.TitleIn(null), task.Label, task.Since,
                task.Due is { } due ? Deadline.At(calendar, due, today) : null, DeskPeople.InsteadOf(task, actor), supervised));
        }

        return rows;
    }

    /// <summary>Tasks of others that the person was told of and that are still open on the same day: a notice whose task is done is no more.</summary>
    private static async Task<List<(DeskTask Task, NoticeStage Stage)>> ToldAsync(VaultDbContext db, IReadOnlyList<OpenKind> open, Actor actor, CancellationToken ct)
    {
        var notices = await db.Set<Notice>().AsNoTracking()
            .Where(n => n.PersonId == actor.PersonId && n.ClosedAt == null && (n.Stage == NoticeStage.Head || n.Stage == NoticeStage.Representative)).ToListAsync(ct);
        var told = new List<(DeskTask, NoticeStage)>();
        foreach (var ofKind in notices.GroupBy(n => n.Kind))
        {
            if (open.FirstOrDefault(o => o.Kind == ofKind.Key) is not { } kind)
                continue;
            var ids = ofKind.Select(n => n.TaskId).ToArray();
            foreach (var task in await kind.ListAsync(t => ids.Contains(t.Id), ids.Length, ct))
            {
                var stages = ofKind.Where(n => n.TaskId == task.Id && n.Occasion == Notice.OccasionOf(task.Due)).Select(n => n.Stage).ToList();
                if (stages.Count > 0)
                    told.Add((task, stages.Max()));
            }
        }

        return told;
    }
}
