using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>
/// Registers the pack's documents in the vault of a company of its own: under its numbers, with its departments, without an edition. A number that the company
/// uses already stays as it is.
/// </summary>
internal sealed class DocumentListPart(CompanyTime time) : IPackPart
{
    /// <summary>By this name the loaded items are known.</summary>
    public const string Items = "document list";

    public string Name => Items;

    /// <summary>Nothing of its own: <see cref="DocumentsPart"/> reads and checks the sources.</summary>
    public Task ReadAsync(Pack pack, CancellationToken ct) => Task.CompletedTask;

    public void Check(Pack pack)
    {
    }

    public async Task<Result> LoadAsync(PackLoad load)
    {
        if (!load.Choice.WithDocumentList)
            return Result.Success;
        var act = load.Act;
        var used = await act.Db.Set<Document>().Select(d => d.Number).ToHashSetAsync(StringComparer.OrdinalIgnoreCase, act.Token);
        var departments = await act.Db.Set<Department>().AsNoTracking().ToListAsync(act.Token);
        var levels = await act.Db.Set<DocumentLevel>().ToDictionaryAsync(l => l.Code, act.Token);
        foreach (var (source, isNew) in await load.ChangesAsync(Name, load.Pack.All<SourceFacts>(), s => s.Number))
        {
            if (!isNew || !used.Add(source.Number))
                load.Keep(Name, isNew);
            else
                Register(load, source, Proposals.DepartmentOf(source.Owner, departments), levels[source.Level]);
        }

        return Result.Success;
    }

    private void Register(PackLoad load, SourceFacts source, string? department, DocumentLevel level)
    {
        var act = load.Act;
        var document = new Document
        {
            Id = act.NewId(),
            Number = source.Number,
            Title = source.Title,
            Level = source.Level,
            Department = department,
            CreatedAt = act.Now,
        };
        RegisterDocument.Add(act, document, load.Choice.WithClauses ? [.. source.Clauses.Where(c => c.Key == "clauses").Select(c => c.Clause).Distinct()] : [], time.Today);
        level.Taken = Math.Max(level.Taken, NumberPattern.Parse(level.Pattern).Value.Match(document.Number)?.Sequence ?? 0);
    }
}
