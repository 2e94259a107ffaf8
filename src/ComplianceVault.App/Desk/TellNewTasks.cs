using ComplianceVault.App.Desk.Messages;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk;

/// <summary>
/// Tells people of what has begun to wait for them since the last run. It looks for tasks of which nobody was told yet, so that what came while the program
/// stood still is found as well.
/// </summary>
[Needs(Permission.Operate)]
public sealed class TellNewTasks(Vault vault, DeskTasks tasks, Outbox outbox, CompanyTime time)
{
    /// <summary>In one act; the next run takes the rest.</summary>
    private const int Most = 500;

    /// <summary>Gives how many were told.</summary>
    public Task<Result<int>> ExecuteAsync(Actor actor, CancellationToken ct) =>
        vault.ActAsync<int>(this, actor, async act =>
        {
            var (told, book) = (new List<Notice>(), new HolderBook(act.Db, time, ct));
            foreach (var kind in await tasks.OpenAsync(act.Db, time.Today, ct))
            {
                foreach (var task in await UntoldAsync(act.Db, kind, ct))
                    told.AddRange((await DeskPeople.OfAsync(task, book)).Select(h => New(act, task, h.PersonId)));
            }

            act.Db.AddRange(told);
            await outbox.AddAsync(act, told);
            return told.Count;
        }, ct);

    private static async Task<IReadOnlyList<DeskTask>> UntoldAsync(VaultDbContext db, OpenKind kind, CancellationToken ct)
    {
        if (!kind.IsReckoned)
        {
            var name = kind.Kind;
            return await kind.ListAsync(t => !db.Set<Notice>().Any(n => n.Kind == name && n.TaskId == t.Id && n.Stage == NoticeStage.New && n.Occasion == t.Since), Most, ct);
        }

        var open = await kind.ListAsync(t => true, Most, ct);
        var ids = open.Select(t => t.Id).ToArray();
        var known = await db.Set<Notice>().AsNoTracking().Where(n => n.Kind == kind.Kind && ids.Contains(n.TaskId) && n.Stage == NoticeStage.New).ToListAsync(ct);
        return [.. open.Where(t => !known.Exists(n => n.TaskId == t.Id && n.Occasion == t.Since))];
    }

    private static Notice New(Act act, DeskTask task, Guid person) => new()
    {
        Id = act.NewId(),
        Kind = task.Kind,
        TaskId = task.Id,
        Stage = NoticeStage.New,
        PersonId = person,
        Occasion = task.Since,
        At = act.Now,
    };
}
