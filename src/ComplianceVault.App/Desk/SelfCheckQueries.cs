using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk;

/// <summary>Something overdue; <paramref name="Title"/> is empty where it is 受限 or 保密 (decision 11).</summary>
public sealed record LateTask(string Kind, string Number, string Title, string Label, DateOnly Due, int Days);

/// <summary>Overdue tasks of one kind: how many, and the oldest of them.</summary>
public sealed record LateKind(string Kind, int Count, IReadOnlyList<LateTask> Oldest);

/// <summary>What an auditor would ask one department for; <paramref name="Department"/> null: what belongs to no one department.</summary>
public sealed record SelfCheckPart(Named? Department, IReadOnlyList<CoverageRow> Weak, IReadOnlyList<LateKind> Late)
{
    public bool IsClean => Weak.Count + Late.Count == 0;
}

/// <summary>审前自查 of a day, by department.</summary>
public sealed record SelfCheck(DateOnly Day, IReadOnlyList<SelfCheckPart> Parts);

/// <summary>
/// 审前自查: what an auditor will ask for tomorrow. By department the clauses that it leads and that are not 证据充分, with the reasons, and all that is overdue. Whoever leads
/// the system, controls documents or audits sees every department; everybody else the own.
/// </summary>
[Needs(Permission.ReadCoverage)]
public sealed class SelfCheckQueries(IDbContextFactory<VaultDbContext> databases, CoverageQueries coverage, DeskTasks tasks, CompanyTime time)
{
    private const int Oldest = 5;

    public async Task<Result<SelfCheck>> GetAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var matrix = await coverage.MatrixAsync(actor, null, includeLater: false, ct);
        if (!matrix.Succeeded)
            return matrix.Error;
        await using var db = await databases.CreateDbContextAsync(ct);
        var late = await LateAsync(db, ct);
        var all = SeesAll(actor);
        var parts = matrix.Value.Departments.Where(d => all || actor.Departments.Contains(d.Code))
            .Select(d => new SelfCheckPart(d, WeakOf(matrix.Value, d.Code), late.GetValueOrDefault(d.Code, []))).ToList();
        if (all && late.GetValueOrDefault("", []) is { Count: > 0 } nobodys)
            parts.Add(new(null, [], nobodys));
        return new SelfCheck(time.Today, parts);
    }

    private static bool SeesAll(Actor actor) =>
        actor.Can(Permission.Audit) || DocumentRights.ControlsAll(actor) || actor.Roles.Contains(Role.Manager) || actor.Roles.Contains(Role.Representative);

    private static List<CoverageRow> WeakOf(CoverageMatrix matrix, string department) =>
        [.. matrix.Leaves.Where(l => l.Verdict > Verdict.Sufficient && l.Cells.GetValueOrDefault(department) is { Duty: Clauses.DutyKind.Lead }).OrderByDescending(l => l.Verdict).ThenByDescending(l => l.DutiesDue)];

    private async Task<Dictionary<string, List<LateKind>>> LateAsync(VaultDbContext db, CancellationToken ct)
    {
        var (today, found) = (time.Today, new Dictionary<string, List<LateKind>>(StringComparer.Ordinal));
        foreach (var kind in await tasks.OpenAsync(db, today, ct))
        {
            foreach (var of in await kind.OverdueByDepartmentAsync(today, Oldest, ct))
            {
                if (!found.TryGetValue(of.Department ?? "", out var list))
                    found[of.Department ?? ""] = list = [];
                list.Add(new(kind.Kind, of.Count, [.. of.Oldest.Select(t => Of(t, today))]));
            }
        }

        foreach (var list in found.Values)
            list.Sort((a, b) => b.Count.CompareTo(a.Count));
        return found;
    }

    private static LateTask Of(DeskTask task, DateOnly today) =>
        new(task.Kind, task.Number, task.Restricted ? "" : task.TitleIn(null), task.Label, task.Due!.Value, today.DayNumber - task.Due.Value.DayNumber);
}

/// <summary>Takes the 审前自查 out of the program as a list; who did stands in the trail (R01: export).</summary>
[Needs(Permission.ReadCoverage)]
public sealed class ExportSelfCheck(Vault vault, SelfCheckQueries checks)
{
    public async Task<Result<SelfCheck>> ExecuteAsync(Actor actor, CancellationToken ct)
    {
        var check = await checks.GetAsync(actor, ct);
        return !check.Succeeded ? check : await vault.ActAsync<SelfCheck>(this, actor, act =>
        {
            act.Note("self-check.exported", TrailWriter.VaultRef, new { check.Value.Day });
            return Task.FromResult(check);
        }, ct);
    }
}
