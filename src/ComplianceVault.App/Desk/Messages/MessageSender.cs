using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk.Messages;

/// <summary>
/// Empties the outbox: claims what is due, sends it, marks it. What is due to one person goes in one e-mail, what is due to the group in one post. A message that
/// was claimed when the program ended may or may not have arrived: it goes once more, under the same message id and saying so, and never a third time.
/// </summary>
public sealed class MessageSender(
    IDbContextFactory<VaultDbContext> databases, DeskTasks tasks, VaultOptions options, VaultIdentity vault, VaultSettings settings, CompanyTime time, WorkingCalendars calendars)
    : IDisposable
{
    private const int Most = 200;
    private static readonly TimeSpan[] Pauses = [.. new[] { 1, 5, 15, 60, 180, 720 }.Select(m => TimeSpan.FromMinutes(m))];

    private readonly MailSender mail = new(options, time);
    private readonly RobotSender robot = new(options, time.Clock);

    /// <summary>Once, before anything is sent: what the last process had claimed.</summary>
    public async Task RecoverAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var left in await db.Set<Delivery>().Where(d => d.State == DeliveryState.Sending).ToListAsync(ct))
            Mark(left, new(Arrival.Unclear, "message.unclear"));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Sends all that is due; gives how many notices arrived.</summary>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        var arrived = 0;
        while (await ClaimAsync(ct) is { Count: > 0 } claimed)
            arrived += await SendAsync(claimed, ct);
        return arrived;
    }

    public void Dispose() => robot.Dispose();

    /// <summary>The next message: what was sent together before, or what is due to one person or to the group. Its id stands before it goes.</summary>
    private async Task<IReadOnlyList<Guid>> ClaimAsync(CancellationToken ct)
    {
        var now = time.Now;
        await using var db = await databases.CreateDbContextAsync(ct);
        var due = db.Set<Delivery>().Where(d => d.State == DeliveryState.Waiting && d.NotBefore <= now
            && ((d.Channel == Channel.Mail && options.Mail.IsSet) || (d.Channel == Channel.Robot && options.Robot.IsSet)));
        if (await due.OrderBy(d => d.NotBefore).ThenBy(d => d.Id).FirstOrDefaultAsync(ct) is not { } first)
            return [];
        var together = first.MessageId is { } id ? due.Where(d => d.MessageId == id)
            : due.Where(d => d.MessageId == null && d.Channel == first.Channel && (d.Channel == Channel.Robot || d.PersonId == first.PersonId));
        var claimed = await together.OrderBy(d => d.Id).Take(Most).ToListAsync(ct);
        var message = first.MessageId ?? time.Clock.NewId();
        foreach (var one in claimed)
            (one.State, one.MessageId, one.Attempts) = (DeliveryState.Sending, message, one.Attempts + 1);
        await db.SaveChangesAsync(ct);
        return claimed.ConvertAll(c => c.Id);
    }

    private async Task<int> SendAsync(IReadOnlyList<Guid> claimed, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var deliveries = await db.Set<Delivery>().Where(d => claimed.Contains(d.Id)).ToListAsync(ct);
        var told = await ToldAsync(db, deliveries, ct);
        foreach (var dropped in deliveries.Except(told.Select(t => t.Delivery)))
            (dropped.State, dropped.EndedAt) = (DeliveryState.Dropped, time.Now);
        if (told.Count > 0)
        {
            var end = await HandOverAsync(db, told, ct);
            foreach (var one in told)
                Mark(one.Delivery, end);
        }

        await db.SaveChangesAsync(CancellationToken.None); // it has gone: that is kept even while the program stops
        return told.Count(t => t.Delivery.State == DeliveryState.Sent);
    }

    private async Task<Transmission> HandOverAsync(VaultDbContext db, List<Told> told, CancellationToken ct)
    {
        var (first, company) = (told[0].Delivery, (await vault.FindAsync(ct))?.Company ?? "ComplianceVault");
        var (id, again, link) = (first.MessageId!.Value, told.Exists(t => t.Delivery.Unclear), await LinkAsync(ct));
        if (first.Channel == Channel.Robot)
            return await robot.SendAsync(MessageText.Robot(id, company, told, again, link), ct);
        var address = await db.Set<Person>().Where(p => p.Id == first.PersonId).Select(p => p.Email).FirstOrDefaultAsync(ct);
        return await mail.SendAsync(told[0].Person, address ?? "", MessageText.Mail(id, company, told, again, link), ct);
    }

    internal async Task<Transmission> TestAsync(Channel channel, Person to, CancellationToken ct)
    {
        var letter = MessageText.Test(time.Clock.NewId(), (await vault.FindAsync(ct))?.Company ?? "ComplianceVault", to.Name);
        return channel == Channel.Robot ? await robot.SendAsync(letter, ct) : await mail.SendAsync(to.Name, to.Email ?? "", letter, ct);
    }

    private async Task<string> LinkAsync(CancellationToken ct) =>
        await settings.GetAsync(VaultAddress.Setting, ct) is { Length: > 0 } address ? address.TrimEnd('/') + "/" : "";

    /// <summary>Those whose task is still open, on the same occasion, and of this person: the rest need not be told any more.</summary>
    private async Task<List<Told>> ToldAsync(VaultDbContext db, List<Delivery> deliveries, CancellationToken ct)
    {
        var ids = deliveries.Select(d => d.NoticeId).ToArray();
        var notices = await db.Set<Notice>().AsNoTracking().Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id, ct);
        var people = notices.Values.Select(n => n.PersonId).Distinct().ToArray();
        var names = await db.Set<Person>().Where(p => people.Contains(p.Id) && p.LeftAt == null).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var (calendar, book, told) = (await calendars.CurrentAsync(db, ct), new HolderBook(db, time, ct), new List<Told>());
        foreach (var kind in await tasks.OpenAsync(db, time.Today, ct))
        {
            var wanted = notices.Values.Where(n => n.Kind == kind.Kind).Select(n => n.TaskId).ToArray();
            if (wanted.Length == 0)
                continue;
            var open = (await kind.ListAsync(t => wanted.Contains(t.Id), int.MaxValue, ct)).ToDictionary(t => t.Id);
            foreach (var delivery in deliveries)
            {
                var notice = notices[delivery.NoticeId];
                if (notice.Kind == kind.Kind && open.TryGetValue(notice.TaskId, out var task) && names.TryGetValue(notice.PersonId, out var name) && await IsForAsync(task, notice, book))
                    told.Add(new(delivery, notice, task, name, task.Due is { } due ? Deadline.At(calendar, due, time.Today) : null));
            }
        }

        return told;
    }

    private static async Task<bool> IsForAsync(DeskTask task, Notice notice, HolderBook book) => notice.Stage switch
    {
        NoticeStage.New => notice.Occasion == task.Since && (await DeskPeople.OfAsync(task, book)).Any(h => h.PersonId == notice.PersonId),
        NoticeStage.Overdue => notice.Occasion == Notice.OccasionOf(task.Due) && (await DeskPeople.OfAsync(task, book)).Any(h => h.PersonId == notice.PersonId),
        _ => notice.Occasion == Notice.OccasionOf(task.Due),
    };

    private void Mark(Delivery delivery, Transmission end)
    {
        (delivery.Trouble, delivery.Answer) = (end.Trouble, end.Answer);
        switch (end.Arrival)
        {
            case Arrival.Arrived:
                (delivery.State, delivery.EndedAt) = (DeliveryState.Sent, time.Now);
                break;
            case Arrival.Later when delivery.Attempts <= Pauses.Length:
                (delivery.State, delivery.NotBefore) = (DeliveryState.Waiting, time.Now + Pauses[delivery.Attempts - 1]);
                break;
            case Arrival.Unclear when !delivery.Unclear:
                (delivery.State, delivery.Unclear, delivery.NotBefore) = (DeliveryState.Waiting, true, time.Now + Pauses[0]);
                break;
            default:
                (delivery.State, delivery.EndedAt) = (DeliveryState.Failed, time.Now);
                break;
        }
    }
}
