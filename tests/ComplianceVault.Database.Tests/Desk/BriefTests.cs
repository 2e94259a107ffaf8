using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>The management's page tells what has changed since the last management review.</summary>
public sealed class BriefTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Period_BeginsWithTheLastReviewOnRecord_OrNinetyDaysAgo(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        var (queries, manager, today) = (vault.Get<BriefQueries>(), await vault.ActorAsync("总经理"), vault.Get<CompanyTime>().Today);
        await using var db = await vault.DatabaseAsync();
        await db.Set<Record>().Where(r => db.Set<Form>().Any(f => f.Id == r.FormId && f.Number == "ITSMS-P24-R04")).ExecuteDeleteAsync(Ct);
        Assert.Equal(new BriefPeriod(today.AddDays(-90), null), (await queries.PeriodAsync(manager, Ct)).Value);

        foreach (var (number, days, state) in new[] { ("1", -200, RecordState.Locked), ("2", -40, RecordState.Locked), ("3", -3, RecordState.Submitted), ("4", -2, RecordState.Voided) })
            await AddAsync(vault, $"ITSMS-P24-R04-2026-900{number}", today.AddDays(days), state);
        Assert.Equal(new BriefPeriod(today.AddDays(-40), "ITSMS-P24-R04-2026-9002"), (await queries.PeriodAsync(manager, Ct)).Value);
    }

    private static async Task AddAsync(TestVault vault, string number, DateOnly day, RecordState state)
    {
        await using var db = await vault.DatabaseAsync();
        var form = await db.Set<Form>().SingleAsync(f => f.Number == "ITSMS-P24-R04", Ct);
        var edition = await db.Set<FormEdition>().Where(e => e.FormId == form.Id).Select(e => e.Id).FirstAsync(Ct);
        db.Add(new Record
        {
            Id = Guid.CreateVersion7(),
            FormId = form.Id,
            FormEditionId = edition,
            Number = number,
            Department = "admin",
            Classification = Classification.Internal,
            State = state,
            BegunAt = vault.Clock.GetUtcNow().UtcDateTime,
            BegunById = (await vault.ActorAsync("管理者代表")).PersonId,
            BegunByName = "管理者代表",
            FinishBy = day,
            HappenedOn = day,
            EnteredOn = day,
        });
        await db.SaveChangesAsync(Ct);
    }
}
