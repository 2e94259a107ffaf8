using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Settings;

/// <summary>A value a setting had or has; <paramref name="To"/> is null for the one in force.</summary>
public sealed record SettingValue(string Value, DateTime From, DateTime? To, string ByName, string Reason);

/// <summary>A setting: the value in force, its default and bounds, and every version, newest first (R45).</summary>
public sealed record SettingRow(SettingDefinition Definition, string Value, IReadOnlyList<SettingValue> Versions);

/// <summary>The settings with all their versions.</summary>
[Needs(Permission.ManageSettings, Permission.ReadTrail)]
public sealed class SettingQueries(IDbContextFactory<VaultDbContext> databases, VaultSettings settings)
{
    public async Task<Result<IReadOnlyList<SettingRow>>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var versions = (await db.Set<SettingVersion>().AsNoTracking().OrderByDescending(s => s.From).ToListAsync(ct)).ToLookup(s => s.Key);
        return settings.Definitions.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => Row(d, [.. versions[d.Key]])).ToList();
    }

    private static SettingRow Row(SettingDefinition definition, List<SettingVersion> versions) => new(
        definition,
        versions.Count > 0 ? versions[0].Value : definition.Default,
        [.. versions.Select((v, i) => new SettingValue(v.Value, v.From, i == 0 ? null : versions[i - 1].From, v.ByName, v.Reason))]);
}
