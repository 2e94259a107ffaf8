using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>Registers the sample's external documents (<see cref="DocumentsFile.External"/>) on its first day.</summary>
internal sealed class SampleExternals(IDbContextFactory<VaultDbContext> databases, ActorDirectory people, RegisterExternal register) : ISampleFiller
{
    public Task<Result<IReadOnlyList<SampleStep>>> PlanAsync(SampleHistory history, CancellationToken ct) =>
        Task.FromResult(Result.Of<IReadOnlyList<SampleStep>>([new("external documents", history.Began, done => FillAsync(history.Loader, history.Folder, done))]));

    private async Task<Result> FillAsync(Actor loader, SeedFolder folder, CancellationToken ct)
    {
        var file = await folder.ReadAsync<DocumentsFile>(DocumentsFile.Name, ct);
        if (!file.Succeeded)
            return file.Error;
        await using var db = await databases.CreateDbContextAsync(ct);
        var there = await db.Set<Document>().Select(d => d.Number).ToListAsync(ct);
        var missing = file.Value.External.Where(e => !there.Contains(e.Number)).ToList();
        if (missing.Count == 0)
            return Result.Success;
        if (await people.FindHolderAsync(Role.Controller, loader.Session, ct) is not { } controller)
            return Error.NotFound("seed.name-unknown", "organisation.yaml", "accounts", Role.Controller);
        foreach (var part in missing)
        {
            var edition = new ExternalEditionFacts(part.Edition, part.Issuer, part.Source.Zh, part.Licence.Zh, part.OriginalNumber, part.IssuedOn);
            var facts = new ExternalFacts(part.Number, part.Title.Zh, part.Category, part.Department, part.Clauses, edition);
            if (await register.ExecuteAsync(controller, facts, null, ct) is { Succeeded: false } refused)
                return refused.Error;
        }

        return Result.Success;
    }
}
