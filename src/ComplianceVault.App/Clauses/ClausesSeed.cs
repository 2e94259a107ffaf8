using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
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

    public required ClauseKind Kind { get; init; }

    public required SeedLabel Title { get; init; }

    public string? Parent { get; init; }

    public string? Lead { get; init; }

    public List<string> Supporting { get; init; } = [];

    /// <summary><c>M</c>, <c>(M)</c> or <c>P</c>.</summary>
    public string? Doc { get; init; }

    /// <summary>Role that owns the process.</summary>
    public string? Owner { get; init; }

    internal DocumentedNeed? Need => Doc switch
    {
        "M" => DocumentedNeed.Demanded,
        "(M)" => DocumentedNeed.DemandedThroughSystem,
        "P" => DocumentedNeed.Practice,
        _ => null,
    };
}

/// <summary>Numbers and titles of the standard's clauses, and who answers for them.</summary>
internal sealed class ClausesSeed(CompanyTime time) : ISeeder
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
            Row = c.Kind,
            Documented = c.Need,
        }));
        AddDuties(act, read.Value.Clauses);
        act.Note("clauses.loaded", TrailWriter.VaultRef, new { read.Value.Standard, read.Value.Clauses.Count });
        return Result.Success;
    }

    private void AddDuties(Act act, List<ClausePart> clauses)
    {
        foreach (var clause in clauses)
        {
            var duties = clause.Supporting.Select(d => (Department: d, Duty: DutyKind.Supporting)).ToList();
            if (clause.Lead is { } lead)
                duties.Add((lead, DutyKind.Lead));
            act.Db.AddRange(duties.Select(d => new ClauseDuty { Id = act.NewId(), Clause = clause.Number, Department = d.Department, Duty = d.Duty, From = time.Today }));
            if (clause.Owner is { } owner)
                act.Db.Add(new ClauseOwner { Id = act.NewId(), Clause = clause.Number, RoleCode = owner, From = time.Today });
        }
    }
}
