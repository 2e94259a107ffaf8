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

    /// <summary>
    /// The same, saying how far it has come. Who writes examples gives <paramref name="refusals"/>: steps that are refused are collected there and the others go on.
    /// </summary>
    public async Task<Result> LoadAsync(SeedChoice choice, IProgress<PackProgress>? progress, CancellationToken ct, ICollection<Error>? refusals = null)
    {
        if (!choice.IsSample)
            throw new ArgumentException("a company of its own is founded by SetUpVault", nameof(choice));
        var loader = Actor.Program(new ActSession("loader", ActSource.Loader));
        if (await identity.FindAsync(ct) is { } facts)
            return facts is { IsSample: true, FilledAt: null } ? await GoOnAsync(loader, choice, facts, new(progress, refusals), ct) : Error.Conflict("seed.vault-not-empty", facts.Company);
        var loadedAt = clock.UtcNow();
        clock.MoveTo(loadedAt.AddDays(-DaysOfHistory));
        var begun = await vault.ActAsync(this, loader, act => BeginAsync(act, choice, loadedAt, progress), ct);
        if (begun.Succeeded && choice.WithDocuments)
            return await FillAsync(choice, new(loader, folder, (await identity.FindAsync(ct))!.CreatedAt, loadedAt), new(progress, refusals), ct);
        clock.ReturnToReal(begun.Succeeded);
        return begun;
    }

    /// <summary>The pack that lies beside the program, as a company's own vault takes it: without the records of the sample's people.</summary>
    public Task<Pack> ReadAsync(CancellationToken ct) => packs.ReadAsync(folder, SeedChoice.Sample, ct);

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
            FilledAt = choice.WithDocuments ? null : loadedAt, // a sample without documents is whole from its first act: no later start fills it
        };
        act.Db.Add(facts);
        await act.Db.SaveChangesAsync(act.Token);
        act.Note("vault.created", TrailWriter.VaultRef, new { facts.VaultId, facts.Company, facts.IsSample, SimulatedClockFrom = act.Now, LoadedAt = loadedAt });
        var pack = await packs.ReadAsync(folder, choice, act.Token);
        return pack.Refusal is { } broken ? broken : (await packs.LoadAsync(new PackLoad(act, choice, pack, progress))).WithoutValue();
    }

    /// <summary>An interrupted sample goes on at the instant of its last entry.</summary>
    private async Task<Result> GoOnAsync(Actor loader, SeedChoice choice, VaultFacts facts, StepProgress progress, CancellationToken ct)
    {
        var real = clock.UtcNow();
        if (await identity.LastEntryAsync(ct) is { } last)
            clock.MoveTo(last);
        return await FillAsync(choice, new(loader, folder, facts.CreatedAt, real), progress, ct);
    }

    /// <summary>The fillers act on simulated days; that the sample is whole is said in real time.</summary>
    private async Task<Result> FillAsync(SeedChoice choice, SampleHistory history, StepProgress progress, CancellationToken ct)
    {
        var filled = Result.Success;
        try
        {
            filled = await RunAsync(choice, history, progress, ct);
        }
        catch
        {
            clock.ReturnToReal(forGood: false);
            throw;
        }

        clock.ReturnToReal(filled.Succeeded);
        if (!filled.Succeeded)
            return filled;

        return await vault.ActAsync(this, history.Loader, async act =>
        {
            var facts = await act.Db.Set<VaultFacts>().SingleAsync(act.Token);
            facts.FilledAt = act.Now;
            act.Note("vault.sample-filled", TrailWriter.VaultRef);
            return Result.Success;
        }, ct);
    }

    /// <summary>Everything in the order of its days, whoever planned it; what would lie ahead of real time does not happen.</summary>
    private async Task<Result> RunAsync(SeedChoice choice, SampleHistory history, StepProgress progress, CancellationToken ct)
    {
        var steps = new List<SampleStep>();
        foreach (var filler in fillers.Where(f => choice.WithExamples || !f.IsExample))
        {
            var planned = await filler.PlanAsync(history, ct);
            if (!planned.Succeeded)
                return planned.Error;
            steps.AddRange(planned.Value.Where(s => s.At <= history.Ends));
        }

        progress.Expect(steps);
        foreach (var step in steps.OrderBy(s => s.At)) // a stable order: of one instant in the order of the fillers
        {
            clock.MoveTo(step.At);
            var done = await step.DoAsync(ct);
            if (!done.Succeeded && !progress.Collects(done.Error))
                return done;
            progress.Done(step);
        }

        return Result.Success;
    }

    /// <summary>Says how far each part has come, at most twenty times.</summary>
    private sealed class StepProgress(IProgress<PackProgress>? progress, ICollection<Error>? refusals)
    {
        private const int Times = 20;

        private readonly Dictionary<string, (int Done, int Total)> parts = new(StringComparer.Ordinal);

        public void Expect(IEnumerable<SampleStep> steps)
        {
            foreach (var part in steps.GroupBy(s => s.Part))
                parts[part.Key] = (0, part.Count());
        }

        public bool Collects(Error refusal)
        {
            refusals?.Add(refusal);
            return refusals is not null;
        }

        public void Done(SampleStep step)
        {
            var (done, total) = parts[step.Part];
            parts[step.Part] = (done + 1, total);
            if ((done + 1) * Times / total > done * Times / total)
                progress?.Report(new(step.Part, done + 1, total));
        }
    }
}
