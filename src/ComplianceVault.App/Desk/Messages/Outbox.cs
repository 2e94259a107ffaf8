using System.Globalization;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk.Messages;

/// <summary>Puts notices into the outbox, inside the act that makes them: by each channel that is set up, at once or for the digest, as the settings say.</summary>
public sealed class Outbox(VaultOptions options, CompanyTime time)
{
    internal async Task AddAsync(Act act, IReadOnlyCollection<Notice> notices)
    {
        if (notices.Count == 0 || !(options.Mail.IsSet || options.Robot.IsSet))
            return;
        var ids = notices.Select(n => n.PersonId).Distinct().ToList();
        var reachable = await act.Db.Set<Person>().Where(p => ids.Contains(p.Id) && p.Email != null && p.Email != "").Select(p => p.Id).ToListAsync(act.Token);
        foreach (var stage in notices.GroupBy(n => n.Stage))
        {
            if (await NotBeforeAsync(act, stage.Key) is not { } at)
                continue;
            if (options.Mail.IsSet)
                act.Db.AddRange(stage.Where(n => reachable.Contains(n.PersonId)).Select(n => New(act, n, Channel.Mail, at)));
            if (options.Robot.IsSet)
                act.Db.AddRange(stage.Select(n => New(act, n, Channel.Robot, at)));
        }
    }

    /// <summary>Null: this message is switched off.</summary>
    private async Task<DateTime?> NotBeforeAsync(Act act, NoticeStage stage) => await VaultSettings.GetAsync(act.Db, MessageSettings.Of(stage), act.Token) switch
    {
        MessageSettings.Off => null,
        MessageSettings.Now => act.Now,
        _ => NextDigest(int.Parse(await VaultSettings.GetAsync(act.Db, MessageSettings.DigestHour, act.Token), CultureInfo.InvariantCulture)),
    };

    private DateTime NextDigest(int hour)
    {
        var today = time.StartOf(time.Today)!.Value.AddHours(hour);
        return today > time.Now ? today : time.EndOf(time.Today).AddHours(hour);
    }

    private static Delivery New(Act act, Notice notice, Channel channel, DateTime notBefore) => new()
    {
        Id = act.NewId(),
        NoticeId = notice.Id,
        PersonId = notice.PersonId,
        Channel = channel,
        State = DeliveryState.Waiting,
        At = act.Now,
        NotBefore = notBefore,
    };
}
