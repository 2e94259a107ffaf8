using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Lists;

/// <summary>A column: its words are <c>list.column.{Key}</c>, its key is its name on the command line.</summary>
public sealed record ListColumn(string Key, SheetColumnKind Kind = SheetColumnKind.Text);

/// <summary>Whose list, of which day: what was so on the day, as far as it was entered before <see cref="KnownBefore"/>, the end of that day (decision 8).</summary>
public sealed class ListScope(Actor actor, DateOnly asOf, DateTime knownBefore)
{
    public Actor Actor { get; } = actor;

    public DateOnly AsOf { get; } = asOf;

    public DateTime KnownBefore { get; } = knownBefore;
}

/// <summary>
/// A list that auditors ask for, computed from the rows of a feature and never typed (decision 21). Each feature registers its own; page, sheet, paper and
/// command line show the same rows.
/// </summary>
public interface IControlledList
{
    /// <summary>Name in addresses and on the command line; its words are <c>list.{Code}</c>.</summary>
    string Code { get; }

    /// <summary>Code of the form that it is the content of.</summary>
    string Form { get; }

    IReadOnlyList<ListColumn> Columns { get; }

    bool IsFor(Actor actor);

    Task<int> CountAsync(VaultDbContext db, ListScope scope, CancellationToken ct);

    /// <summary>Rows in the order of the columns: text, numbers, days, instants, or an enum or a refusal that is said in words.</summary>
    IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(VaultDbContext db, ListScope scope, int skip, int take);
}

/// <summary>A list whose rows come from one ordered query.</summary>
internal abstract class QueriedList<TRow> : IControlledList
{
    public abstract string Code { get; }

    public abstract string Form { get; }

    public abstract IReadOnlyList<ListColumn> Columns { get; }

    public abstract bool IsFor(Actor actor);

    public Task<int> CountAsync(VaultDbContext db, ListScope scope, CancellationToken ct) => Query(db, scope).CountAsync(ct);

    public abstract IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(VaultDbContext db, ListScope scope, int skip, int take);

    /// <summary>In an order that leaves no doubt, so that pages do not overlap.</summary>
    protected abstract IQueryable<TRow> Query(VaultDbContext db, ListScope scope);
}

/// <summary>A list whose query says all there is to say.</summary>
internal abstract class ControlledList<TRow> : QueriedList<TRow>
{
    public override async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(VaultDbContext db, ListScope scope, int skip, int take)
    {
        await foreach (var row in Query(db, scope).Skip(skip).Take(take).AsAsyncEnumerable())
            yield return Values(row);
    }

    protected abstract IReadOnlyList<object?> Values(TRow row);
}

/// <summary>A list whose rows need more than its query can say: they are completed a portion at a time.</summary>
internal abstract class CompletedList<TRow> : QueriedList<TRow>
{
    private const int Portion = 200;

    public override async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(VaultDbContext db, ListScope scope, int skip, int take)
    {
        for (var given = 0; given < take; given += Portion)
        {
            var rows = await Query(db, scope).Skip(skip + given).Take(Math.Min(Portion, take - given)).ToListAsync();
            foreach (var row in await CompleteAsync(db, scope, rows))
                yield return row;
            if (rows.Count < Portion)
                yield break;
        }
    }

    /// <summary>The values of the rows, in their order.</summary>
    protected abstract Task<IEnumerable<IReadOnlyList<object?>>> CompleteAsync(VaultDbContext db, ListScope scope, IReadOnlyList<TRow> rows);
}
