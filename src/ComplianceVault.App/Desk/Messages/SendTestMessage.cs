using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk.Messages;

/// <summary>Sends a test by a channel at once: an e-mail to the own address, or a post to the group.</summary>
[Needs(Permission.Operate, Permission.ManageSettings)]
public sealed class SendTestMessage(Vault vault, IDbContextFactory<VaultDbContext> databases, MessageSender sender, VaultOptions options)
{
    /// <summary>
    /// Refusals: <c>message.channel-not-set</c>, <c>message.no-own-address</c>, and what the other side says: <c>message.bad-address</c>, <c>message.mail-sign-in</c>,
    /// <c>message.mail-unreachable</c>, <c>message.mail-refused</c>, <c>message.robot-unreachable</c>, <c>message.robot-refused</c>, <c>message.unclear</c>.
    /// </summary>
    public async Task<Result> ExecuteAsync(Actor actor, Channel channel, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (!(channel == Channel.Mail ? options.Mail.IsSet : options.Robot.IsSet))
            return Error.Conflict("message.channel-not-set");
        if (await PersonAsync(actor.PersonId, ct) is not { } person || (channel == Channel.Mail && string.IsNullOrEmpty(person.Email)))
            return Error.Conflict("message.no-own-address");
        var end = await sender.TestAsync(channel, person, ct);
        var noted = await vault.ActAsync(this, actor, act =>
        {
            act.Note("message.tested", TrailWriter.VaultRef, new { Channel = channel, Outcome = end.Arrival == Arrival.Arrived });
            return Task.FromResult(Result.Success);
        }, ct);
        return end.Trouble is { } trouble ? Error.Unavailable(trouble, end.Answer ?? "") : noted;
    }

    private async Task<Person?> PersonAsync(Guid id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, ct);
    }
}

/// <summary>Sends what failed once more, such as after the password of the mail server was corrected; it keeps its message id.</summary>
[Needs(Permission.Operate, Permission.ManageSettings)]
public sealed class RetryMessages(Vault vault)
{
    /// <summary>Gives how many are sent again.</summary>
    public Task<Result<int>> ExecuteAsync(Actor actor, CancellationToken ct) =>
        vault.ActAsync<int>(this, actor, async act =>
        {
            var now = act.Now;
            var count = await act.Db.Set<Delivery>().Where(d => d.State == DeliveryState.Failed).ExecuteUpdateAsync(
                s => s.SetProperty(d => d.State, DeliveryState.Waiting).SetProperty(d => d.Attempts, 0).SetProperty(d => d.NotBefore, now).SetProperty(d => d.EndedAt, (DateTime?)null), ct);
            if (count > 0)
                act.Note("message.retried", TrailWriter.VaultRef, new { Count = count });
            return count;
        }, ct);
}
