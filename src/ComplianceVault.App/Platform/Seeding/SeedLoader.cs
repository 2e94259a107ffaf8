using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>
/// Fills an empty vault under a clock that begins in the past (decision 9). The first entry of the trail says what the vault is and that its clock is
/// simulated; the pack follows in the same transaction, then the sample's documents by acts of their own. A vault that has begun is never filled a
/// second time, only to its end.
/// </summary>
[NeedsNobody("an empty vault has nobody yet; a vault that has begun is refused")]
public sealed class SeedLoader(Vault vault, VaultIdentity identity, SeedFolder folder, PackReader packs, IEnumerable<ISampleFiller> fillers, VaultClock clock)
{
    /// <summary>The sample began so many days before the real day on which it is loaded (decision 9).</summary>
    public const int DaysOfHistory = 400;

    private PackVocabulary? vocabulary;

    /// <summary>
    /// Makes a sample vault. Refuses with <c>seed.vault-not-empty</c>, <c>seed.file-missing</c>, <c>seed.file-broken</c> or
    /// <c>seed.name-unknown</c> …: the first fault of the pack; an empty vault then stays empty.
    /// </summary>
    public Task<Result> LoadAsync(SeedChoice choice, CancellationToken ct) => LoadAsync(choice, null, ct);

    /// <summary>The same, saying how far it has come.</summary>
    public async Task<Result> LoadAsync(SeedChoice choice, IProgress<PackProgress>? progress, CancellationToken ct)
    {
        if (!choice.IsSample)
            throw new ArgumentException("a company of its own is founded by SetUpVault", nameof(choice));
        var loader = Actor.Program(new ActSession("loader", ActSource.Loader));
        if (await identity.FindAsync(ct) is { } facts)
            return facts is { IsSample: true, FilledAt: null } ? await GoOnAsync(loader, progress, ct) : Error.Conflict("seed.vault-not-empty", facts.Company);
        var loadedAt = clock.UtcNow();
        clock.MoveTo(loadedAt.AddDays(-DaysOfHistory));
        var begun = await vault.ActAsync(this, loader, act => BeginAsync(act, choice, loadedAt, progress), ct);
        if (begun.Succeeded && choice.WithDocuments)
            return await FillAsync(loader, progress, ct);
        clock.ReturnToReal(begun.Succeeded);
        return begun;
    }

    /// <summary>The pack that lies beside the program.</summary>
    public Task<Pack> ReadAsync(CancellationToken ct) => packs.ReadAsync(folder, ct);

    /// <summary>Its words, for those who choose; read once, since every step of the set-up page asks for them.</summary>
    public async Task<Result<PackVocabulary>> VocabularyAsync(CancellationToken ct)
    {
        if (vocabulary is { } known)
            return known;
        var read = await packs.ReadVocabularyAsync(folder, ct);
        vocabulary = read.Succeeded ? read.Value : null;
        return read;
    }

    private async Task<Result> BeginAsync(Act act, SeedChoice choice, DateTime loadedAt, IProgress<PackProgress>? progress)
    {
        var file = await folder.ReadAsync<CompanyFile>(CompanyFile.Name, act.Token);
        if (!file.Succeeded)
            return file.Error;
        var facts = new VaultFacts
        {
            VaultId = act.NewId(),
            Company = file.Value.Company.Name.Zh,
            System = file.Value.Company.System.Zh,
            IsSample = true,
            CreatedAt = act.Now,
            FilledAt = choice.WithDocuments ? null : act.Now, // a sample without documents is whole from its first act: no later start fills it
        };
        act.Db.Add(facts);
        await act.Db.SaveChangesAsync(act.Token);
        act.Note("vault.created", TrailWriter.VaultRef, new { facts.VaultId, facts.Company, facts.IsSample, SimulatedClockFrom = act.Now, LoadedAt = loadedAt });
        var pack = await packs.ReadAsync(folder, choice, act.Token);
        return pack.Refusal is { } broken ? broken : (await packs.LoadAsync(new PackLoad(act, choice, pack, progress))).WithoutValue();
    }

    /// <summary>An interrupted sample goes on at the instant of its last entry.</summary>
    private async Task<Result> GoOnAsync(Actor loader, IProgress<PackProgress>? progress, CancellationToken ct)
    {
        if (await identity.LastEntryAsync(ct) is { } last)
            clock.MoveTo(last);
        return await FillAsync(loader, progress, ct);
    }

    /// <summary>The fillers act on simulated days; that the sample is whole is said in real time.</summary>
    private async Task<Result> FillAsync(Actor loader, IProgress<PackProgress>? progress, CancellationToken ct)
    {
        var filled = Result.Success;
        try
        {
            foreach (var filler in fillers.TakeWhile(_ => filled.Succeeded))
                filled = await filler.FillAsync(loader, folder, progress, ct);
        }
        catch
        {
            clock.ReturnToReal(forGood: false);
            throw;
        }

        clock.ReturnToReal(filled.Succeeded);
        if (!filled.Succeeded)
            return filled;

        return await vault.ActAsync(this, loader, async act =>
        {
            var facts = await act.Db.Set<VaultFacts>().SingleAsync(act.Token);
            facts.FilledAt = act.Now;
            act.Note("vault.sample-filled", TrailWriter.VaultRef);
            return Result.Success;
        }, ct);
    }
}
