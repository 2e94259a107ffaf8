using ComplianceVault.App.Clauses;
using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Clauses;

/// <summary>The matrix as of a day: what was in force and entered by then, on either database (decision 8).</summary>
public sealed class CoverageTests
{
    private const string Clause = "8.2.6";
    private const string Form = "ITSMS-P07-R02";
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateOnly Began = Today.AddDays(-SeedLoader.DaysOfHistory);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ADocument_CountsFromTheDayItWasEntered_UnlessLaterEntriesCount(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        var document = await AddDocumentAsync(vault, "X-P07", from: Today.AddDays(-300), entered: Today.AddDays(-100));

        Assert.Empty((await RowAsync(vault, Today.AddDays(-101))).Documents);
        Assert.Equal(document, Assert.Single((await RowAsync(vault, Today.AddDays(-100))).Documents).Id);
        Assert.Equal(document, Assert.Single((await RowAsync(vault, Today.AddDays(-101), later: true)).Documents).Id);
        Assert.Empty((await RowAsync(vault, Today.AddDays(-301), later: true)).Documents);
    }

    [Theory, OnEachDatabase]
    public async Task TheEditionOfTheDay_IsNamed_EvenWhenItsSuccessorWasEnteredForThatDayLater(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        var document = await AddDocumentAsync(vault, "X-P07", Today.AddDays(-300), Today.AddDays(-300), to: Today.AddDays(-50));
        await AddEditionAsync(vault, document, "B", 2000, Today.AddDays(-50), Today.AddDays(-10), null);

        Assert.Equal("A", (await RowAsync(vault, Today.AddDays(-51))).Documents.Single().Label);
        Assert.Equal("A", (await RowAsync(vault, Today.AddDays(-20))).Documents.Single().Label); // B was not known yet
        Assert.Equal("B", (await RowAsync(vault, Today.AddDays(-20), later: true)).Documents.Single().Label);
        Assert.Equal("B", (await RowAsync(vault, Today.AddDays(-10))).Documents.Single().Label);
    }

    [Theory, OnEachDatabase]
    public async Task ADocument_IsRecognisedByWhatItWasCalledThatDay(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        var document = await AddDocumentAsync(vault, "X-P07", Today.AddDays(-300), Today.AddDays(-300), title: "IT服务目录", clause: "8.2.4");
        async Task<(string Title, CriterionOutcome Outcome)> CalledAsync(DateOnly day, bool later = false)
        {
            var row = await RowAsync(vault, day, later, "8.2.4");
            return (Assert.Single(row.Documents).Title, row.Criteria.Single(c => c.Criterion == Criterion.RequiredInformation).Outcome);
        }

        vault.Clock.Advance(TimeSpan.FromDays(5));
        var renamed = await vault.Get<ChangeDocument>().ExecuteAsync(await vault.ActorAsync("行政部文控"), document, 0, new("服务一览", "tech", Classification.Internal, []), "更名", Ct);
        Assert.True(renamed.Succeeded, renamed.Error?.ToString());

        Assert.Equal(("IT服务目录", CriterionOutcome.Met), await CalledAsync(Today.AddDays(4)));
        Assert.Equal("IT服务目录", (await CalledAsync(Today.AddDays(4), later: true)).Title);
        var (title, outcome) = await CalledAsync(Today.AddDays(5));
        Assert.Equal("服务一览", title);
        Assert.NotEqual(CriterionOutcome.Met, outcome);
    }

    [Theory, OnEachDatabase]
    public async Task Records_AreThoseOfTheDay_ByWhenTheyHappenedAndWereEntered(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        await AddRecordsAsync(vault, "tech", Today.AddDays(-40), Today.AddDays(-40), 3);
        await AddRecordsAsync(vault, "tech", Today.AddDays(-30), Today.AddDays(-5), 2);

        var before = await RowAsync(vault, Today.AddDays(-10));
        Assert.Equal((3, Today.AddDays(-40)), (before.Records, before.Newest));
        var later = await RowAsync(vault, Today.AddDays(-10), later: true);
        Assert.Equal((5, Today.AddDays(-30)), (later.Records, later.Newest));
        Assert.Equal(5, (await RowAsync(vault, Today)).Records);
        Assert.Equal(0, (await RowAsync(vault, Today.AddDays(-41))).Records);
    }

    [Theory, OnEachDatabase]
    public async Task Records_ReadByMonthAndDay_AreThoseOfTheDailyRows(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        foreach (var (happened, entered, count) in new[] { (-120, -120, 4), (-119, -60, 2), (-70, -70, 1), (-61, -30, 5), (-33, -31, 2), (-31, 0, 3), (-3, -2, 1), (-1, -1, 1), (0, 0, 2), (-1, -1, -1), (-70, -70, -1) })
            await AddRecordsAsync(vault, "tech", Today.AddDays(happened), Today.AddDays(entered), count);
        await using var db = await vault.DatabaseAsync();
        var rows = await db.Set<RecordCount>().AsNoTracking().Where(c => c.Records > 0).ToListAsync(Ct);
        Assert.Equal(19, rows.Sum(r => r.Records));

        for (var back = 0; back <= 126; back += 7)
        {
            var day = Today.AddDays(-back);
            foreach (var later in new[] { false, true })
            {
                var counted = rows.FindAll(r => r.EventDay <= day && (later || r.EnteredDay <= day));
                var row = await RowAsync(vault, day, later);
                Assert.Equal((day, later, counted.Sum(r => r.Records), counted.Max(r => (DateOnly?)r.EventDay)), (day, later, row.Records, row.Newest));
            }
        }
    }

    [Theory, OnEachDatabase]
    public async Task WhoLeads_AndWhichDutiesCount_IsThatOfTheDay(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        await AddRecordsAsync(vault, "tech", Began, Began, 1);
        var moved = Today.AddDays(-60);
        await using (var db = await vault.DatabaseAsync())
        {
            await db.Set<ClauseDuty>().Where(d => d.Clause == Clause && (d.Duty == DutyKind.Lead || d.Department == "market")).ExecuteUpdateAsync(s => s.SetProperty(d => d.To, moved), Ct);
            db.Add(new ClauseDuty { Id = vault.Clock.NewId(), Clause = Clause, Department = "market", Duty = DutyKind.Lead, From = moved });
            var duty = new Obligation { Id = vault.Clock.NewId(), Code = "OBL-X" };
            db.AddRange(duty, Terms(vault, duty, proposal: true, Began, moved), Terms(vault, duty, proposal: false, moved, null));
            db.Add(new ObligationClause { Id = vault.Clock.NewId(), ObligationId = duty.Id, Clause = Clause, From = Began });
            db.Add(new ObligationEvidence { Id = vault.Clock.NewId(), ObligationId = duty.Id, Form = Form, From = Began });
            await db.SaveChangesAsync(Ct);
        }

        var (before, after) = (await RowAsync(vault, moved.AddDays(-1)), await RowAsync(vault, Today));
        Assert.Equal(("tech", "market"), (Assert.Single(before.Clause.Leads), Assert.Single(after.Clause.Leads)));
        Assert.DoesNotContain(before.Reasons, r => r.Say().Contains("某项月度工作", StringComparison.Ordinal) && r.Code != "coverage.duty-proposed");
        Assert.Contains(after.Reasons, r => r.Code == "coverage.duty-overdue" && r.Say().Contains("某项月度工作", StringComparison.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task PlannedOccurrences_CountWhenDueAndUnfulfilledThatDay(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        string code;
        await using (var db = await vault.DatabaseAsync())
        {
            var duties = db.Set<ObligationTerms>().Where(t => !t.IsProposal && t.Department == "tech" && db.Set<ObligationClause>().Any(c => c.Clause == Clause && c.ObligationId == t.ObligationId));
            (var duty, code) = await db.Set<Obligation>().Where(o => duties.Any(t => t.ObligationId == o.Id)).OrderBy(o => o.Code).Select(o => new ValueTuple<Guid, string>(o.Id, o.Code)).FirstAsync(Ct);
            db.AddRange(
                Occurrence(vault, duty, Today.AddDays(-100), done: Today.AddDays(-110), linked: Today.AddDays(-20)),
                Occurrence(vault, duty, Today.AddDays(-70), done: null, linked: null),
                Occurrence(vault, duty, Today.AddDays(10), done: null, linked: null));
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal(2, await DueAsync(vault, code, Today.AddDays(-50), later: false)); // the first was linked later
        Assert.Equal(1, await DueAsync(vault, code, Today.AddDays(-50), later: true));
        Assert.Equal(1, await DueAsync(vault, code, Today, later: false));
    }

    [Theory, OnEachDatabase]
    public async Task TheSample_HasAPast_InWhichItsDocumentsArrive(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var representative = await vault.ActorAsync("管理者代表");
        var coverage = vault.Get<CoverageQueries>();

        Assert.Equal(Began, await coverage.FirstDayAsync(Ct));
        var trend = (await coverage.TrendAsync(representative, null, false, Ct)).Value;
        Assert.Equal((13, Today), (trend.Count, trend[^1].Day));
        Assert.All(trend, t => Assert.Equal(63, t.Total));
        var first = (await coverage.MatrixAsync(representative, Began.AddDays(-1), false, Ct)).Value;
        Assert.All(first.Leaves, r => Assert.Empty(r.Documents));
        Assert.Contains((await coverage.MatrixAsync(representative, Began, false, Ct)).Value.Leaves, r => r.Documents.Count > 0);
    }

    [Theory, OnEachDatabase]
    public async Task FromOutside_NothingIsSeenBeyondTheGrant(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        await AddDocumentAsync(vault, "X-P07", Today.AddDays(-300), Today.AddDays(-300));
        var auditor = (await vault.ActorAsync("管理者代表")) with { IsExternal = true };
        Task<Kernel.Result<CoverageMatrix>> SeeAsync(ExternalAccess? grant) => vault.Get<CoverageQueries>().MatrixAsync(auditor with { Grant = grant }, null, false, Ct);
        var bare = new ExternalAccess(Today, DocumentsInForce: true, ExportAllowed: false, VerdictsShown: false);

        Assert.Equal("coverage.not-granted", (await SeeAsync(null)).Error?.Code);
        var row = (await SeeAsync(bare)).Value.Rows.Single(r => r.Clause.Number == Clause);
        Assert.Equal((null, 0, 0), (row.Verdict, row.Reasons.Count, row.Criteria.Count));
        Assert.Equal("X-P07", Assert.Single(row.Documents).Number);
        Assert.Equal("coverage.verdicts-not-granted", (await vault.Get<CoverageQueries>().TrendAsync(auditor with { Grant = bare }, null, false, Ct)).Error?.Code);
        Assert.NotNull((await SeeAsync(bare with { VerdictsShown = true })).Value.Rows.Single(r => r.Clause.Number == Clause).Verdict);
        Assert.Equal("access.export-not-granted", (await vault.Get<ExportCoverage>().ExecuteAsync(auditor with { Grant = bare }, null, false, Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task ARestrictedDocument_IsCountedButNotNamed(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        await AddDocumentAsync(vault, "X-P07", Today.AddDays(-300), Today.AddDays(-300), restricted: true);
        var head = await vault.ActorAsync("技术部负责人");

        var row = (await vault.Get<CoverageQueries>().MatrixAsync(head, null, false, Ct)).Value.Rows.Single(r => r.Clause.Number == Clause);

        Assert.Equal((false, "", ""), (Assert.Single(row.Documents).IsOpen, row.Documents[0].Number, row.Documents[0].Title));
        Assert.DoesNotContain("X-P07", string.Join('\n', row.Criteria.SelectMany(c => c.Reasons).Select(r => r.Say())), StringComparison.Ordinal);
        Assert.Equal("X-P07", (await RowAsync(vault, Today)).Documents.Single().Number); // the controller's right
    }

    [Theory, OnEachDatabase]
    public async Task AStaffMember_AndADayAhead_AreRefused(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);

        Assert.Equal("access.missing-permission", (await vault.Get<CoverageQueries>().MatrixAsync(await vault.ActorAsync("技术部工程师"), null, false, Ct)).Error?.Code);
        Assert.Equal("coverage.day-ahead", (await vault.Get<CoverageQueries>().MatrixAsync(await vault.ActorAsync("总经理"), Today.AddDays(1), false, Ct)).Error?.Code);
    }

    private static async Task<CoverageRow> RowAsync(TestVault vault, DateOnly day, bool later = false, string clause = Clause)
    {
        var matrix = await vault.Get<CoverageQueries>().MatrixAsync(await vault.ActorAsync("行政部文控"), day, later, Ct);
        Assert.True(matrix.Succeeded, matrix.Error?.ToString());
        return matrix.Value.Rows.Single(r => r.Clause.Number == clause);
    }

    private static async Task<int> DueAsync(TestVault vault, string duty, DateOnly day, bool later)
    {
        var reasons = (await RowAsync(vault, day, later)).Criteria.Single(c => c.Criterion == Criterion.Duties).Reasons;
        return (int)reasons.Single(r => r.Code == "coverage.duty-overdue" && r.Arguments[0] is Named named && named.Code == duty).Arguments[2];
    }

    private static async Task<Guid> AddDocumentAsync(TestVault vault, string number, DateOnly from, DateOnly entered, DateOnly? to = null, bool restricted = false, string title = "某规程", string clause = Clause)
    {
        var id = vault.Clock.NewId();
        await using (var db = await vault.DatabaseAsync())
        {
            db.Add(new Document { Id = id, Number = number, Title = title, Level = "二阶", CreatedAt = vault.Clock.UtcNow(), Classification = restricted ? Classification.Restricted : Classification.Internal });
            db.Add(new DocumentClause { Id = vault.Clock.NewId(), DocumentId = id, Clause = clause, From = Began.AddDays(-400) });
            await db.SaveChangesAsync(Ct);
        }

        await AddEditionAsync(vault, id, "A", 1000, from, entered, to);
        return id;
    }

    private static async Task AddEditionAsync(TestVault vault, Guid document, string label, int ordinal, DateOnly from, DateOnly entered, DateOnly? to)
    {
        var id = vault.Clock.NewId();
        var noon = entered.ToDateTime(new TimeOnly(4, 0), DateTimeKind.Utc); // noon at the company
        await using var db = await vault.DatabaseAsync();
        db.Add(new Edition { Id = id, DocumentId = document, Label = label, Ordinal = ordinal, State = to is null ? EditionState.Effective : EditionState.Obsolete, Source = EditionSource.Imported, TextHash = "", CreatedById = Guid.Empty, CreatedAt = noon });
        db.Add(new EditionInForce { EditionId = id, DocumentId = document, From = from, To = to, EnteredAt = noon });
        await db.SaveChangesAsync(Ct);
    }

    private static async Task AddRecordsAsync(TestVault vault, string department, DateOnly happened, DateOnly entered, int count)
    {
        await using var db = await vault.DatabaseAsync();
        var form = await db.Set<Form>().Where(f => f.Number == Form).Select(f => f.Id).SingleAsync(Ct);
        await RecordCounts.AddAsync(db, new RecordCount { FormId = form, Department = department, EventDay = happened, EnteredDay = entered, Records = count }, Ct);
    }

    private static ObligationTerms Terms(TestVault vault, Obligation duty, bool proposal, DateOnly from, DateOnly? to) => new()
    {
        Id = vault.Clock.NewId(),
        ObligationId = duty.Id,
        TitleZh = "某项月度工作",
        Cadence = Cadence.Monthly,
        IsProposal = proposal,
        Department = "tech",
        From = from,
        To = to,
    };

    private static Occurrence Occurrence(TestVault vault, Guid duty, DateOnly due, DateOnly? done, DateOnly? linked) =>
        new() { Id = vault.Clock.NewId(), ObligationId = duty, Department = "tech", PeriodFrom = due.AddDays(-30), DueOn = due, FulfilledOn = done, LinkedOn = linked };
}
