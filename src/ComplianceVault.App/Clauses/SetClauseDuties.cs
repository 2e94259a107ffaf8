using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>Says which department leads (★) and which support (☆) a clause, with a reason. What changes begins today, so that the past stays (decision 8).</summary>
[Needs(Permission.ManageClauses)]
public sealed class SetClauseDuties(Vault vault, CompanyTime time)
{
    public Task<Result> ExecuteAsync(Actor actor, string number, string? lead, IReadOnlyCollection<string> supporting, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } refusal)
                return refusal;
            var clause = await ClauseLinks.FindAsync(act, number);
            if (!clause.Succeeded)
                return clause.Error;
            var wanted = Wanted(lead, supporting);
            if (await UnknownAsync(act, wanted.Keys) is { } unknown)
                return Error.Invalid("organisation.no-such-department", unknown);
            var open = await act.Db.Set<ClauseDuty>().Where(d => d.Clause == number && d.To == null).ToListAsync(ct);
            var old = open.ToDictionary(d => d.Department, d => d.Duty);
            if (old.Count == wanted.Count && wanted.All(w => old.TryGetValue(w.Key, out var duty) && duty == w.Value))
                return Error.Conflict("clauses.nothing-changed");
            foreach (var duty in open.Where(d => !wanted.TryGetValue(d.Department, out var now) || now != d.Duty))
                duty.To = time.Today;
            await act.Db.SaveChangesAsync(ct); // what ends must have ended before its successor begins
            act.Db.AddRange(wanted.Where(w => !old.TryGetValue(w.Key, out var before) || before != w.Value)
                .Select(w => new ClauseDuty { Id = act.NewId(), Clause = number, Department = w.Key, Duty = w.Value, From = time.Today }));
            act.Note("clause.duties-set", ClauseLinks.RefOf(clause.Value), new { Clause = number, Old = old, New = wanted, Reason = reason.Trim() });
            return Result.Success;
        }, ct);

    private static Dictionary<string, DutyKind> Wanted(string? lead, IEnumerable<string> supporting)
    {
        var wanted = supporting.Distinct().ToDictionary(d => d, _ => DutyKind.Supporting);
        if (lead.Clean() is { } leads)
            wanted[leads] = DutyKind.Lead;
        return wanted;
    }

    private static async Task<string?> UnknownAsync(Act act, IReadOnlyCollection<string> departments)
    {
        var known = await act.Db.Set<Department>().Where(d => departments.Contains(d.Code)).Select(d => d.Code).ToListAsync(act.Token);
        return departments.Except(known).FirstOrDefault();
    }
}
