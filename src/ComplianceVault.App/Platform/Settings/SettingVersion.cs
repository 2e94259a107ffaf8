using System.Globalization;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Platform.Settings;

/// <summary>A setting's value from an instant on. Values are never overwritten: the old one stays with who, when and why (R45).</summary>
public sealed class SettingVersion
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Value { get; init; }

    public required DateTime From { get; init; }

    public required string ByName { get; init; }

    public required string Reason { get; init; }
}

internal sealed class SettingVersionMapping : IEntityTypeConfiguration<SettingVersion>
{
    public void Configure(EntityTypeBuilder<SettingVersion> builder)
    {
        builder.ToTable("SettingVersion").HasKey(s => s.Id);
        builder.Property(s => s.Key).HasMaxLength(80);
        builder.HasIndex(s => new { s.Key, s.From });
    }
}

/// <summary>A setting the program knows: its key, default and the bounds of a whole number (none: any text).</summary>
public sealed record SettingDefinition(string Key, string Default, long? Least = null, long? Most = null)
{
    /// <summary>The words it may be set to, each with a name of its own; empty: a number within the bounds, or any text.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The address of a web server, or nothing.</summary>
    public bool IsAddress { get; init; }

    /// <summary>A rule that changes by its own approval, not here.</summary>
    public bool ByApproval { get; init; }

    public bool Accepts(string value) => Choices.Count > 0 ? Choices.Contains(value)
        : IsAddress ? value.Length == 0 || (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0)
        : Least is null || (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= Least && n <= Most);
}

/// <summary>Reads the settings in force; features list theirs in the modules.</summary>
public sealed class VaultSettings(IDbContextFactory<VaultDbContext> databases, IEnumerable<SettingDefinition> definitions)
{
    private readonly Dictionary<string, SettingDefinition> known = definitions.ToDictionary(d => d.Key);

    public IReadOnlyCollection<SettingDefinition> Definitions => known.Values;

    public async Task<string> GetAsync(SettingDefinition definition, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await GetAsync(db, definition, ct);
    }

    /// <summary>The same inside an act: an act uses its own connection only, or many acts at once would wait for each other's second one.</summary>
    public static async Task<string> GetAsync(VaultDbContext db, SettingDefinition definition, CancellationToken ct) =>
        await db.Set<SettingVersion>().Where(s => s.Key == definition.Key).OrderByDescending(s => s.From).Select(s => s.Value).FirstOrDefaultAsync(ct)
        ?? definition.Default;

    public async Task<long> GetNumberAsync(SettingDefinition definition, CancellationToken ct) =>
        long.Parse(await GetAsync(definition, ct), CultureInfo.InvariantCulture);

    /// <summary>All versions of all settings, newest first.</summary>
    public async Task<IReadOnlyList<SettingVersion>> HistoryAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<SettingVersion>().AsNoTracking().OrderByDescending(s => s.From).ToListAsync(ct);
    }

    public SettingDefinition? Find(string key) => known.GetValueOrDefault(key);
}

/// <summary>Gives a setting a new value with a reason.</summary>
[Needs(Permission.ManageSettings)]
public sealed class ChangeSetting(Vault vault, VaultSettings settings)
{
    public Task<Result> ExecuteAsync(Actor actor, string key, string value, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (settings.Find(key) is not { } definition)
                return Error.NotFound("settings.unknown", key);
            if (definition.ByApproval)
                return Error.Conflict("settings.by-approval");
            if (!definition.Accepts(value) && definition.IsAddress)
                return Error.Invalid("settings.not-an-address");
            if (!definition.Accepts(value))
                return Error.Invalid("settings.out-of-bounds", definition.Least ?? 0, definition.Most ?? 0);
            if (string.IsNullOrWhiteSpace(reason))
                return Error.Invalid("act.reason-required");
            var old = await VaultSettings.GetAsync(act.Db, definition, ct);
            act.Db.Add(new SettingVersion { Id = act.NewId(), Key = key, Value = value, From = act.Now, ByName = actor.Name, Reason = reason });
            act.Note("setting.changed", TrailWriter.VaultRef, new { Key = key, Old = old, New = value, Reason = reason });
            return Result.Success;
        }, ct);
}
