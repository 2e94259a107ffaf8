using System.Globalization;
using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>
/// What the sample's company did with its documents over the year: external ones checked twice, its own reviewed once by their departments. The last to come in
/// were not reviewed since, so that the list of reviews has something to show.
/// </summary>
internal sealed class SampleCare(
    IDbContextFactory<VaultDbContext> databases, ActorDirectory people, CheckCurrency check, ConfirmReview review, CompanyTime time) : ISampleFiller
{
    private const int ReviewDay = 200;
    private const int ReviewedUpToDay = 100;

    private static readonly int[] CheckDays = [175, 355];
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public Task<Result<IReadOnlyList<SampleStep>>> PlanAsync(SampleHistory history, CancellationToken ct) =>
        Task.FromResult(Result.Of<IReadOnlyList<SampleStep>>([.. CheckDays.Append(ReviewDay).Select(day => new SampleStep("document care", history.Began.AddDays(day), done => CareAsync(history, day, done)))]));

    private async Task<Result> CareAsync(SampleHistory history, int day, CancellationToken ct)
    {
        if (await people.FindHolderAsync(Role.Controller, history.Loader.Session, ct) is not { } controller)
            return Error.NotFound("seed.name-unknown", "organisation.yaml", "accounts", Role.Controller);
        return day == ReviewDay ? await ReviewAsync(controller, history.Began.AddDays(ReviewedUpToDay), ct) : await CheckAsync(controller, ct);
    }

    /// <summary>Each check arms the next, so an interrupted start finds only what is still due.</summary>
    private async Task<Result> CheckAsync(Actor controller, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var due = time.Today.AddMonths(1);
        foreach (var id in await db.Set<ExternalDocument>().Where(x => x.NextCheck <= due).Select(x => x.DocumentId).ToListAsync(ct))
        {
            if (await check.ExecuteAsync(controller, id, CurrencyOutcome.Current, VaultWords.Of("sample.check-evidence", [], Chinese), ct) is { Succeeded: false } refused)
                return refused.Error;
        }

        return Result.Success;
    }

    private async Task<Result> ReviewAsync(Actor controller, DateTime cameInBy, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var own = await db.Set<Edition>().Where(e => e.State == EditionState.Effective && e.Source == EditionSource.Imported && e.CreatedAt < cameInBy && !db.Set<EditionReview>().Any(r => r.EditionId == e.Id))
            .Join(db.Set<Document>(), e => e.DocumentId, d => d.Id, (e, d) => new { e.Id, d.Department, d.Number }).OrderBy(x => x.Number).ToListAsync(ct);
        foreach (var one in own)
        {
            var by = await HeadAsync(db, one.Department, controller, ct);
            if (await review.ExecuteAsync(by, one.Id, ReviewResult.StillSuitable, VaultWords.Of("sample.review-reason", [], Chinese), ct) is { Succeeded: false } refused)
                return refused;
        }

        return Result.Success;
    }

    private async Task<Actor> HeadAsync(VaultDbContext db, string? department, Actor controller, CancellationToken ct) =>
        department is not null && await OfficeHolders.OfAsync(db, Role.DepartmentHead, department, time, ct) is [var head, ..]
            ? await people.FindAsync(head.PersonId, controller.Session, ct) ?? controller
            : controller;
}
