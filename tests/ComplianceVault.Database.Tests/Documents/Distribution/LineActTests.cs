using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Distribution;

/// <summary>A line of a distribution list in each of its standings, decided or changed by everybody: outside the scope, the management representative alone decides.</summary>
public sealed class LineActTests
{
    private enum LineAct
    {
        Approve,
        Refuse,
        Change,
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task EveryStandingWithEveryAct_IsDoneByWhoMay_AndRefusedToAllOthers(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        var roles = new EveryRole();
        foreach (var (standing, act) in Enum.GetValues<EntryStanding>().SelectMany(s => Enum.GetValues<LineAct>().Select(a => (s, a))))
        {
            await roles.TryAsync(
                $"{standing}", $"{act}", () => BringToAsync(desk, document, standing), (line, person) => DoAsync(desk, document, line, act, person), person => Refused(standing, act, person),
                async line => (await GetAsync(desk, line), (await desk.ListAsync(document)).Rows.Sum(r => r.Copies)));
        }

        roles.Check();
    }

    private static string? Refused(EntryStanding standing, LineAct act, string person) => (act, person) switch
    {
        (_, EveryRole.ExternalAuditor) => EveryRole.NotGranted,
        (LineAct.Change, LifeDesk.Controller or LifeDesk.Head) => null,
        (LineAct.Change, LifeDesk.Representative) => "lifecycle.not-your-department",
        (LineAct.Change, _) => EveryRole.NoRight,
        _ when standing != EntryStanding.Awaiting => "distribution.decided",
        (_, LifeDesk.Representative) => null,
        _ => EveryRole.NoRight,
    };

    private static async Task<Result> DoAsync(LifeDesk desk, Guid document, Guid line, LineAct act, string by)
    {
        var (decide, actor) = (desk.Vault.Get<DecideDistribution>(), await desk.ActorAsync(by));
        return act switch
        {
            LineAct.Approve => await decide.ApproveAsync(actor, line, null, Ct),
            LineAct.Refuse => await decide.RefuseAsync(actor, line, "不得外发", Ct),
            _ => await desk.SetListAsync(document, [CopyDesk.Paper("tech", 7)], by),
        };
    }

    /// <summary>The line of somebody outside, or for what needs no approval the one of the owner department, alone on the list.</summary>
    private static async Task<Guid> BringToAsync(LifeDesk desk, Guid document, EntryStanding standing)
    {
        if ((await desk.ListAsync(document)).Rows.Count > 0)
            LifeDesk.Must(await desk.SetListAsync(document, []));
        LifeDesk.Must(await desk.SetListAsync(document, [standing == EntryStanding.Listed ? CopyDesk.Paper("tech", 2) : CopyDesk.Outside("甲方公司")]));
        var line = (await desk.ListAsync(document)).Rows.Single().Id;
        if (standing == EntryStanding.Approved)
            LifeDesk.Must(await DoAsync(desk, document, line, LineAct.Approve, LifeDesk.Representative));
        if (standing == EntryStanding.Refused)
            LifeDesk.Must(await DoAsync(desk, document, line, LineAct.Refuse, LifeDesk.Representative));
        Assert.Equal(standing, await GetAsync(desk, line));
        return line;
    }

    private static async Task<EntryStanding> GetAsync(LifeDesk desk, Guid line)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await db.Set<DistributionEntry>().Where(e => e.Id == line).Select(e => e.Standing).SingleAsync(Ct);
    }
}
