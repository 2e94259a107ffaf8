using System.Globalization;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>Reads and checks a pack, and brings it in part by part.</summary>
public sealed class PackReader(IEnumerable<IPackPart> parts)
{
    /// <summary>The pack with all its faults.</summary>
    public async Task<Pack> ReadAsync(SeedFolder folder, CancellationToken ct)
    {
        var pack = new Pack(folder);
        await pack.ReadAsync<CompanyFile>(CompanyFile.Name, ct);
        foreach (var part in parts)
            await part.ReadAsync(pack, ct);
        foreach (var part in parts)
            part.Check(pack);
        if (pack.AttestedShare > Pack.MostAttested)
            pack.Fault("", "", Error.Invalid("pack.too-much-attested", pack.AttestedShare.ToString("P0", CultureInfo.InvariantCulture), Pack.MostAttested.ToString("P0", CultureInfo.InvariantCulture)));
        return pack;
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

/// <summary>Brings a pack into a vault that has begun: what is new or changed since the last time. A broken pack is refused whole.</summary>
[Needs(Permission.ManageSettings)]
public sealed class LoadPack(Vault vault, PackReader packs, VaultIdentity identity)
{
    /// <summary>Refuses with the pack's first fault, or <c>vault.missing</c>.</summary>
    public async Task<Result<IReadOnlyList<PackPartReport>>> ExecuteAsync(Actor actor, SeedFolder folder, SeedChoice choice, IProgress<PackProgress>? progress, CancellationToken ct)
    {
        if (await identity.FindAsync(ct) is null)
            return Error.NotFound("vault.missing", folder.Root);
        var pack = await packs.ReadAsync(folder, ct);
        if (pack.Faults is [var fault, ..])
            return fault.Error;
        return await vault.ActAsync(this, actor, async act =>
        {
            var loaded = await packs.LoadAsync(new PackLoad(act, choice, pack, progress));
            if (loaded.Succeeded && loaded.Value.Any(r => r.Added + r.Changed > 0))
                act.Note("pack.loaded", TrailWriter.VaultRef, new { Parts = loaded.Value.Where(r => r.Added + r.Changed + r.Kept > 0) });
            return loaded;
        }, ct);
    }
}
