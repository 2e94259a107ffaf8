using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Glossary;

/// <summary><c>glossary.yaml</c>.</summary>
public sealed record GlossaryFile
{
    public const string Name = "glossary.yaml";

    public required List<TermPart> Terms { get; init; }
}

/// <summary>A term.</summary>
public sealed record TermPart
{
    public required string Id { get; init; }

    public required SeedLabel Term { get; init; }

    public string? Abbreviation { get; init; }

    public List<string> Synonyms { get; init; } = [];

    public SeedLabel? Definition { get; init; }
}

/// <summary>The terms of the field.</summary>
internal sealed class GlossarySeed : ISeeder
{
    public async Task<Result> SeedAsync(Seed seed)
    {
        if (!seed.Choice.WithGlossary)
            return Result.Success;
        var read = await seed.Folder.ReadAsync<GlossaryFile>(GlossaryFile.Name, seed.Act.Token);
        if (!read.Succeeded)
            return read.Error;
        foreach (var part in read.Value.Terms)
        {
            var input = new TermInput(part.Term.Zh, part.Term.En, part.Abbreviation, part.Definition?.Zh, part.Synonyms);
            if (AddTerm.Add(seed.Act, input) is { Succeeded: false } refused)
                return refused.Error;
        }

        return Result.Success;
    }
}
