namespace ComplianceVault.App.Platform.Access;

/// <summary>Finds who acts, with the rights of this moment. The organisation answers; the platform knows no feature.</summary>
public interface IActors
{
    /// <summary>The actor of a person, or null when the person has left or is unknown.</summary>
    Task<Actor?> FindAsync(Guid personId, ActSession session, CancellationToken ct);
}
