using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Distribution;

/// <summary>Who signs, who reads, and what waits for whom.</summary>
public sealed class HolderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task NamedHolder_SignsAlone_AndWhereTheOneHasLeft_TheDepartmentDoes(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech", 2)]));
        var (engineer, copies) = (await desk.ActorAsync(CopyDesk.Engineer), await desk.CopiesAsync(document));
        Assert.Equal("copies.holder-elsewhere", (await desk.IssueAsync(copies, (await desk.ActorAsync(CopyDesk.MarketStaff)).PersonId)).Error?.Code);
        Assert.Equal("copies.issue-day", (await desk.IssueAsync(copies, on: desk.Today.AddDays(1))).Error?.Code);
        LifeDesk.Must(await desk.IssueAsync(copies, engineer.PersonId));
        Assert.Equal("copies.not-the-holder", (await desk.AcknowledgeAsync(LifeDesk.Author, copies)).Error?.Code);
        LifeDesk.Must(await desk.AcknowledgeAsync(CopyDesk.Engineer, copies[0]));

        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<Person>().Where(p => p.Id == engineer.PersonId).ExecuteUpdateAsync(s => s.SetProperty(p => p.LeftAt, desk.Vault.Clock.UtcNow()), Ct);
        LifeDesk.Must(await desk.AcknowledgeAsync(LifeDesk.Author, copies[1]));
        Assert.Equal(LifeDesk.Author, (await desk.CopyAsync(document, copies[1].Number)).AcknowledgedBy);
    }

    [Theory, OnEachDatabase]
    public async Task Reading_IsAskedOfTheScope_AlsoOfThoseWhoJoinLater(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.InForceAsync();
        var (confirm, reading) = (desk.Vault.Get<ConfirmReading>(), desk.Vault.Get<ReadingQueries>());
        await desk.NobodyAsync("reading.not-awaited", x => confirm.ExecuteAsync(x, a, Ct), CopyDesk.Engineer);
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Reads("tech")]));
        var before = LifeDesk.Must(await reading.OfEditionAsync(await desk.ActorAsync(CopyDesk.Engineer), a, Ct))!;
        Assert.Equal((0, (bool?)false, new DateOnly(2026, 3, 9)), (before.Confirmed, before.Mine, before.Due!.Due));
        Assert.True(before.Scope >= 3);

        LifeDesk.Must(await confirm.ExecuteAsync(await desk.ActorAsync(CopyDesk.Engineer), a, Ct));
        await desk.NobodyAsync("reading.confirmed-before", x => confirm.ExecuteAsync(x, a, Ct), CopyDesk.Engineer);
        await desk.NobodyAsync("reading.not-awaited", x => confirm.ExecuteAsync(x, a, Ct), CopyDesk.MarketStaff);
        var after = LifeDesk.Must(await reading.OfEditionAsync(await desk.ActorAsync(CopyDesk.Engineer), a, Ct))!;
        Assert.Equal((1, before.Scope - 1, (bool?)true), (after.Confirmed, after.Outstanding, after.Mine));

        desk.Vault.Clock.Advance(TimeSpan.FromDays(9)); // Wednesday 2026-03-11
        await using var db = await desk.Vault.DatabaseAsync();
        var tech = await db.Set<Department>().Where(d => d.Code == "tech").Select(d => d.Id).SingleAsync(Ct);
        LifeDesk.Must(await desk.Vault.Get<AddPerson>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), new("新来的工程师", tech), false, Ct));
        var open = LifeDesk.Must(await reading.PeopleAsync(await desk.ActorAsync(LifeDesk.Controller), a, false, new(), Ct));
        Assert.Equal(before.Scope, open.Total);
        Assert.DoesNotContain(open.Rows, r => r.Name == CopyDesk.Engineer);
        Assert.Equal(new DateOnly(2026, 3, 18), open.Rows.Single(r => r.Name == "新来的工程师").Due.Due);
        Assert.Equal(2, open.Rows.Single(r => r.Name == LifeDesk.Author).Due.WorkingDays);
        Assert.Equal(CopyDesk.Engineer, LifeDesk.Must(await reading.PeopleAsync(await desk.ActorAsync(LifeDesk.Controller), a, true, new(), Ct)).Rows.Single().Name);

        // B is asked for anew; A no more.
        var b = await desk.PublishNextAsync(document, inDays: 0);
        await desk.NobodyAsync("reading.not-awaited", x => confirm.ExecuteAsync(x, a, Ct), LifeDesk.Author);
        var mine = LifeDesk.Must(await desk.Vault.Get<HolderQueries>().ToReadAsync(await desk.ActorAsync(CopyDesk.Engineer), new(), Ct));
        Assert.Equal((b, new DateOnly(2026, 3, 18)), (mine.Rows.Single().EditionId, mine.Rows.Single().Due.Due));
    }

    [Theory, OnEachDatabase]
    public async Task Issuing_IsDueWithTheEdition_AndOnNoDayWhereTheListCameLater(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        desk.Vault.Clock.Advance(TimeSpan.FromDays(3));
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech")]));
        Assert.Null(Assert.Single(await TasksAsync(desk, "copy.issue")).Due);

        await desk.PublishNextAsync(document, inDays: 4);
        Assert.Equal([null, desk.Today.AddDays(4)], (await TasksAsync(desk, "copy.issue")).Select(t => t.Due).Order());
    }

    [Theory, OnEachDatabase]
    public async Task Desk_AndHolderPage_SayWhatWaitsForWhom(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech", 2), CopyDesk.Paper("market"), CopyDesk.Outside("客户"), CopyDesk.Reads("tech")]));
        Assert.Equal([("copy.issue", 1), ("distribution.decide", 1), ("edition.read", await ScopeAsync(desk, a))], await OpenAsync(desk));

        var (copies, engineer) = (await desk.CopiesAsync(document), await desk.ActorAsync(CopyDesk.Engineer));
        LifeDesk.Must(await desk.IssueAsync(copies.Where(c => c.Department == "tech").Take(1), engineer.PersonId));
        LifeDesk.Must(await desk.IssueAsync((await desk.CopiesAsync(document, a, null, CopyState.Planned)).Where(c => c.Department is "tech" or "market")));
        var tasks = await TasksAsync(desk, "copy.acknowledge");
        Assert.Equal((1, 1, 1), (tasks.Count(t => t.PersonId == engineer.PersonId && t.Office is null), tasks.Count(t => t.Office == "all_staff@tech"), tasks.Count(t => t.Office == "all_staff@market")));
        Assert.All(tasks, t => Assert.Equal(new DateOnly(2026, 3, 4), t.Due));
        Assert.Contains("all_staff@tech", (await desk.ActorAsync(LifeDesk.Author)).Offices);

        Assert.Equal((2, 0, 2, 1, 0), await MineAsync(desk, CopyDesk.Engineer));
        Assert.Equal((1, 0, 2, 1, 0), await MineAsync(desk, LifeDesk.Author));
        Assert.Equal((1, 0, 1, 0, 0), await MineAsync(desk, CopyDesk.MarketStaff));

        LifeDesk.Must(await desk.AcknowledgeAsync(CopyDesk.Engineer, copies.Where(c => c.Department == "tech")));
        LifeDesk.Must(await desk.ReportLossAsync(CopyDesk.Engineer, copies.Last(c => c.Department == "tech")));
        Assert.Equal((LifeDesk.Must(await desk.Vault.Get<HolderQueries>().LossesAsync(await desk.ActorAsync(LifeDesk.Head), new(), Ct)).Total, 0), (1, (await MineAsync(desk, CopyDesk.Engineer)).Item5));
        Assert.Equal("dept_head@tech", (await TasksAsync(desk, "copy.loss-decide")).Single().Office);

        await desk.PublishNextAsync(document, inDays: 0);
        Assert.Equal(engineer.PersonId, (await TasksAsync(desk, "copy.return")).Single(t => t.Department == "tech").PersonId);
        Assert.Equal((0, 1, 2, 1, 0), await MineAsync(desk, CopyDesk.Engineer));
        foreach (var list in Enum.GetValues<CopyList>())
            Assert.Equal((await desk.BoardAsync()).Copies[list], (await desk.BoardAsync(list)).Count);
        var decisions = LifeDesk.Must(await desk.Vault.Get<DistributionDecisions>().AwaitingAsync(await desk.ActorAsync(LifeDesk.Representative), new(), Ct));
        Assert.True(decisions.Rows.Single().Line.MayDecide);
    }

    [Theory, OnEachDatabase]
    public async Task ThreeHundredPeople_SignAtOnce_NoneIsLost_NoneTwice(Database database)
    {
        const int people = 300;
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech", 150), CopyDesk.Paper("market", 150)]));
        LifeDesk.Must(await desk.IssueAsync(await desk.CopiesAsync(document)));
        var (copies, sign) = (await desk.CopiesAsync(document), desk.Vault.Get<AcknowledgeCopies>());
        var signed = await Task.WhenAll(copies.Select(c => Task.Run(() => sign.ExecuteAsync(Somebody(c.Department!, c.Number), [c.Id], Ct), Ct)));
        Assert.Equal(people, signed.Count(s => s.Succeeded));

        // The same again, and once more by two for one copy.
        var again = await Task.WhenAll(copies.Take(20).Select(c => Task.Run(() => sign.ExecuteAsync(Somebody(c.Department!, "另一人"), [c.Id], Ct), Ct)));
        Assert.All(again, r => Assert.Equal("copies.not-allowed", r.Error?.Code));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(people, await db.Set<CopyMove>().CountAsync(m => m.Act == CopyAct.Acknowledge, Ct));
        Assert.All(await db.Set<ControlledCopy>().ToListAsync(Ct), c => Assert.Equal((CopyState.Acknowledged, c.Number), (c.State, c.AcknowledgedBy)));

        static Actor Somebody(string department, string name) => new()
        {
            PersonId = Guid.CreateVersion7(),
            Name = name,
            Session = new ActSession(name, ActSource.Page),
            Permissions = new HashSet<Permission> { Permission.Read },
            Departments = new HashSet<string> { department },
        };
    }

    [Theory, OnEachDatabase]
    public async Task TwoForOneCopy_OneSigns_TheOtherIsTold(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech")]));
        LifeDesk.Must(await desk.IssueAsync(await desk.CopiesAsync(document)));
        var copy = (await desk.CopiesAsync(document)).Single();
        Result[] both = await Task.WhenAll(new[] { LifeDesk.Author, CopyDesk.Engineer }.Select(who => Task.Run(() => desk.AcknowledgeAsync(who, copy), Ct)));
        Assert.Single(both, r => r.Succeeded);
        Assert.Equal("copies.not-allowed", both.Single(r => !r.Succeeded).Error?.Code);
    }

    private static async Task<int> ScopeAsync(LifeDesk desk, Guid edition) =>
        LifeDesk.Must(await desk.Vault.Get<ReadingQueries>().OfEditionAsync(await desk.ActorAsync(LifeDesk.Controller), edition, Ct))!.Scope;

    private static async Task<(int, int, int, int, int)> MineAsync(LifeDesk desk, string by)
    {
        var counts = LifeDesk.Must(await desk.Vault.Get<HolderQueries>().CountsAsync(await desk.ActorAsync(by), Ct));
        foreach (var list in Enum.GetValues<HolderList>())
            Assert.Equal(counts.Copies[list], LifeDesk.Must(await desk.Vault.Get<HolderQueries>().CopiesAsync(await desk.ActorAsync(by), list, new(), Ct)).Rows.Count);
        return (counts.Copies[HolderList.ToAcknowledge], counts.Copies[HolderList.ToReturn], counts.Copies[HolderList.Held], counts.ToRead, counts.ToDecide);
    }

    private static async Task<List<DeskTask>> TasksAsync(LifeDesk desk, string kind)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await Source(desk).Open(db, desk.Today)[kind].OrderBy(t => t.Due).ThenBy(t => t.Since).Take(50).ToListAsync(Ct);
    }

    private static async Task<List<(string, int)>> OpenAsync(LifeDesk desk)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var found = new List<(string, int)>();
        foreach (var (kind, query) in Source(desk).Open(db, desk.Today).OrderBy(q => q.Key, StringComparer.Ordinal))
        {
            var count = await query.CountAsync(Ct);
            Assert.Equal(count, await query.CountAsync(t => t.Kind == kind, Ct));
            if (count > 0)
                found.Add((kind, count));
        }

        return found;
    }

    private static IDeskSource Source(LifeDesk desk)
    {
        using var db = desk.Vault.DatabaseAsync().GetAwaiter().GetResult();
        return desk.Vault.Get<IEnumerable<IDeskSource>>().Single(s => s.Open(db, desk.Today).ContainsKey("copy.issue"));
    }
}
