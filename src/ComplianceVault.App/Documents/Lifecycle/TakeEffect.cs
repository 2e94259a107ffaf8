using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>What a run did: editions that came into force, and those whose day has come but whose training is unfinished.</summary>
public sealed record TakeEffectOutcome(int InForce, int Blocked);

/// <summary>
/// Brings every published edition whose day has come into force, each in one act with the edition it replaces becoming 作废. The daily job calls it just after
/// midnight of the company, and at start for missed days. An edition whose training is unfinished stays published; the controller's board says why.
/// </summary>
[Needs(Permission.ControlDocuments)]
public sealed class TakeEffect
{
    public Task<Result<TakeEffectOutcome>> ExecuteAsync(Actor actor, CancellationToken ct) => throw new NotSupportedException();
}
