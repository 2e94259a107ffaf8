using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.Database.Tests.Clauses;

/// <summary>When a clause was last audited, as of a day: what the plan said at its end, done by then and not voided by then (decision 8).</summary>
public sealed class AuditedClauseTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateOnly Planned = Today.AddDays(-60);
    private static readonly DateOnly Finished = Today.AddDays(-50);
    private static readonly DateOnly Corrected = Today.AddDays(-30);
    private static readonly DateOnly Voided = Today.AddDays(-10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AnAudit_CountsForTheClausesThatItsPlanNamedThatDay_FromItsEndUntilItIsVoided(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        await AddAsync(vault);

        Assert.Equal(CriterionOutcome.NotAssessed, await AuditedAsync(vault, Finished.AddDays(-1), "8.2.6")); // no audit was done yet
        Assert.Equal(CriterionOutcome.Met, await AuditedAsync(vault, Finished, "8.2.6")); // the plan names 8.2
        Assert.Equal(CriterionOutcome.Weak, await AuditedAsync(vault, Finished, "9.2.1"));
        Assert.Equal(CriterionOutcome.Met, await AuditedAsync(vault, Corrected.AddDays(-1), "8.2.6"));
        Assert.Equal(CriterionOutcome.Weak, await AuditedAsync(vault, Corrected, "8.2.6")); // it was 9.2, not 8.2
        Assert.Equal(CriterionOutcome.Met, await AuditedAsync(vault, Corrected, "9.2.1"));
        Assert.Equal(CriterionOutcome.Met, await AuditedAsync(vault, Voided.AddDays(-1), "9.2.1"));
        Assert.Equal(CriterionOutcome.NotAssessed, await AuditedAsync(vault, Voided, "9.2.1"));

        // Destroyed at the end of its period: past days keep what it said last.
        await using var db = await vault.DatabaseAsync();
        var audit = await db.Set<RecordContent>().Select(c => c.RecordId).FirstAsync(Ct);
        db.Add(new DisposedObject { Kind = Record.Kind, ObjectId = audit, Certificate = "XH-2026-001", At = vault.Clock.UtcNow() });
        await db.SaveChangesAsync(Ct);
        await db.Set<RecordContent>().Where(c => c.RecordId == audit).ExecuteDeleteAsync(Ct);
        Assert.Equal(CriterionOutcome.Met, await AuditedAsync(vault, Voided.AddDays(-1), "9.2.1"));
    }

    private static async Task<CriterionOutcome> AuditedAsync(TestVault vault, DateOnly day, string clause)
    {
        var matrix = (await vault.Get<CoverageQueries>().MatrixAsync(await vault.ActorAsync("行政部文控"), day, false, Ct)).Value;
        return matrix.Rows.Single(r => r.Clause.Number == clause).Criteria.Single(c => c.Criterion == Criterion.Audit).Outcome;
    }

    /// <summary>An audit planned for 8.2, done, corrected to 9.2 and voided.</summary>
    private static async Task AddAsync(TestVault vault)
    {
        await using var db = await vault.DatabaseAsync();
        var by = await vault.ActorAsync("内审员");
        var form = await db.Set<Form>().SingleAsync(f => f.Code == FormCodes.InternalAudit, Ct);
        var record = new Record
        {
            Id = vault.Clock.NewId(),
            FormId = form.Id,
            FormEditionId = await db.Set<FormEdition>().Where(e => e.FormId == form.Id).Select(e => e.Id).FirstAsync(Ct),
            Number = "ITSMS-P23-R01-2026-0001",
            Department = "mgmt",
            Classification = Classification.Internal,
            State = RecordState.Voided,
            BegunAt = Noon(Planned),
            BegunById = by.PersonId,
            BegunByName = by.Name,
            FinishBy = Today,
            ContentOrdinal = 2,
            VoidedAt = Noon(Voided),
        };
        db.Add(record);
        foreach (var (ordinal, day) in new[] { (1, Planned), (2, Corrected) })
            db.Add(new RecordContent { RecordId = record.Id, Ordinal = ordinal, Values = "{}", Hash = RecordValues.Hash("{}"), At = Noon(day), ById = by.PersonId, ByName = by.Name });
        db.AddRange(Link("8.2", 1, 2), Link("9.2", 2, null));
        db.Add(new RecordMove
        {
            RecordId = record.Id,
            Ordinal = 1,
            Code = "finish",
            ActionZh = "完成现场审核",
            From = "on-site",
            To = "done",
            ToZh = "现场审核完成",
            At = Noon(Finished),
            ById = by.PersonId,
            ByName = by.Name,
            ContentOrdinal = 1,
        });
        await db.SaveChangesAsync(Ct);

        RecordLink Link(string clause, int from, int? to) => new()
        {
            Id = vault.Clock.NewId(),
            RecordId = record.Id,
            Field = "schedule/clauses",
            TargetKind = App.Clauses.Clause.Kind,
            TargetId = clause,
            FromOrdinal = from,
            ToOrdinal = to,
        };
    }

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(4, 0), DateTimeKind.Utc); // noon at the company
}
