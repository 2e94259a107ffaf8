using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Lists;

/// <summary>A list that the person may see; <paramref name="Form"/> is the number of the form that it is the content of, null where the company has no such form.</summary>
public sealed record ListHead(string Code, string? Form, IReadOnlyList<ListColumn> Columns);

/// <summary>A page of a list as of a day; <paramref name="AsOf"/> is the day that was taken.</summary>
public sealed record ListPage(ListHead Head, DateOnly AsOf, Page<IReadOnlyList<object?>> Page);

/// <summary>The lists, each always current and as of any past day.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ListQueries(IDbContextFactory<VaultDbContext> databases, IEnumerable<IControlledList> lists, CompanyTime time)
{
    /// <summary>By the number of their form.</summary>
    public async Task<Result<IReadOnlyList<ListHead>>> HeadsAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var seen = lists.Where(l => l.IsFor(actor)).ToList();
        var codes = seen.ConvertAll(l => l.Form);
        var numbers = await db.Set<Form>().AsNoTracking().Where(f => codes.Contains(f.Code!)).ToDictionaryAsync(f => f.Code!, f => f.Number, ct);
        return Result.Of<IReadOnlyList<ListHead>>([.. seen.Select(l => new ListHead(l.Code, numbers.GetValueOrDefault(l.Form), l.Columns)).OrderBy(l => l.Form, StringComparer.Ordinal)]);
    }

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
        return new ListPage(await HeadAsync(db, list, ct), scope.AsOf, new(rows, await list.CountAsync(db, scope, ct)));
    }

    /// <summary>By its code, or by its title as it is printed (记录清单).</summary>
    internal Result<(IControlledList List, ListScope Scope)> Find(Actor actor, string code, DateOnly? asOf)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (lists.FirstOrDefault(l => (l.Code == code || ListWords.Title(l.Code) == code) && l.IsFor(actor)) is not { } list)
            return Error.NotFound("list.unknown", code);
        var day = asOf ?? time.Today;
        return day > time.Today ? Error.Invalid("list.future", day) : (list, new ListScope(actor, day, time.EndOf(day)));
    }

    internal async Task<ListHead> HeadAsync(IControlledList list, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await HeadAsync(db, list, ct);
    }

    private static async Task<ListHead> HeadAsync(VaultDbContext db, IControlledList list, CancellationToken ct) =>
        new(list.Code, await FormCodes.NumberAsync(db, list.Form, ct), list.Columns);

    /// <summary>All rows, not held in memory at once.</summary>
    internal async IAsyncEnumerable<IReadOnlyList<object?>> AllAsync(IControlledList list, ListScope scope, int most)
    {
        await using var db = await databases.CreateDbContextAsync();
        await foreach (var row in list.RowsAsync(db, scope, 0, most))
            yield return row;
    }
}
