using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk.Messages;

/// <summary>How a channel is set up, without its secrets: only that there are some.</summary>
public sealed record ChannelView(Channel Channel, bool IsSet, string? Place, string? From, bool HasSecret, DateTime? LastSent, int Waiting, int Failed);

/// <summary>The channels, how each message is switched, and who has tasks but no address for e-mail.</summary>
public sealed record MessageOverview(IReadOnlyList<ChannelView> Channels, IReadOnlyDictionary<string, string> Switches, IReadOnlyList<string> WithoutAddress);

/// <summary>A message of the outbox: to whom, of what kind of task; what the task is about stands on the desk of its person only.</summary>
public sealed record DeliveryRow(
    Guid Id, DateTime At, Channel Channel, string Person, string Kind, NoticeStage Stage, DeliveryState State, int Attempts, DateTime NotBefore, DateTime? EndedAt, string? Trouble, string? Answer);

/// <summary>Messages that leave the house: what is set up, what went out, what failed.</summary>
[Needs(Permission.Operate, Permission.ManageSettings)]
public sealed class MessageQueries(IDbContextFactory<VaultDbContext> databases, VaultOptions options, CompanyTime time)
{
    public async Task<Result<MessageOverview>> OverviewAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var switches = new Dictionary<string, string>();
        foreach (var setting in MessageSettings.All)
            switches[setting.Key] = await VaultSettings.GetAsync(db, setting, ct);
        var now = time.Now;
        var without = await db.Set<Person>().Where(p => !p.IsExternal && (p.LeftAt == null || p.LeftAt > now) && (p.Email == null || p.Email == "")
            && db.Users.Any(u => u.PersonId == p.Id && u.DeactivatedAt == null)).OrderBy(p => p.Id).Select(p => p.Name).ToListAsync(ct);
        var (mail, robot) = (options.Mail, options.Robot);
        return new MessageOverview(
            [
                await ChannelAsync(db, new(Channel.Mail, mail.IsSet, mail.IsSet ? $"{mail.Host}:{mail.Port}" : null, mail.From, mail.Password.Length > 0, null, 0, 0), ct),
                await ChannelAsync(db, new(Channel.Robot, robot.IsSet, robot.IsSet ? Host(robot.Url) : null, null, robot.Secret.Length > 0, null, 0, 0), ct),
            ],
            switches, without);
    }

    /// <summary>Newest first; one state, or all.</summary>
    public async Task<Result<Page<DeliveryRow>>> ListAsync(Actor actor, DeliveryState? state, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var wanted = db.Set<Delivery>().AsNoTracking().Where(d => state == null || d.State == state);
        var rows = await wanted.Join(db.Set<Notice>(), d => d.NoticeId, n => n.Id, (d, n) => new { d, n })
            .Join(db.Set<Person>(), x => x.d.PersonId, p => p.Id, (x, p) => new { x.d, x.n, p.Name })
            .OrderByDescending(x => x.d.At).ThenByDescending(x => x.d.Id).Skip(page.Skip).Take(page.Take)
            .Select(x => new DeliveryRow(
                x.d.Id, x.d.At, x.d.Channel, x.Name, x.n.Kind, x.n.Stage, x.d.State, x.d.Attempts, x.d.NotBefore, x.d.EndedAt, x.d.Trouble, x.d.Answer)).ToListAsync(ct);
        return new Page<DeliveryRow>(rows, await wanted.CountAsync(ct));
    }

    /// <summary>The address of a robot holds its key: only the server is named.</summary>
    private static string Host(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : "";

    private static async Task<ChannelView> ChannelAsync(VaultDbContext db, ChannelView view, CancellationToken ct)
    {
        var own = db.Set<Delivery>().Where(d => d.Channel == view.Channel);
        return view with
        {
            LastSent = await own.Where(d => d.State == DeliveryState.Sent).MaxAsync(d => d.EndedAt, ct),
            Waiting = await own.CountAsync(d => d.State == DeliveryState.Waiting || d.State == DeliveryState.Sending, ct),
            Failed = await own.CountAsync(d => d.State == DeliveryState.Failed, ct),
        };
    }
}
