using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Register;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Entries;

namespace ComplianceVault.Database.Tests.Records.Register;

/// <summary>The register of a form: narrowed by its fields, sorted, counted and added up, within the rights of who asks.</summary>
public sealed class RegisterTests
{
    private const string ByPriority = "by_priority";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task FieldsNarrow_AndWhatIsLeftIsAddedUp(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var few = await desk.SubmittedAsync(change: v => Month(v, 1, 3, "网关重启"));
        var many = await desk.SubmittedAsync(change: v => Month(v, 2, 40, "磁盘告警"));
        var most = await desk.SubmittedAsync(change: v => Month(v, 2, 50, "无"));

        var all = await AskAsync(desk, new());
        Assert.Equal((3, 93m, 3), (all.List.Total, Sum(all, "total").Sum, Sum(all, "total").Count));
        Assert.Equal([few, many], (await AskAsync(desk, new() { Sort = "total", Conditions = [new("total", To: 40)] })).List.Rows.Select(r => r.Id));
        Assert.Equal([most, many], (await AskAsync(desk, new() { Sort = "total", Descending = true, Conditions = [new("period_end", FromDay: new(2026, 2, 1))] })).List.Rows.Select(r => r.Id));
        Assert.Equal([many], (await AskAsync(desk, new() { Conditions = [new("recurring", Part: "磁盘")] })).List.Rows.Select(r => r.Id));
        Assert.Equal([most], (await AskAsync(desk, new() { Conditions = [new("recurring", Part: "无"), new("total", From: 41)] })).List.Rows.Select(r => r.Id));
        Assert.Equal(90, Sum(await AskAsync(desk, new() { Conditions = [new("total", From: 40)] }), "total").Sum);
        Assert.Empty((await AskAsync(desk, new() { Conditions = [new("no_such_field", Part: "无")] })).List.Rows);
    }

    [Theory, OnEachDatabase]
    public async Task RecordsAreGrouped_WithTheirSums_AndCountedByMonth(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        await desk.LockedAsync(v => Month(v, 1, 5, "无"));
        await desk.SubmittedAsync(change: v => Month(v, 2, 7, "无"));

        var found = await AskAsync(desk, new() { GroupBy = "recurring" });
        Assert.Equal(("无", 2, 12m), Assert.Single(found.Grouped!.Groups) is var group ? (group.Word, group.Count, group.Sums[0]) : default);
        Assert.Equal([("已锁定", 1), ("待签字", 1)], found.Facets.Single(f => f.Place == RegisterOrder.State).Groups.Select(g => (g.Word, g.Count)).OrderBy(g => g.Word, StringComparer.Ordinal));
        Assert.Equal([(2026, 1, 1), (2026, 2, 1)], found.Months.Select(m => (m.Year, m.Month, m.Count)));
    }

    [Theory, OnEachDatabase]
    public async Task AWordOfATable_AndAWordOfTheWholeRecord_FindIt(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.SubmittedAsync(change: v => Month(v, 1, 5, "夜间批处理超时"));
        await desk.SubmittedAsync(change: v => Month(v, 2, 5, "无"));

        Assert.Equal([id], (await AskAsync(desk, new() { Filter = new() { Form = RecordDesk.Statistics, Text = "批处理" } })).List.Rows.Select(r => r.Id));
        Assert.Equal(2, (await AskAsync(desk, new() { Conditions = [new($"{ByPriority}/priority", Part: "高")] })).List.Total);
        Assert.Equal((2, 0), ((await AskAsync(desk, new() { Filter = new() { Form = RecordDesk.Statistics, Clause = "8.6" } })).List.Total, (await AskAsync(desk, new() { Filter = new() { Form = RecordDesk.Statistics, Clause = "8.2" } })).List.Total));
    }

    [Theory, OnEachDatabase]
    public async Task WhatTheMatrixCountsOfADay_IsListed_WithAndWithoutTheIndex(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var kept = await desk.LockedAsync(v => Month(v, 1, 5, "无"));
        var yesterday = DateOnly.FromDateTime(desk.Vault.Clock.GetUtcNow().UtcDateTime.AddHours(8));
        await desk.SubmittedAsync(change: v => Month(v, 2, 7, "无")); // not signed yet
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        var later = await desk.LockedAsync(v => Month(v, 1, 6, "无"));
        async Task<IEnumerable<Guid>> ListedAsync(RecordFilter filter)
        {
            var indexed = (await AskAsync(desk, new() { Filter = filter with { Form = RecordDesk.Statistics } })).List.Rows.Select(r => r.Id).Order().ToList();
            Assert.Equal(indexed, (await desk.ListAsync(RecordDesk.ProjectManager, filter)).Rows.Select(r => r.Id).Order());
            return indexed;
        }

        Assert.Equal([kept], await ListedAsync(new() { Clause = "8.6.1", To = yesterday, Counted = yesterday }));
        Assert.Equal(new[] { kept, later }.Order(), await ListedAsync(new() { Clause = "8.6.1", To = yesterday, Counted = yesterday.AddDays(1) })); // later entries too
        Assert.Empty(await ListedAsync(new() { Clause = "8.6.1", To = yesterday.AddDays(-2000), Counted = yesterday })); // no form proved it then
        Assert.Equal(3, (await ListedAsync(new())).Count());
    }

    [Theory, OnEachDatabase]
    public async Task WhatMayNotBeRead_IsNeitherListedNorCountedNorAddedUp(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        await desk.SubmittedAsync(change: v => Month(v, 1, 5, "无"));

        var outside = await AskAsync(desk, new(), "市场部职员");
        Assert.Equal((0, 0m, 0, 0), (outside.List.Total, Sum(outside, "total").Sum, outside.Months.Count, outside.Facets.Sum(f => f.Groups.Count)));
    }

    [Theory, OnEachDatabase]
    public async Task WhileTheIndexIsBehind_ItIsSaid_AndWithoutIt_TheDatabaseAnswers(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var actor = await desk.ActorAsync(RecordDesk.ProjectManager);
        var unbuilt = LifeDesk.Must(await desk.Vault.Get<RegisterQueries>().ListAsync(actor, OfForm(new()), new PageRequest(), Ct));
        Assert.Equal("search.rebuilding", unbuilt.Unindexed?.Code);
        Assert.Empty(unbuilt.List.Rows);

        await IndexAsync(desk);
        var id = LifeDesk.Must(await desk.Vault.Get<BeginRecord>().ExecuteAsync(actor, new(RecordDesk.Statistics), Ct));
        var view = await desk.ViewAsync(id);
        RecordGenerator.Fill(view.Model, view.Values, view.Facts, desk.Text);
        var revision = LifeDesk.Must(await desk.Vault.Get<SaveRecord>().ExecuteAsync(actor, id, view.Draft!.Value, view.Values, Ct));
        LifeDesk.Must(await desk.Vault.Get<SubmitRecord>().ExecuteAsync(actor, id, revision, new Dictionary<string, Guid>(), Ct));
        var behind = LifeDesk.Must(await desk.Vault.Get<RegisterQueries>().ListAsync(actor, OfForm(new()), new PageRequest(), Ct));
        Assert.Equal((true, 0), (behind.Behind, behind.List.Total));

        await IndexAsync(desk);
        var reached = LifeDesk.Must(await desk.Vault.Get<RegisterQueries>().ListAsync(actor, OfForm(new()), new PageRequest(), Ct));
        Assert.Equal((false, id), (reached.Behind, Assert.Single(reached.List.Rows).Id));
    }

    [Theory, OnEachDatabase]
    public async Task TheBoard_HasAColumnForEachStateOfTheWorkflow(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        await IndexAsync(desk);
        var board = LifeDesk.Must(await desk.Vault.Get<RegisterQueries>().BoardAsync(await desk.ActorAsync(RecordDesk.Engineer), new() { Filter = new() { Form = "ITSMS-P15-R01" } }, Ct));
        Assert.True(board.Count > 4);
        Assert.All(board, c => Assert.Equal(0, c.Count));

        await desk.SubmittedAsync(change: v => Month(v, 1, 5, "无"));
        await IndexAsync(desk);
        var plain = LifeDesk.Must(await desk.Vault.Get<RegisterQueries>().BoardAsync(await desk.ActorAsync(RecordDesk.Engineer), new() { Filter = new() { Form = RecordDesk.Statistics } }, Ct));
        Assert.Equal(("待签字", 1, 1), Assert.Single(plain) is var column ? (column.StateZh, column.Count, column.Rows.Count) : default);
    }

    private static async Task<RegisterPage> AskAsync(RecordDesk desk, RegisterAsk ask, string by = RecordDesk.Engineer)
    {
        await IndexAsync(desk);
        return LifeDesk.Must(await desk.Vault.Get<RegisterQueries>().ListAsync(await desk.ActorAsync(by), OfForm(ask), new PageRequest(), Ct));
    }

    private static RegisterAsk OfForm(RegisterAsk ask) => ask.Filter.Form is null ? ask with { Filter = ask.Filter with { Form = RecordDesk.Statistics } } : ask;

    private static RegisterSum Sum(RegisterPage page, string place) => page.Summed.Single(s => s.Place == place);

    private static async Task IndexAsync(RecordDesk desk)
    {
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }
    }

    /// <summary>A month's statistics: so many incidents, in one row.</summary>
    private static void Month(RecordValues values, int month, int incidents, string recurring)
    {
        var first = new DateOnly(2026, month, 1);
        (values["period_start"], values["period_end"], values["recurring"]) = (FieldText.Of(first), FieldText.Of(first.AddMonths(1).AddDays(-1)), recurring);
        foreach (var (row, i) in values.Rows(ByPriority).Select((r, i) => (r, i)))
            row["count"] = FieldText.Of(i == 0 ? incidents : 0);
        values["total"] = FieldText.Of(incidents);
    }
}
