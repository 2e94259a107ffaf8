using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Acts;

/// <summary>
/// One act while it runs: the database inside its transaction, who acts, when, what goes into the trail and which facts it raises. All of
/// it is committed together or not at all.
/// </summary>
public sealed class Act(VaultDbContext db, Actor actor, TimeProvider clock, FactHandlers handlers, CancellationToken ct)
{
    private readonly List<TrailNote> notes = [];

    public VaultDbContext Db { get; } = db;

    public Actor Actor { get; } = actor;

    /// <summary>The instant of the whole act.</summary>
    public DateTime Now { get; } = clock.UtcNow();

    public CancellationToken Token { get; } = ct;

    internal IReadOnlyList<TrailNote> Notes => notes;

    public Guid NewId() => clock.NewId();

    /// <summary>Notes what happened to one object; <paramref name="detail"/> holds the values, old and new, and the reason.</summary>
    public void Note(string act, ObjectRef about, object? detail = null) => notes.Add(new TrailNote(act, [(about, detail)]));

    /// <summary>Notes what happened to several objects at once; the first is the main one.</summary>
    public void Note(string act, params IReadOnlyList<(ObjectRef Object, object? Detail)> objects) => notes.Add(new TrailNote(act, objects));

    /// <summary>Tells the features that listen, inside this transaction, in the order of their registration (decision 13).</summary>
    public Task RaiseAsync(IFact fact) => handlers.HandleAsync(fact, this);
}
