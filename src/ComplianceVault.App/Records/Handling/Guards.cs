using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Workflows;

namespace ComplianceVault.App.Records.Handling;

/// <summary>Everything a named rule may look at (docs/pack.md, Named rules).</summary>
internal sealed record GuardCase(VaultDbContext Db, HandledRecord Of, WorkflowMove Move, RecordValues Values, FillingFacts Facts, Actor Actor, CancellationToken Token);

/// <summary>A rule that a pack names where an expression over one record cannot decide.</summary>
internal interface IGuardRule
{
    string Name { get; }

    Task<bool> HoldsAsync(GuardCase what);
}

/// <summary>A condition of a step: what it says, and whether it holds; null: a person confirms it.</summary>
public sealed record GuardView(SeedLabel Says, bool? Holds);

/// <summary>Looks at the conditions of a step.</summary>
internal sealed class Guards(IEnumerable<IGuardRule> rules)
{
    private readonly Dictionary<string, IGuardRule> known = rules.ToDictionary(r => r.Name, StringComparer.Ordinal);

    public async Task<IReadOnlyList<GuardView>> OfAsync(GuardCase what)
    {
        var views = new List<GuardView>();
        foreach (var guard in what.Move.Guards)
            views.Add(new(guard.Attest ?? guard.Says ?? what.Move.Action, guard.Attest is not null ? null : await HoldsAsync(what, guard)));
        return views;
    }

    private async Task<bool> HoldsAsync(GuardCase what, WorkflowGuard guard) =>
        guard.If is { } condition ? what.Of.Model.Work(condition, what.Values, what.Facts).Holds : await known[guard.Rule!].HoldsAsync(what);
}
