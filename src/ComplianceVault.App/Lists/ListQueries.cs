using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Lists;

/// <summary>A list that the person may see.</summary>
public sealed record ListHead(string Code, string Form, IReadOnlyList<ListColumn> Columns);

/// <summary>A page of a list as of a day; <paramref name="AsOf"/> is the day that was taken.</summary>
public sealed record ListPage(ListHead Head, DateOnly AsOf, Page<IReadOnlyList<object?>> Page);

/// <summary>The lists, each always current and as of any past day.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ListQueries(IDbContextFactory<VaultDbContext> databases, IEnumerable<IControlledList> lists, CompanyTime time)
{
    public Result<IReadOnlyList<ListHead>> Heads(Actor actor) => actor.RefusalFor(GetType()) is { } refusal
        ? refusal
        : Result.Of<IReadOnlyList<ListHead>>([.. lists.Where(l => l.IsFor(actor)).OrderBy(l => l.Form, StringComparer.Ordinal).Select(Head)]);

    /// <summary>Refusals: <c>list.unknown</c> (also where the person may not see it), <c>list.future</c>.</summary>
    public async Task<Result<ListPage>> PageAsync(Actor actor, string code, DateOnly? asOf, PageRequest page, CancellationToken ct)
    {
        var found = Find(actor, code, asOf);
        if (!found.Succeeded)
            return found.Error;
        var (list, scope) = found.Value;
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = new List<IReadOnlyList<object?>>();
        await foreach (var row in list.RowsAsync(db, scope, page.Skip, page.Take).WithCancellation(ct))
            rows.Add(row);
        return new ListPage(Head(list), scope.AsOf, new(rows, await list.CountAsync(db, scope, ct)));
    }

    /// <summary>By its code, or by its title as it is printed (记录清单).</summary>
    internal Result<(IControlledList List, ListScope Scope)> Find(Actor actor, string code, DateOnly? asOf)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (lists.FirstOrDefault(l => (l.Code == code || ListWords.Title(l.Code) == code) && l.IsFor(actor)) is not { } list)
            return Error.NotFound("list.unknown", code);
        var day = asOf ?? time.Today;
        return day > time.Today ? Error.Invalid("list.future", day) : (list, new ListScope(actor, day, time.StartOf(day.AddDays(1))!.Value));
    }

    internal static ListHead Head(IControlledList list) => new(list.Code, list.Form, list.Columns);

    /// <summary>All rows, not held in memory at once.</summary>
    internal async IAsyncEnumerable<IReadOnlyList<object?>> AllAsync(IControlledList list, ListScope scope, int most)
    {
        await using var db = await databases.CreateDbContextAsync();
        await foreach (var row in list.RowsAsync(db, scope, 0, most))
            yield return row;
    }
}
