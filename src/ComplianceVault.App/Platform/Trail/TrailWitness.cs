using System.Globalization;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>
/// A file outside the database to which the head is written each day: one line <c>time seq hash</c>. Cutting off the end of the trail
/// together with its head row cannot hide from it (decision 4). Copies of the file elsewhere make it stronger.
/// </summary>
public sealed class TrailWitness(IDbContextFactory<VaultDbContext> databases, VaultPaths paths, TimeProvider clock)
{
    public async Task WriteAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var head = await db.Set<TrailHead>().AsNoTracking().SingleAsync(ct);
        if (head.Seq == 0)
            return;
        var line = string.Create(CultureInfo.InvariantCulture, $"{clock.UtcNow():yyyy-MM-ddTHH:mm:ss'Z'} {head.Seq} {head.Hash}\n");
        await File.AppendAllTextAsync(paths.WitnessFile, line, ct);
    }

    /// <summary>What was seen: sequence number → hash. A missing file is an empty witness; a torn last line is left out.</summary>
    public IReadOnlyDictionary<long, string> Read()
    {
        var seen = new Dictionary<long, string>();
        if (!File.Exists(paths.WitnessFile))
            return seen;
        foreach (var parts in File.ReadLines(paths.WitnessFile).Select(l => l.Split(' ')))
        {
            if (parts.Length == 3 && parts[2].Length == 64 && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var seq))
                seen[seq] = parts[2];
        }

        return seen;
    }
}
