using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>The columns of the controller's board.</summary>
public enum InWorkStage
{
    /// <summary>受阻: published, its day has come, and it cannot take effect.</summary>
    Blocked,

    /// <summary>编写中</summary>
    Drafts,

    /// <summary>签署中: in review, countersigning, approval.</summary>
    Signing,

    /// <summary>待发布: approved.</summary>
    ToPublish,

    /// <summary>待实施: published, its day still to come.</summary>
    Waiting,
}

/// <summary>An edition in work; <paramref name="Since"/>: when it came into its state. <paramref name="Blocked"/> says why it is not in force though its day has come.</summary>
public sealed record InWorkRow(
    Guid EditionId, Guid DocumentId, string Number, string Title, string Level, string? Department, string Label, EditionState State, InWorkStage Stage, int Round,
    string AuthorName, DateTime Since, DateOnly? EffectiveDate, IReadOnlyList<OpenTask> Open, Error? Blocked);

/// <summary>A page of the board and how many stand in each stage.</summary>
public sealed record InWorkBoard(Page<InWorkRow> Page, IReadOnlyDictionary<InWorkStage, int> Counts);

/// <summary>Everything between a first draft and being in force, for the controller's board.</summary>
[Needs(Permission.ControlDocuments)]
public sealed class InWorkQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>One stage, or all of them (null); blocked first, then by how long they stand.</summary>
    public async Task<Result<InWorkBoard>> ListAsync(Actor actor, InWorkStage? stage, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var today = time.Today;
        var standing = await db.Set<Edition>().AsNoTracking().Where(e => Drafts.InWork.Contains(e.State) && e.Source != EditionSource.External)
            .Select(e => new Standing(e.Id, e.State, e.EffectiveDate, e.StateAt ?? e.CreatedAt)).ToListAsync(ct);
        var staged = standing.ConvertAll(s => (s.Id, s.Since, Stage: StageOf(s, today)));
        var shown = staged.Where(s => stage is null || s.Stage == stage).OrderBy(s => s.Stage != InWorkStage.Blocked).ThenBy(s => s.Since).ThenBy(s => s.Id).ToList();
        var words = new OpenTasks(db, time, await calendars.CurrentAsync(db, ct), ct);
        var wanted = shown.Skip(page.Skip).Take(page.Take).ToList();
        var cases = await EditionCase.LoadManyAsync(db, wanted.ConvertAll(w => w.Id), ct);
        var (authors, rows) = (await Authors.NamesAsync(db, cases.Values, ct), new List<InWorkRow>());
        foreach (var one in wanted)
            rows.Add(await RowAsync(db, words, cases[one.Id], one.Stage, authors[one.Id], ct));
        var counts = Enum.GetValues<InWorkStage>().ToDictionary(s => s, s => staged.Count(x => x.Stage == s));
        return new InWorkBoard(new(rows, shown.Count), counts);
    }

    private static InWorkStage StageOf(Standing edition, DateOnly today) => edition.State switch
    {
        EditionState.Draft => InWorkStage.Drafts,
        EditionState.Approved => InWorkStage.ToPublish,
        EditionState.Published => edition.EffectiveDate <= today ? InWorkStage.Blocked : InWorkStage.Waiting,
        _ => InWorkStage.Signing,
    };

    private async Task<InWorkRow> RowAsync(VaultDbContext db, OpenTasks words, EditionCase of, InWorkStage stage, string author, CancellationToken ct)
    {
        var (document, edition) = (of.Document, of.Edition);
        return new(
            edition.Id, document.Id, document.Number, document.Title, document.Level, document.Department, edition.Label, edition.State, stage, edition.Round,
            author, edition.StateAt ?? edition.CreatedAt, edition.EffectiveDate, await words.OfAsync(of),
            stage == InWorkStage.Blocked ? await Effect.BlockedAsync(db, edition, time.Today, ct) : null);
    }

    private sealed record Standing(Guid Id, EditionState State, DateOnly? EffectiveDate, DateTime Since);
}

/// <summary>Who wrote an edition: as signed, or else who began it.</summary>
internal static class Authors
{
    /// <summary>By edition, for a list.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(VaultDbContext db, IEnumerable<EditionCase> cases, CancellationToken ct)
    {
        var editions = cases.Select(c => c.Edition).ToList();
        var ids = editions.Where(e => e.Author is null).Select(e => e.CreatedById).Distinct().ToList();
        var names = await db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return editions.ToDictionary(e => e.Id, e => e.Author ?? names.GetValueOrDefault(e.CreatedById, ""));
    }

    public static async Task<string> NameAsync(VaultDbContext db, Edition edition, CancellationToken ct) =>
        edition.Author ?? await db.Set<Person>().Where(p => p.Id == edition.CreatedById).Select(p => p.Name).FirstOrDefaultAsync(ct) ?? "";
}
