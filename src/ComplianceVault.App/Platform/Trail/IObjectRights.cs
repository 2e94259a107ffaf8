using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Platform.Trail;

/// <summary>
/// A feature tells which objects of its kinds an actor may not read. That something happened to them stays visible in the trail; titles, values
/// and reasons do not (decision 11).
/// </summary>
public interface IObjectRights
{
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Those of <paramref name="ids"/>, objects of <paramref name="kind"/>, that the actor may not read.</summary>
    Task<IReadOnlyCollection<Guid>> HiddenAsync(VaultDbContext db, Actor actor, string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct);
}
