using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Numbering;

/// <summary>Levels, number patterns and the edition scheme of a new vault.</summary>
internal sealed class NumberingPart : IPackPart
{
    public string Name => "numbering";

    public bool IsAnswered => true;

    public Task ReadAsync(Pack pack, CancellationToken ct) => pack.ReadAsync<NumberingFile>(NumberingFile.Name, ct);

    public void Check(Pack pack)
    {
        if (pack.Find<NumberingFile>() is not { } file)
            return;
        foreach (var (level, i) in file.Levels.Select((l, i) => (l, i)))
        {
            if (NumberPattern.Parse(level.Pattern) is { Succeeded: false } refused)
                pack.Fault(NumberingFile.Name, $"levels[{i}].pattern", refused.Error);
        }

        if (EditionScheme.Find(file.EditionScheme) is null)
            pack.Fault(NumberingFile.Name, "edition_scheme", Error.Invalid("seed.name-unknown", NumberingFile.Name, "edition_scheme", file.EditionScheme));
    }

    public void Describe(Pack pack, PackVocabulary vocabulary)
    {
        foreach (var file in pack.All<NumberingFile>())
        {
            vocabulary.Levels.AddRange(file.Levels.Select(l => (l, Pattern: NumberPattern.Parse(l.Pattern))).Where(l => l.Pattern.Succeeded).Select(l => new PackLevel(l.l.Level, l.l.Name, l.Pattern.Value)));
            vocabulary.EditionScheme = file.EditionScheme;
        }
    }

    public void Adapt(Pack pack, PackAdaptation adaptation) => pack.Replace<NumberingFile>(file => file with
    {
        EditionScheme = adaptation.Plan.EditionScheme ?? file.EditionScheme,
        Levels = [.. file.Levels.Select(l => l with { Pattern = adaptation.PatternOf(l.Level) })],
    });

    public async Task<Result> LoadAsync(PackLoad load)
    {
        var (act, file) = (load.Act, load.Pack.Find<NumberingFile>()!);
        foreach (var (part, isNew) in await load.ChangesAsync(Name, file.Levels, l => l.Level))
        {
            if (await act.Db.Set<RuleChange>().AnyAsync(c => c.Family == NumberRules.Family && c.Code == part.Level && c.State == RuleChangeState.InForce, act.Token))
            {
                load.Keep(Name); // the company has said otherwise since
                continue;
            }

            var level = isNew
                ? new DocumentLevel { Code = part.Level, NameZh = part.Name.Zh, Pattern = part.Pattern }
                : await act.Db.Set<DocumentLevel>().FirstAsync(l => l.Code == part.Level, act.Token);
            (level.NameZh, level.NameEn, level.HoldsForms, level.Ordinal) = (part.Name.Zh, part.Name.En, part.Forms, file.Levels.IndexOf(part) + 1);
            if (level.Pattern != part.Pattern)
                level.Follow(part.Pattern);
            if (isNew)
                act.Db.Add(level);
            act.Note("numbering.defined", TrailWriter.VaultRef, new { part.Level, part.Pattern });
        }

        if ((await load.ChangesAsync("edition scheme", [file], _ => NumberingInForce.SchemeSetting.Key)).HasNew)
        {
            act.Db.Add(new SettingVersion
            {
                Id = act.NewId(),
                Key = NumberingInForce.SchemeSetting.Key,
                Value = file.EditionScheme,
                From = act.Now,
                ByName = act.Actor.Name,
                Reason = NumberingFile.Name,
            });
        }

        return Result.Success;
    }
}

/// <summary><c>numbering.yaml</c></summary>
public sealed record NumberingFile
{
    public const string Name = "numbering.yaml";

    public required string EditionScheme { get; init; }

    public required List<LevelPart> Levels { get; init; }
}

/// <summary>A level of documents.</summary>
public sealed record LevelPart
{
    public required string Level { get; init; }

    public required SeedLabel Name { get; init; }

    public required string Pattern { get; init; }

    /// <summary>Its documents are forms.</summary>
    public bool Forms { get; init; }
}
