using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Numbering;

/// <summary>Levels, number patterns and the edition scheme of a new vault.</summary>
internal sealed class NumberingSeed : ISeeder
{
    public async Task<Result> SeedAsync(Seed seed)
    {
        var read = await seed.Folder.ReadAsync<NumberingFile>(NumberingFile.Name, seed.Act.Token);
        if (!read.Succeeded)
            return read.Error;
        foreach (var (level, ordinal) in read.Value.Levels.Select((l, i) => (l, i + 1)))
        {
            if (NumberPattern.Parse(level.Pattern) is { Succeeded: false } refused)
                return refused.Error;
            seed.Act.Db.Add(new DocumentLevel { Code = level.Level, NameZh = level.Name.Zh, NameEn = level.Name.En, Pattern = level.Pattern, Ordinal = ordinal });
        }

        seed.Act.Db.Add(new SettingVersion
        {
            Id = seed.Act.NewId(),
            Key = NumberingInForce.SchemeSetting.Key,
            Value = read.Value.EditionScheme,
            From = seed.Act.Now,
            ByName = seed.Act.Actor.Name,
            Reason = NumberingFile.Name,
        });
        seed.Act.Note("numbering.defined", TrailWriter.VaultRef, new { Levels = read.Value.Levels.Select(l => l.Pattern), Scheme = read.Value.EditionScheme });
        return Result.Success;
    }
}

/// <summary><c>numbering.yaml</c></summary>
internal sealed record NumberingFile
{
    public const string Name = "numbering.yaml";

    public required string EditionScheme { get; init; }

    public required List<LevelPart> Levels { get; init; }
}

internal sealed record LevelPart
{
    public required string Level { get; init; }

    public required SeedLabel Name { get; init; }

    public required string Pattern { get; init; }
}
