using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Clauses;

/// <summary><c>clauses.yaml</c>.</summary>
public sealed record ClausesFile
{
    public const string Name = "clauses.yaml";

    public required string Standard { get; init; }

    public required List<ClausePart> Clauses { get; init; }
}

/// <summary>A clause and who answers for it.</summary>
public sealed record ClausePart
{
    public required string Number { get; init; }

    public required string Kind { get; init; }

    public required SeedLabel Title { get; init; }

    public string? Parent { get; init; }

    public string? Lead { get; init; }

    public List<string> Supporting { get; init; } = [];

    public string? Doc { get; init; }
}

/// <summary>Numbers and titles of the standard's clauses.</summary>
internal sealed class ClausesSeed : ISeeder
{
    public async Task<Result> SeedAsync(Seed seed)
    {
        var read = await seed.Folder.ReadAsync<ClausesFile>(ClausesFile.Name, seed.Act.Token);
        if (!read.Succeeded)
            return read.Error;
        var (act, numbers) = (seed.Act, read.Value.Clauses.Select(c => c.Number).ToHashSet());
        if (read.Value.Clauses.FirstOrDefault(c => c.Parent is not null && !numbers.Contains(c.Parent)) is { } stray)
            return Error.Invalid("seed.name-unknown", ClausesFile.Name, "parent", stray.Parent!);
        act.Db.AddRange(read.Value.Clauses.Select((c, i) => new Clause
        {
            Id = act.NewId(),
            Number = c.Number,
            TitleZh = c.Title.Zh,
            TitleEn = c.Title.En,
            Parent = c.Parent,
            Ordinal = i + 1,
        }));
        act.Note("clauses.loaded", TrailWriter.VaultRef, new { read.Value.Standard, read.Value.Clauses.Count });
        return Result.Success;
    }
}
