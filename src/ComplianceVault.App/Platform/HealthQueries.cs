using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform;

/// <summary>Whether the vault is whole, checked now: the trail against itself and its witnesses, every stored file against its hash.</summary>
[Needs(Permission.Operate, Permission.ReadTrail)]
public sealed class HealthQueries(TrailVerifier trail, ContentCare content)
{
    public async Task<Result<TrailVerification>> VerifyTrailAsync(Actor actor, CancellationToken ct) =>
        actor.RefusalFor(GetType()) is { } refusal ? refusal : await trail.VerifyAsync(ct);

    public async Task<Result<ContentCheck>> CheckContentAsync(Actor actor, CancellationToken ct) =>
        actor.RefusalFor(GetType()) is { } refusal ? refusal : await content.CheckAsync(null, ct);
}
