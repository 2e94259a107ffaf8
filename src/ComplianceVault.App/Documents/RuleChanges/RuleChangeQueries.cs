using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.RuleChanges;

/// <summary>
/// A change with its signature; <paramref name="ContentHash"/> is over what is shown. <paramref name="MayDecide"/>: this person's turn; <paramref name="Refusal"/>:
/// whose turn it is but for (≠).
/// </summary>
public sealed record RuleChangeView(RuleChange Change, IReadOnlyList<DecisionView> Steps, string ContentHash, bool MayDecide, Error? Refusal)
{
    public T New<T>()
        where T : class => RuleText.Read<T>(Change.New);

    /// <summary>Null: nothing held before.</summary>
    public T? Old<T>()
        where T : class => Change.Old is null ? null : RuleText.Read<T>(Change.Old);
}

/// <summary>What is proposed, and every change of a rule with who, when and why (R45).</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class RuleChangeQueries(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>Those of a family that wait for their approval or for their day.</summary>
    public Task<Result<IReadOnlyList<RuleChangeView>>> OpenAsync(Actor actor, string family, CancellationToken ct) => ListAsync(
        actor, all => all.Where(c => c.Family == family && (c.State == RuleChangeState.Waiting || c.State == RuleChangeState.Approved)).OrderBy(c => c.At), ct);

    /// <summary>Those that became the rule, newest first.</summary>
    public Task<Result<IReadOnlyList<RuleChangeView>>> VersionsAsync(Actor actor, string family, string code, CancellationToken ct) => ListAsync(
        actor, all => all.Where(c => c.Family == family && c.Code == code && c.State == RuleChangeState.InForce).OrderByDescending(c => c.StateAt), ct);

    private async Task<Result<IReadOnlyList<RuleChangeView>>> ListAsync(Actor actor, Func<IQueryable<RuleChange>, IQueryable<RuleChange>> which, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var views = new List<RuleChangeView>();
        foreach (var change in await which(db.Set<RuleChange>().AsNoTracking()).ToListAsync(ct))
            views.Add(await ViewAsync(db, change, actor, ct));
        return Result.Of<IReadOnlyList<RuleChangeView>>(views);
    }

    private async Task<RuleChangeView> ViewAsync(VaultDbContext db, RuleChange change, Actor actor, CancellationToken ct)
    {
        var of = await RuleCase.LoadAsync(db, change, ct);
        var own = await DecisionViews.OwnAsync(db, of, actor, time, ct);
        var steps = await DecisionViews.OfAsync(db, of, time, await calendars.CurrentAsync(db, ct), ct);
        return new(change, steps, of.ContentHash, own is { Refusal: null }, own?.Refusal is { Code: not "deciding.not-your-turn" } no ? no : null);
    }
}
