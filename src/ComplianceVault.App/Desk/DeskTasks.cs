using System.Linq.Expressions;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk;

/// <summary>Overdue tasks of one kind and one department: how many, and the oldest of them; without a department they belong to no one of them.</summary>
internal sealed record OverdueOf(string? Department, int Count, IReadOnlyList<DeskTask> Oldest);

/// <summary>All that waits at this moment, of one kind.</summary>
internal sealed class OpenKind(string kind, IQueryable<DeskTask> tasks, bool isReckoned, WaitingDays? waiting = null)
{
    public string Kind => kind;

    public bool IsReckoned => isReckoned;

    public Task<int> CountAsync(Expression<Func<DeskTask, bool>> which, CancellationToken ct) =>
        isReckoned ? Task.FromResult(tasks.Count(which)) : tasks.CountAsync(which, ct);

    /// <summary>Overdue first, since they are the earliest; what waits without a day comes last.</summary>
    public Task<IReadOnlyList<DeskTask>> ListAsync(Expression<Func<DeskTask, bool>> which, int most, CancellationToken ct) => FirstAsync(tasks.Where(which), most, ct);

    /// <summary>Those whose day has passed, the oldest first.</summary>
    public Task<IReadOnlyList<DeskTask>> OverdueAsync(DateOnly today, CancellationToken ct) => FirstAsync(Overdue(today), int.MaxValue, ct);

    /// <summary>The same by department: how many each has, and the oldest of them.</summary>
    public async Task<IReadOnlyList<OverdueOf>> OverdueByDepartmentAsync(DateOnly today, int oldest, CancellationToken ct)
    {
        var overdue = Overdue(today);
        var counts = overdue.GroupBy(t => t.Department).Select(g => new { Department = g.Key, Count = g.Count() });
        var found = new List<OverdueOf>();
        foreach (var of in isReckoned ? counts.ToList() : await counts.ToListAsync(ct))
            found.Add(new(of.Department, of.Count, await FirstAsync(overdue.Where(t => t.Department == of.Department), oldest, ct)));
        return found;
    }

    /// <summary>In memory as the database orders them, when several kinds come together.</summary>
    public static IEnumerable<DeskTask> InOrder(IEnumerable<DeskTask> tasks) =>
        tasks.OrderBy(t => t.Due is null).ThenBy(t => t.Due).ThenBy(t => t.Since).ThenBy(t => t.Id);

    private IQueryable<DeskTask> Overdue(DateOnly today)
    {
        if (waiting is null)
            return tasks.Where(t => t.Due < today);
        var before = waiting.OverdueBefore(today);
        return tasks.Where(t => t.Due < today || (t.Due == null && t.Since < before));
    }

    private async Task<IReadOnlyList<DeskTask>> FirstAsync(IQueryable<DeskTask> which, int most, CancellationToken ct)
    {
        var ordered = which.OrderBy(t => t.Due == null).ThenBy(t => t.Due).ThenBy(t => t.Since).ThenBy(t => t.Id).Take(most);
        if (isReckoned)
            return [.. ordered];
        var found = await ordered.ToListAsync(ct);
        if (waiting is not null)
            found.ForEach(t => t.Due ??= waiting.DueOf(t.Since));
        return found;
    }
}

/// <summary>Gathers what the features have waiting, kind by kind: each stays a query of its own, so that no feature's columns have to fit another's.</summary>
public sealed class DeskTasks(IEnumerable<IDeskSource> sources, IEnumerable<IReckonedDeskSource> reckoned, CompanyTime time, WorkingCalendars calendars)
{
    /// <summary>Every kind there is, in the order of the modules; a test holds that each has words and an address.</summary>
    public IReadOnlyList<string> Kinds(VaultDbContext db, DateOnly today) => [.. sources.SelectMany(s => s.Open(db, today).Keys), .. reckoned.Select(r => r.Kind)];

    internal async Task<IReadOnlyList<OpenKind>> OpenAsync(VaultDbContext db, DateOnly today, CancellationToken ct)
    {
        var waiting = await WaitingDays.LoadAsync(db, time, calendars, ct);
        List<OpenKind> open = [.. sources.SelectMany(s => s.Open(db, today).Select(k => new OpenKind(k.Key, Whole.Of(k.Value), isReckoned: false, s.DueByWaiting.Contains(k.Key) ? waiting : null)))];
        foreach (var source in reckoned)
            open.Add(new(source.Kind, (await source.OpenAsync(db, today, ct)).AsQueryable(), isReckoned: true));
        return open;
    }

    /// <summary>
    /// A feature sets only what its tasks have. What it leaves out is written into its query, because a database can compare only what a query names.
    /// </summary>
    private sealed class Whole : ExpressionVisitor
    {
        private static readonly Whole Visitor = new();

        public static IQueryable<DeskTask> Of(IQueryable<DeskTask> tasks) => tasks.Provider.CreateQuery<DeskTask>(Visitor.Visit(tasks.Expression));

        protected override Expression VisitMemberInit(MemberInitExpression node)
        {
            if (node.Type != typeof(DeskTask))
                return base.VisitMemberInit(node);
            var missing = typeof(DeskTask).GetProperties().Where(p => node.Bindings.All(b => b.Member.Name != p.Name))
                .Select(p => (MemberBinding)Expression.Bind(p, p.Name == nameof(DeskTask.Label) ? Expression.Constant("") : Expression.Default(p.PropertyType)));
            return node.Update(node.NewExpression, [.. node.Bindings, .. missing]);
        }
    }
}
