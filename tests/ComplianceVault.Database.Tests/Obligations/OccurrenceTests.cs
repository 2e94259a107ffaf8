using ComplianceVault.App.Desk;
using ComplianceVault.App.Obligations.Occurrences;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Entries;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Obligations;

/// <summary>定期工作: planned ahead, in the inbox, fulfilled by a record that a person confirms, owed again when the record is voided.</summary>
public sealed class OccurrenceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task TheMonthlyStatistics_ArePlanned_AndFulfilledByItsRecord(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(20)); // 22 March: the last two weeks of the month
        Assert.True(await PlanAsync(desk) > 50);
        Assert.Equal(0, await PlanAsync(desk));
        var owed = await OwedAsync(desk);
        Assert.Equal((OccurrenceState.Planned, null, new DateOnly(2026, 3, 31)), (owed.State, owed.Proposed, owed.DueOn));
        Assert.Contains(await DeskAsync(desk, RecordDesk.Head), t => t.Number == owed.Code);

        var record = await desk.LockedAsync();
        owed = await OwedAsync(desk);
        Assert.Equal(record, owed.Proposed?.Id);
        LifeDesk.Must(await ConfirmAsync(desk, owed.Id, record, RecordDesk.Head));

        Assert.DoesNotContain(await OpenAsync(desk), r => r.Id == owed.Id);
        Assert.DoesNotContain(await DeskAsync(desk, RecordDesk.Head), t => t.Number == owed.Code);
        var done = (await YearAsync(desk)).Single(r => r.Id == owed.Id);
        Assert.Equal((OccurrenceState.Done, record), (done.State, done.Record?.Id));
        Assert.Equal("duties.done-already", (await ConfirmAsync(desk, owed.Id, record, RecordDesk.Head)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task AVoidedRecord_ProvesNothing_AndTheDutyIsOwedAgain(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(20));
        await PlanAsync(desk);
        var owed = await OwedAsync(desk);
        var record = await desk.LockedAsync();
        LifeDesk.Must(await ConfirmAsync(desk, owed.Id, record, RecordDesk.Engineer)); // somebody of the department

        LifeDesk.Must(await desk.AskVoidAsync(record));
        LifeDesk.Must(await desk.VoidAsync(record));

        Assert.Null((await OwedAsync(desk)).Proposed);
    }

    [Theory, OnEachDatabase]
    public async Task OnlyWhatProvesIt_Confirmed_ByWhomItConcerns(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(20));
        await PlanAsync(desk);
        var owed = await OwedAsync(desk);
        var unsigned = await desk.SubmittedAsync();

        Assert.Equal("duties.no-evidence", (await ConfirmAsync(desk, owed.Id, unsigned, RecordDesk.Head)).Error?.Code);
        Assert.Equal("duties.not-yours", (await ConfirmAsync(desk, owed.Id, unsigned, "市场部职员")).Error?.Code);
        Assert.Equal("duties.not-found", (await ConfirmAsync(desk, Guid.Empty, unsigned, RecordDesk.Head)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WhatIsNotDone_IsOverdueAfterItsDay_AndDaysWithoutPlanningAreMadeGood(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        await PlanAsync(desk);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(95)); // 5 June
        await PlanAsync(desk);

        var mine = (await OpenAsync(desk)).Where(r => r.Evidence.Any(e => e.Number == RecordDesk.Statistics)).ToList();

        Assert.Equal(["2026-03-31", "2026-04-30", "2026-05-31"], mine.Where(r => r.State == OccurrenceState.Overdue).Select(r => r.DueOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        var past = LifeDesk.Must(await desk.Vault.Get<OccurrenceQueries>().AsOfAsync(await desk.ActorAsync(RecordDesk.Head), new DateOnly(2026, 4, 5), Ct));
        Assert.Equal([OccurrenceState.Overdue, OccurrenceState.Planned], past.Where(r => r.Evidence.Any(e => e.Number == RecordDesk.Statistics)).Select(r => r.State).Take(2));
    }

    private static async Task<int> PlanAsync(RecordDesk desk) => LifeDesk.Must(await desk.Vault.Get<PlanOccurrences>().ExecuteAsync(Actor.Program(new ActSession("test", ActSource.Job)), Ct));

    private static async Task<OccurrenceRow> OwedAsync(RecordDesk desk) => (await OpenAsync(desk)).Single(r => r.Evidence.Any(e => e.Number == RecordDesk.Statistics));

    private static async Task<IReadOnlyList<OccurrenceRow>> OpenAsync(RecordDesk desk) =>
        LifeDesk.Must(await desk.Vault.Get<OccurrenceQueries>().ListAsync(await desk.ActorAsync(RecordDesk.Head), new(Department: "tech"), Ct));

    private static async Task<IEnumerable<DeskRow>> DeskAsync(RecordDesk desk, string who) =>
        LifeDesk.Must(await desk.Vault.Get<DeskQueries>().BoardAsync(await desk.ActorAsync(who), ["duty.due"], new(1, 200), Ct)).Page.Rows;

    private static async Task<IReadOnlyList<OccurrenceRow>> YearAsync(RecordDesk desk) =>
        LifeDesk.Must(await desk.Vault.Get<OccurrenceQueries>().ListAsync(await desk.ActorAsync(RecordDesk.Head), new(Department: "tech", Year: 2026), Ct));

    private static async Task<Result> ConfirmAsync(RecordDesk desk, Guid occurrence, Guid record, string by) =>
        await desk.Vault.Get<ConfirmOccurrences>().ExecuteAsync(await desk.ActorAsync(by), [new(occurrence, record)], Ct);
}
