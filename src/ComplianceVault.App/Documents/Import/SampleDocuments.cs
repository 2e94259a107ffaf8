using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.Content.Writing;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>
/// Brings the sample's Word files in the way a company brings in its own: received, read, accepted, confirmed by the sample's management
/// representative, each on the day on which it came in (<see cref="DocumentsFile"/>). Clauses and departments come from the front matter of the source beside each file.
/// </summary>
internal sealed class SampleDocuments(
    IDbContextFactory<VaultDbContext> databases, ActorDirectory people, ReceiveFiles receive, ReadFiles read, AcceptItems accept,
    ConfirmExisting confirm, SetClauses clauses, LinkSections sections, ChangeDocument change) : ISampleFiller
{
    public async Task<Result<IReadOnlyList<SampleStep>>> PlanAsync(SampleHistory history, CancellationToken ct)
    {
        var place = Path.Combine(history.Folder.Root, DocumentSources.Directory);
        var missing = await MissingAsync(Directory.Exists(place) ? Directory.GetFiles(place, "*.md") : [], ct);
        if (missing.Count == 0)
            return Result.Of<IReadOnlyList<SampleStep>>([]);
        if (await people.FindHolderAsync(Role.Controller, history.Loader.Session, ct) is not { } controller)
            return Error.NotFound("seed.name-unknown", "organisation.yaml", "accounts", Role.Controller);
        if (await people.FindHolderAsync(Role.Representative, history.Loader.Session, ct) is not { } representative)
            return Error.NotFound("seed.name-unknown", "organisation.yaml", "accounts", Role.Representative);
        var arrivals = await history.Folder.ReadAsync<DocumentsFile>(DocumentsFile.Name, ct);
        if (!arrivals.Succeeded)
            return arrivals.Error;
        return Result.Of<IReadOnlyList<SampleStep>>([.. missing.GroupBy(s => DayOf(s, arrivals.Value)).OrderBy(d => d.Key)
            .Select(day => new SampleStep("documents in force", history.Began.AddDays(day.Key), done => BringInAsync(controller, representative, [.. day], done)))]);
    }

    private static int DayOf(string source, DocumentsFile file) => file.Arrivals.FirstOrDefault(a => a.Number == Path.GetFileNameWithoutExtension(source))?.Day ?? 0;

    private async Task<Result> BringInAsync(Actor controller, Actor representative, List<string> sources, CancellationToken ct)
    {
        var batch = await ImportAsync(controller, sources, ct);
        if (!batch.Succeeded)
            return batch.Error;
        foreach (var path in sources)
        {
            if (await DescribeAsync(controller, path, ct) is { Succeeded: false } refused)
                return refused;
        }

        return await ConfirmAsync(representative, batch.Value, ct);
    }

    /// <summary>What is not in force yet: an interrupted start may have left drafts, which are recognised and confirmed with the rest.</summary>
    private async Task<List<string>> MissingAsync(string[] sources, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var there = await db.Set<Document>().Where(d => db.Set<Edition>().Any(e => e.DocumentId == d.Id && e.State != EditionState.Draft)).Select(d => d.Number).ToListAsync(ct);
        return [.. sources.Where(s => !there.Contains(Path.GetFileNameWithoutExtension(s))).Order(StringComparer.Ordinal)];
    }

    private async Task<Result<Guid>> ImportAsync(Actor controller, List<string> sources, CancellationToken ct)
    {
        var batch = await receive.OpenAsync(controller, "seed-docs/documents", ct);
        if (!batch.Succeeded)
            return batch;
        foreach (var source in sources)
        {
            await using var word = File.OpenRead(Path.ChangeExtension(source, ".docx"));
            if (await receive.ReceiveAsync(controller, batch.Value, Path.GetFileName(word.Name), word, ct) is { Succeeded: false } refused)
                return refused;
        }

        var done = await read.ExecuteAsync(controller, batch.Value, null, ct);
        if (!done.Succeeded)
            return done.Error;
        var outcomes = await accept.ExecuteAsync(controller, batch.Value, null, ct);
        return outcomes.Error ?? outcomes.Value.FirstOrDefault(o => o.Refusal is not null)?.Refusal ?? batch;
    }

    private async Task<Result> DescribeAsync(Actor controller, string path, CancellationToken ct)
    {
        var source = DocumentSource.Parse(await File.ReadAllTextAsync(path, ct));
        if (!source.Succeeded)
            return source.Error;
        await using var db = await databases.CreateDbContextAsync(ct);
        var document = await db.Set<Document>().AsNoTracking().FirstAsync(d => d.Number == source.Value.Number, ct);
        var department = Proposals.DepartmentOf(source.Value.Owner, await db.Set<Department>().AsNoTracking().ToListAsync(ct));
        var facts = new DocumentFacts(source.Value.Title, department, document.Classification, []);
        var changed = document.Department == department ? Result.Success : await change.ExecuteAsync(controller, document.Id, document.Version, facts, "seed-docs", ct);
        var linked = changed.Succeeded ? await clauses.ExecuteAsync(controller, document.Id, source.Value.Clauses, ct) : changed;
        return linked.Succeeded ? await AnswerAsync(controller, document.Id, source.Value.Answers, ct) : linked;
    }

    /// <summary>Which sections answer which clause, as the front matter says.</summary>
    private async Task<Result> AnswerAsync(Actor controller, Guid documentId, IReadOnlyList<SourceAnswer> answers, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var edition = await db.Set<Edition>().Where(e => e.DocumentId == documentId).OrderByDescending(e => e.Ordinal).Select(e => e.Id).FirstAsync(ct);
        var numbered = await db.Set<EditionSection>().AsNoTracking().Where(s => s.EditionId == edition && s.Number != null).OrderBy(s => s.Ordinal).ToListAsync(ct);
        var keys = numbered.GroupBy(s => s.Number!).ToDictionary(s => s.Key, s => s.First().Key);
        return await sections.ExecuteAsync(controller, edition, [.. answers.SelectMany(a => a.Sections.Select(n => new SectionLink(a.Clause, keys.GetValueOrDefault(n, n))))], ct);
    }

    private async Task<Result> ConfirmAsync(Actor representative, Guid batchId, CancellationToken ct)
    {
        var sheet = await confirm.SheetAsync(representative, batchId, ct);
        return sheet.Succeeded ? await confirm.ExecuteAsSampleAsync(representative, batchId, sheet.Value.ContentHash, ct) : sheet.Error;
    }
}
