using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

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
internal sealed class GlossaryPart : IPackPart
{
    public string Name => "glossary";

    public Task ReadAsync(Pack pack, CancellationToken ct) => pack.ReadAsync<GlossaryFile>(GlossaryFile.Name, ct);

    public void Check(Pack pack)
    {
        if (pack.Find<GlossaryFile>() is not { } file)
            return;
        pack.Doubled(GlossaryFile.Name, file.Terms.Select((t, i) => ($"terms[{i}].id", t.Id)));
        pack.Doubled(GlossaryFile.Name, file.Terms.Select((t, i) => ($"terms[{i}].term", t.Term.Zh)));
        pack.Counts["terms"] = file.Terms.Count;
    }

    public async Task<Result> LoadAsync(PackLoad load)
    {
        if (!load.Choice.WithGlossary)
            return Result.Success;
        var changes = await load.ChangesAsync(Name, load.Pack.Find<GlossaryFile>()!.Terms, t => t.Id);
        foreach (var (part, isNew) in changes)
        {
            var input = new TermInput(part.Term.Zh, part.Term.En, part.Abbreviation, part.Definition?.Zh, part.Synonyms);
            var refused = isNew ? AddTerm.Add(load.Act, input).Error : await ChangeAsync(load, input);
            if (refused is not null)
                return refused;
        }

        var isFirst = load.Reports[^1] is { Changed: 0, Unchanged: 0, Kept: 0 }; // the clauses come with it and are new to the index anyway
        if (changes.Count > 0 && !isFirst)
        {
            await load.Act.Db.SaveChangesAsync(load.Act.Token);
            await load.Act.RaiseAsync(new GlossaryChanged([.. changes.Items.Select(c => c.Term.Zh)]));
        }

        return Result.Success;
    }

    /// <summary>A term is known by its Chinese word; one that the company has changed itself keeps what the company wrote.</summary>
    private async Task<Error?> ChangeAsync(PackLoad load, TermInput input)
    {
        if (ChangeTerm.Refusal(input) is { } refusal)
            return refusal;
        var act = load.Act;
        var term = await act.Db.Set<Term>().AsNoTracking().FirstOrDefaultAsync(t => t.Zh == input.Zh, act.Token);
        if (term is not { Version: 0 })
        {
            load.Keep(Name);
            return null;
        }

        var (old, synonyms) = (ChangeTerm.Values(term), Texts.Lines(input.Synonyms));
        await act.Db.Set<Term>().Where(t => t.Id == term.Id).ExecuteUpdateAsync(
            s => s.SetProperty(t => t.En, input.En).SetProperty(t => t.Abbreviation, input.Abbreviation).SetProperty(t => t.Definition, input.Definition).SetProperty(t => t.Synonyms, synonyms), act.Token);
        act.Note("term.changed", new ObjectRef(Term.Kind, term.Id), new { Old = old, New = input });
        return null;
    }
}
