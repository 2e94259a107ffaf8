using System.Text;
using ComplianceVault.App.Clauses;
using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Register;
using ComplianceVault.App.Searching;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Entries;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.Database.Tests.Organisation;

/// <summary>Records of named clauses and a period, granted to an auditor from outside (decision 11): these, everywhere, and no others anywhere.</summary>
public sealed class GrantedRecordTests
{
    private const string Outsider = "外部审核员";
    private const string Acceptance = "ITSMS-P19-R06";
    private static readonly DateOnly First = new(2026, 2, 1);
    private static readonly DateOnly Last = new(2026, 2, 28);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task RecordsOfTheClausesAndThePeriod_AreListedCountedFoundAndOpened_AndNoOthers(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var granted = await desk.LockedAsync(v => Month(v, 2, 7, "网关重启"));
        var before = await desk.LockedAsync(v => Month(v, 1, 5, "网关重启"));
        var (elsewhere, _) = await AcceptedAsync(desk, "网关重启验收");
        await GrantAsync(desk, new(["8.6"], First, Last, []));
        var outside = await IndexedAsync(desk);

        Assert.Equal([granted], (await ListAsync(desk, outside, new())).List.Rows.Select(r => r.Id));
        Assert.Equal([granted], LifeDesk.Must(await desk.Vault.Get<RecordQueries>().ListAsync(outside, new RecordFilter(), new(), Ct)).Rows.Select(r => r.Id));
        var register = await ListAsync(desk, outside, new() { Filter = new() { Form = RecordDesk.Statistics } });
        Assert.Equal((1, 7m), (register.List.Total, register.Summed.Single(s => s.Place == "total").Sum));
        Assert.Equal([(2, 1)], register.Months.Select(m => (m.Month, m.Count)));
        Assert.Equal(1, register.Facets.Single(f => f.Place == RegisterOrder.State).Groups.Sum(g => g.Count));
        var found = LifeDesk.Must(await desk.Vault.Get<SearchQueries>().ObjectsAsync(outside, Record.Kind, "网关重启", 10, Ct));
        Assert.Equal((1, $"record/{granted:D}"), (found.Total, Assert.Single(found.Hits).Owner));
        Assert.DoesNotContain(LifeDesk.Must(await desk.Vault.Get<SearchQueries>().SuggestAsync(outside, Acceptance, 10, Ct)), s => s.Text.Contains("-2026-", StringComparison.Ordinal));

        Assert.True((await desk.TryViewAsync(granted, Outsider)).Succeeded);
        foreach (var other in new[] { before, elsewhere })
            Assert.Equal("records.not-found", (await desk.TryViewAsync(other, Outsider)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task MatrixAndClausePage_CountWhatWasGranted_WithVerdictsOrWithout(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        await desk.LockedAsync(v => Month(v, 2, 7, "无"));
        await desk.LockedAsync(v => Month(v, 1, 5, "无"));

        foreach (var verdicts in new[] { false, true })
        {
            await GrantAsync(desk, new(["8.6.1"], First, Last, []), verdicts: verdicts);
            var outside = await desk.ActorAsync(Outsider);
            var matrix = LifeDesk.Must(await desk.Vault.Get<CoverageQueries>().MatrixAsync(outside, null, false, Ct));
            var row = matrix.Rows.Single(r => r.Clause.Number == "8.6.1");
            Assert.Equal((1, Last, verdicts), (row.Records, row.Newest, row.Verdict is not null));
            Assert.Equal((1, 1), (row.Forms.Single(f => f.Form.Number == RecordDesk.Statistics).Records, matrix.Rows.Single(r => r.Clause.Number == "8.6").Records));
            Assert.Equal(0, matrix.Rows.Single(r => r.Clause.Number == "8.5.2.3").Records);
        }

        Assert.Contains(LifeDesk.Must(await desk.Vault.Get<ClauseQueries>().GetAsync(await desk.ActorAsync(Outsider), "8.6.1", null, Ct)).Forms, f => f.Form.Number == RecordDesk.Statistics);
    }

    [Theory, OnEachDatabase]
    public async Task WithoutDocuments_FormsOfTheRecordsAreNamed_AndNothingOfWhoDoesWhat(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        await desk.LockedAsync(v => Month(v, 2, 7, "无"));
        await GrantAsync(desk, new(["8.6.1"], First, Last, []), documents: false);
        var outside = await IndexedAsync(desk);

        Assert.Equal(1, (await ListAsync(desk, outside, new())).List.Total);
        var row = LifeDesk.Must(await desk.Vault.Get<CoverageQueries>().ClauseAsync(outside, "8.6.1", Ct));
        Assert.Equal((1, 0, 0, null), (row.Records, row.Documents.Count, row.Cells.Count, row.Clause.Owner));
        Assert.Equal(0, LifeDesk.Must(await desk.Vault.Get<LibraryQueries>().ListAsync(outside, new LibraryFilter(), Ct)).Total);
        Assert.Equal("forms.not-found", (await desk.Vault.Get<FormQueries>().GetAsync(outside, Acceptance, Ct)).Error?.Code);
        Assert.Empty(LifeDesk.Must(await desk.Vault.Get<FormQueries>().GetAsync(outside, RecordDesk.Statistics, Ct)).Duties);
    }

    [Theory, OnEachDatabase]
    public async Task Restricted_IsLeftOut_UnlessItsFormIsNamed(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var open = await desk.LockedAsync(v => Month(v, 2, 7, "无"));
        var restricted = await desk.LockedAsync(v => Month(v, 2, 9, "无"));
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<Record>().Where(r => r.Id == restricted).ExecuteUpdateAsync(s => s.SetProperty(r => r.Classification, Classification.Restricted), Ct);

        await GrantAsync(desk, new(["8.6"], First, Last, []));
        Assert.Equal([open], (await ListAsync(desk, await IndexedAsync(desk), new())).List.Rows.Select(r => r.Id));
        Assert.Equal("records.not-found", (await desk.TryViewAsync(restricted, Outsider)).Error?.Code);

        await GrantAsync(desk, new(["8.6"], First, Last, [RecordDesk.Statistics]));
        Assert.Equal(2, (await ListAsync(desk, await IndexedAsync(desk), new())).List.Total);
        Assert.True((await desk.TryViewAsync(restricted, Outsider)).Succeeded);
    }

    [Theory, OnEachDatabase]
    public async Task AFile_IsFoundByWhatItSays_ForTheDaysGranted_AndTakenOnlyWithExport(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var (id, file) = await AcceptedAsync(desk, "客户机房双路供电切换成功");

        await GrantAsync(desk, new(["8.5.2"], First, Last, []));
        Assert.Equal(0, await FoundAsync(desk, "双路供电"));
        await GrantAsync(desk, new(["8.5.2"], First, new(2026, 3, 31), []));
        Assert.Equal(1, await FoundAsync(desk, "双路供电"));
        Assert.Equal("access.export-not-granted", (await DownloadAsync(desk, id, file)).Error?.Code);
        Assert.Equal("access.export-not-granted", (await desk.Vault.Get<RecordPaper>().PdfAsync(await desk.ActorAsync(Outsider), id, Ct)).Error?.Code);
        Assert.Equal("access.export-not-granted", (await desk.Vault.Get<ExportRegister>().ExecuteAsync(await desk.ActorAsync(Outsider), new(), Ct)).Error?.Code);
        await GrantAsync(desk, new(["8.5.2"], First, new(2026, 3, 31), []), export: true);
        var taken = LifeDesk.Must(await DownloadAsync(desk, id, file));
        await taken.Content.DisposeAsync();
        await GrantAsync(desk, new(["8.6"], First, new(2026, 3, 31), []), export: true);
        Assert.Equal("records.not-found", (await DownloadAsync(desk, id, file)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WithoutTheGrant_AndAfterIt_AndWhenTheFormProvesTheClauseNoMore_NothingIsSeen(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        await desk.LockedAsync(v => Month(v, 2, 7, "网关重启"));
        await GrantAsync(desk, null);
        Assert.Equal(0, await FoundAsync(desk, "网关重启"));

        await GrantAsync(desk, new(["8.6.1"], First, Last, []));
        Assert.Equal(1, await FoundAsync(desk, "网关重启"));
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<FormClause>().Where(c => c.Clause == "8.6.1").ExecuteUpdateAsync(s => s.SetProperty(c => c.To, new DateOnly(2026, 3, 2)), Ct);
        Assert.Equal(0, await FoundAsync(desk, "网关重启"));

        await GrantAsync(desk, new(["9.1"], First, Last, []));
        Assert.Equal(1, await FoundAsync(desk, "网关重启"));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(30));
        Assert.False((await desk.ActorAsync(Outsider)).Can(Permission.Read));
        Assert.Empty((await desk.Vault.Get<RecordQueries>().ListAsync((await desk.ActorAsync(Outsider)) with { Permissions = new HashSet<Permission> { Permission.Read } }, new RecordFilter(), new(), Ct)).Value.Rows);
    }

    [Theory, OnEachDatabase]
    public async Task AGrantThatNamesNothingThereIs_IsRefused(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);

        Assert.Equal("grants.no-clause", (await TryGrantAsync(desk, new([], First, Last, []))).Error?.Code);
        Assert.Equal(("clauses.not-found", "8.99"), await TryGrantAsync(desk, new(["8.6", "8.99"], First, Last, [])) is { Error: { } unknown } ? (unknown.Code, unknown.Arguments[0]) : default);
        Assert.Equal("organisation.period-invalid", (await TryGrantAsync(desk, new(["8.6"], Last, First, []))).Error?.Code);
        Assert.Equal(("grants.form-elsewhere", Acceptance), await TryGrantAsync(desk, new(["8.6"], First, Last, [Acceptance])) is { Error: { } elsewhere } ? (elsewhere.Code, elsewhere.Arguments[0]) : default);
        Assert.Null((await desk.ActorAsync(Outsider)).Grant);
    }

    private static async Task<Result<Guid>> TryGrantAsync(RecordDesk desk, RecordGrantInput? records, bool documents = true, bool export = false, bool verdicts = false)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var person = await db.Set<Person>().Where(p => p.Name == Outsider).Select(p => p.Id).SingleAsync(Ct);
        var today = desk.Vault.Get<CompanyTime>().Today;
        return await desk.Vault.Get<GrantExternalAccess>().ExecuteAsync(
            await desk.ActorAsync(RecordDesk.Representative), new GrantInput(person, today, today.AddDays(7), "第三方审核", documents, export, verdicts, records), Ct);
    }

    private static async Task GrantAsync(RecordDesk desk, RecordGrantInput? records, bool documents = true, bool export = false, bool verdicts = false) =>
        LifeDesk.Must(await TryGrantAsync(desk, records, documents, export, verdicts));

    private static async Task<Actor> IndexedAsync(RecordDesk desk)
    {
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        return await desk.ActorAsync(Outsider);
    }

    private static async Task<RegisterPage> ListAsync(RecordDesk desk, Actor actor, RegisterAsk ask) =>
        LifeDesk.Must(await desk.Vault.Get<RegisterQueries>().ListAsync(actor, ask, new PageRequest(), Ct));

    private static async Task<int> FoundAsync(RecordDesk desk, string words)
    {
        var outside = await IndexedAsync(desk);
        var found = LifeDesk.Must(await desk.Vault.Get<SearchQueries>().ObjectsAsync(outside, Record.Kind, words, 10, Ct));
        Assert.Equal(found.Total, found.Hits.Count);
        return found.Total;
    }

    private static async Task<Result<OpenedFile>> DownloadAsync(RecordDesk desk, Guid id, string hash) =>
        await desk.Vault.Get<DownloadRecordFile>().ExecuteAsync(await desk.ActorAsync(Outsider), id, hash, Ct);

    /// <summary>An acceptance of 2026-03-02 with a file that says these words.</summary>
    private static async Task<(Guid Id, string Hash)> AcceptedAsync(RecordDesk desk, string words)
    {
        var by = await desk.ActorAsync(RecordDesk.ProjectManager);
        var id = LifeDesk.Must(await desk.TryBeginAsync(Acceptance));
        await using var content = new MemoryStream(Encoding.UTF8.GetBytes(words));
        var file = LifeDesk.Must(await desk.Vault.Get<AttachRecordFile>().ExecuteAsync(by, id, "客户签字件.txt", content, Ct));
        var revision = await desk.FillAsync(id, change: v => v["customer_signed"] = Attached.Write([file]));
        LifeDesk.Must(await desk.TrySubmitAsync(id, revision));
        return (id, file.Hash);
    }

    private static void Month(RecordValues values, int month, int incidents, string recurring)
    {
        var first = new DateOnly(2026, month, 1);
        (values["period_start"], values["period_end"], values["recurring"]) = (FieldText.Of(first), FieldText.Of(first.AddMonths(1).AddDays(-1)), recurring);
        foreach (var (row, i) in values.Rows("by_priority").Select((r, i) => (r, i)))
            row["count"] = FieldText.Of(i == 0 ? incidents : 0);
        values["total"] = FieldText.Of(incidents);
    }
}
