using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Records.Consistency;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Clauses;

/// <summary>What ships answers its clauses by sections, and its procedures, forms and list agree.</summary>
public sealed class SampleClauseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task TheSample_AnswersItsClauses_FormsAreInForce_AndTheListAgrees(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var auditor = await vault.ActorAsync("内审员");

        var view = (await vault.Get<ClauseQueries>().GetAsync(auditor, "7.5.3.1", null, Ct)).Value;
        var document = view.Documents.Single(d => d.Number == "ITSMS-P05");
        Assert.Contains(document.Sections, s => s is { State: SectionAnswerState.Confirmed, DecidedByName: "行政部文控", Snippet.Length: > 0 });
        await using var db = await vault.DatabaseAsync();
        var inForce = await db.Set<Document>().Select(d => d.Number).ToListAsync(Ct);
        var waiting = await db.Set<Form>().Where(f => f.IsActive && inForce.Contains(f.Parent) && f.DocumentId == null).Select(f => f.Number).ToListAsync(Ct);
        Assert.Empty(waiting);
        var external = await db.Set<Edition>().Where(e => e.Source == EditionSource.External && e.State == EditionState.Effective)
            .Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (_, d) => new { d.Number, d.Level, d.IsSample }).OrderBy(d => d.Number).ToListAsync(Ct);
        Assert.Equal([("EXT-01", "外来", true), ("EXT-04", "外来", true)], external.Select(e => (e.Number, e.Level, e.IsSample)));

        var controller = await vault.ActorAsync("行政部文控");
        var report = (await vault.Get<ConsistencyQueries>().CompareAsync(controller, Ct)).Value;
        Assert.NotEmpty(report.Documents);
        Assert.Empty(report.Documents.SelectMany(d => d.Differences.Select(x => $"{d.Number}: {x.Kind} {x.Form} {x.Title}")));
        Assert.Empty(report.Unlisted.Where(f => inForce.Contains(f.Parent)).Select(f => f.Number));
    }
}
