using System.Globalization;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>Reads and checks a pack, and brings it in part by part.</summary>
public sealed class PackReader(IEnumerable<IPackPart> parts)
{
    /// <summary>The whole pack with all its faults.</summary>
    public Task<Pack> ReadAsync(SeedFolder folder, CancellationToken ct) => ReadAsync(folder, SeedChoice.SampleYear, ct);

    /// <summary>The same without the files that this choice does not take: a vault to try files in starts without two hundred forms.</summary>
    public async Task<Pack> ReadAsync(SeedFolder folder, SeedChoice choice, CancellationToken ct)
    {
        var pack = new Pack(folder);
        await pack.ReadAsync<CompanyFile>(CompanyFile.Name, ct);
        var wanted = parts.Where(p => (choice.WithForms || !p.HangsOnForms) && (choice.WithExamples || !p.IsExample)).ToList();
        foreach (var part in wanted)
            await part.ReadAsync(pack, ct);
        Check(pack, wanted);
        return pack;
    }

    /// <summary>The words to which somebody who founds a company answers; only the files that hold them are read.</summary>
    public async Task<Result<PackVocabulary>> ReadVocabularyAsync(SeedFolder folder, CancellationToken ct)
    {
        var pack = new Pack(folder);
        await pack.ReadAsync<CompanyFile>(CompanyFile.Name, ct);
        foreach (var part in parts.Where(p => p.IsAnswered))
            await part.ReadAsync(pack, ct);
        return pack.Refusal is { } broken ? broken : Describe(pack);
    }

    /// <summary>By which words the pack speaks of its own company.</summary>
    public PackVocabulary Describe(Pack pack)
    {
        var company = pack.Find<CompanyFile>()?.Company;
        var vocabulary = new PackVocabulary { Company = company?.Name, System = company?.System };
        foreach (var part in parts)
            part.Describe(pack, vocabulary);
        return vocabulary;
    }

    /// <summary>The pack as the company takes it over, checked again as a whole.</summary>
    public Pack Adapt(Pack pack, CompanyPlan plan)
    {
        var adaptation = new PackAdaptation(plan, Describe(pack));
        var own = pack.WithTexts(adaptation.Text);
        own.Replace<CompanyFile>(file => file with { Company = file.Company with { Name = new() { Zh = plan.Company }, System = new() { Zh = plan.System } } });
        foreach (var part in parts)
            part.Adapt(own, adaptation);
        Check(own, parts);
        return own;
    }

    /// <summary>While a file cannot be read, whatever names something in it would seem wrong too: that file is put right first.</summary>
    private static void Check(Pack pack, IEnumerable<IPackPart> checkedParts)
    {
        if (pack.Faults.Count > 0)
            return;
        foreach (var part in checkedParts)
            part.Check(pack);
        if (pack.AttestedShare > Pack.MostAttested)
            pack.Fault("", "", Error.Invalid("pack.too-much-attested", pack.AttestedShare.ToString("P0", CultureInfo.InvariantCulture), Pack.MostAttested.ToString("P0", CultureInfo.InvariantCulture)));
    }

    /// <summary>Brings in what is new or changed, inside the act.</summary>
    public async Task<Result<IReadOnlyList<PackPartReport>>> LoadAsync(PackLoad load)
    {
        foreach (var part in parts)
        {
            if (await part.LoadAsync(load) is { Succeeded: false } refused)
                return refused.Error;
            await load.Act.Db.SaveChangesAsync(load.Act.Token);
        }

        return Result.Of(load.Reports);
    }
}

/// <summary>
/// Brings a pack into a vault that has begun: what is new or changed since the last time. A broken pack is refused whole; a company of its own gets the
/// pack of another in its own words, as it was founded, and its own pack as it is.
/// </summary>
[Needs(Permission.ManageSettings)]
public sealed class LoadPack(Vault vault, PackReader packs, VaultIdentity identity)
{
    /// <summary>Refuses with the pack's first fault, or <c>vault.missing</c>.</summary>
    public async Task<Result<IReadOnlyList<PackPartReport>>> ExecuteAsync(Actor actor, SeedFolder folder, IProgress<PackProgress>? progress, CancellationToken ct)
    {
        if (await identity.FindAsync(ct) is not { } facts)
            return Error.NotFound("vault.missing", folder.Root);
        var pack = await packs.ReadAsync(folder, SeedChoice.Sample, ct); // the year is kept only before real time begins
        var isOwn = pack.Find<CompanyFile>()?.Company.Name.Zh == facts.Company;
        var plan = isOwn ? null : CompanyPlan.FromJson(facts.Plan);
        if (plan is not null && pack.Faults.Count == 0)
            pack = packs.Adapt(pack, plan);
        if (pack.Refusal is { } broken)
            return broken;
        var choice = facts.IsSample ? SeedChoice.Sample : plan is not null ? SeedChoice.Of(plan) : SeedChoice.OwnPack;
        return await vault.ActAsync(this, actor, async act =>
        {
            var loaded = await packs.LoadAsync(new PackLoad(act, choice, pack, progress));
            if (loaded.Succeeded && loaded.Value.Any(r => r.Added + r.Changed > 0))
                act.Note("pack.loaded", TrailWriter.VaultRef, new { Parts = loaded.Value.Where(r => r.Added + r.Changed + r.Kept > 0) });
            return loaded;
        }, ct);
    }
}
