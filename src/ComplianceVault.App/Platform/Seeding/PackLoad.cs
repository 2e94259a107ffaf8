using System.Security.Cryptography;
using System.Text.Json;
using ComplianceVault.App.Platform.Acts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>An item of a pack as it was when it was last brought in, so that a second load changes nothing.</summary>
public sealed class LoadedItem
{
    public required string Part { get; init; }

    public required string Item { get; init; }

    /// <summary>SHA-256 of the item's content.</summary>
    public required string Hash { get; set; }

    public required DateTime LoadedAt { get; set; }
}

internal sealed class LoadedItemMapping : IEntityTypeConfiguration<LoadedItem>
{
    public void Configure(EntityTypeBuilder<LoadedItem> builder)
    {
        builder.ToTable("LoadedItem").HasKey(i => new { i.Part, i.Item });
        builder.Property(i => i.Part).HasMaxLength(40);
        builder.Property(i => i.Item).HasMaxLength(200);
        builder.Property(i => i.Hash).HasMaxLength(64);
    }
}

/// <summary>A pack while it is being brought into a vault.</summary>
public sealed class PackLoad(Act act, SeedChoice choice, Pack pack, IProgress<PackProgress>? progress)
{
    private readonly List<PackPartReport> reports = [];

    public Act Act { get; } = act;

    public SeedChoice Choice { get; } = choice;

    public Pack Pack { get; } = pack;

    public IReadOnlyList<PackPartReport> Reports => reports;

    /// <summary>The items that are new to this vault or changed in the pack since they were last loaded; they count as loaded from here on.</summary>
    /// <param name="id">What names the item for ever.</param>
    public async Task<PackChanges<T>> ChangesAsync<T>(string part, IEnumerable<T> items, Func<T, string> id)
        where T : class
    {
        var known = await Act.Db.Set<LoadedItem>().Where(i => i.Part == part).ToDictionaryAsync(i => i.Item, Act.Token);
        var changes = new List<PackChange<T>>();
        var (added, changed, unchanged) = (0, 0, 0);
        foreach (var item in items)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(item)));
            if (!known.TryGetValue(id(item), out var before))
            {
                Act.Db.Add(new LoadedItem { Part = part, Item = id(item), Hash = hash, LoadedAt = Act.Now });
                changes.Add(new(item, IsNew: true));
                added++;
            }
            else if (before.Hash != hash)
            {
                (before.Hash, before.LoadedAt) = (hash, Act.Now);
                changes.Add(new(item, IsNew: false));
                changed++;
            }
            else
            {
                unchanged++;
            }
        }

        reports.Add(new(part, added, changed, unchanged, 0));
        return new(part, changes, unchanged, progress);
    }

    /// <summary>Beside what was brought in of an item, the company's word stands in the rest of it.</summary>
    public void KeepRest(string part)
    {
        var at = reports.FindLastIndex(r => r.Part == part);
        reports[at] = reports[at] with { Kept = reports[at].Kept + 1 };
    }

    /// <summary>An item was changed in the program since it was loaded, or was there before the pack had it: the company's word stands, the pack's does not.</summary>
    public void Keep(string part, bool isNew = false)
    {
        var at = reports.FindLastIndex(r => r.Part == part);
        var report = reports[at];
        reports[at] = report with { Added = report.Added - (isNew ? 1 : 0), Changed = report.Changed - (isNew ? 0 : 1), Kept = report.Kept + 1 };
    }
}
