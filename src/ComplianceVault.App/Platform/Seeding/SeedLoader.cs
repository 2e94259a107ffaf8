using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>
/// Fills an empty vault. The first entry of the trail says what the vault is; the data of all features follow in the same transaction, then
/// the sample's documents by acts of their own. A vault that has begun is never filled a second time, only to its end.
/// </summary>
[NeedsNobody("an empty vault has nobody yet; a vault that has begun is refused")]
public sealed class SeedLoader(
    Vault vault, VaultIdentity identity, SeedFolder folder, IEnumerable<ISeeder> seeders, IEnumerable<ISampleFiller> fillers)
{
    /// <summary>
    /// Makes a sample vault. Refuses with <c>seed.vault-not-empty</c>, <c>seed.file-missing</c>, <c>seed.file-broken</c> or
    /// <c>seed.name-unknown</c>; an empty vault then stays empty.
    /// </summary>
    public async Task<Result> LoadAsync(SeedChoice choice, CancellationToken ct)
    {
        if (!choice.IsSample)
            throw new ArgumentException("a company of its own is founded by SetUpVault", nameof(choice));
        var loader = Actor.Program(new ActSession("loader", ActSource.Loader));
        if (await identity.FindAsync(ct) is { } facts)
            return facts is { IsSample: true, FilledAt: null } ? await FillAsync(loader, fillers, ct) : Error.Conflict("seed.vault-not-empty", facts.Company);
        var begun = await vault.ActAsync(this, loader, act => BeginAsync(act, choice), ct);
        return begun.Succeeded && choice.WithDocuments ? await FillAsync(loader, fillers, ct) : begun;
    }

    /// <summary>Brings what every feature has for this choice into a vault that is being founded, inside the act that founds it.</summary>
    public async Task<Result> SeedAsync(Act act, SeedChoice choice)
    {
        foreach (var seeder in seeders)
        {
            if (await seeder.SeedAsync(new Seed(act, choice, folder)) is { Succeeded: false } refused)
                return refused;
        }

        return Result.Success;
    }

    private async Task<Result> BeginAsync(Act act, SeedChoice choice)
    {
        var file = await folder.ReadAsync<CompanyFile>(CompanyFile.Name, act.Token);
        if (!file.Succeeded)
            return file.Error;
        var facts = new VaultFacts
        {
            VaultId = act.NewId(),
            Company = file.Value.Company.Name.Zh,
            IsSample = true,
            CreatedAt = act.Now,
            FilledAt = choice.WithDocuments ? null : act.Now, // a sample without documents is whole from its first act: no later start fills it
        };
        act.Db.Add(facts);
        await act.Db.SaveChangesAsync(act.Token);
        act.Note("vault.created", TrailWriter.VaultRef, new { facts.VaultId, facts.Company, facts.IsSample });
        return await SeedAsync(act, choice);
    }

    private async Task<Result> FillAsync(Actor loader, IEnumerable<ISampleFiller> wanted, CancellationToken ct)
    {
        foreach (var filler in wanted)
        {
            if (await filler.FillAsync(loader, folder, ct) is { Succeeded: false } refused)
                return refused;
        }

        return await vault.ActAsync(this, loader, async act =>
        {
            var facts = await act.Db.Set<VaultFacts>().SingleAsync(act.Token);
            facts.FilledAt = act.Now;
            act.Note("vault.sample-filled", TrailWriter.VaultRef);
            return Result.Success;
        }, ct);
    }
}
