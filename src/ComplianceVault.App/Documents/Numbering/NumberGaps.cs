using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Numbering;

/// <summary>
/// The numbers of a level (of one document where the level's numbers hang on a <paramref name="Parent"/>): the highest taken, the next to be given, and those
/// missing below the highest (缺号).
/// </summary>
public sealed record LevelGaps(string Level, string NameZh, string? NameEn, string? Parent, string? Highest, string? Next, IReadOnlyList<string> Missing);

/// <summary>A number that was taken and has no edition yet.</summary>
public sealed record TakenNumber(Guid DocumentId, string Number, string Title, string Level, string? Department, DateTime At, string? ByName);

/// <summary>Which numbers were taken, which are missing: what an auditor asks the controller for (R21).</summary>
[Needs(Permission.ControlDocuments, Permission.WriteDocuments, Permission.Audit)]
public sealed class NumberGaps
{
    /// <summary>Each level in its order; levels of forms one row a document.</summary>
    public Task<Result<IReadOnlyList<LevelGaps>>> ListAsync(Actor actor, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The number the level would give now, for showing; another may take it first.</summary>
    public Task<Result<string>> NextAsync(Actor actor, string level, string? parent, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Registered documents without any edition in work or in force: all for the controller, one's own for everybody else.</summary>
    public Task<Result<IReadOnlyList<TakenNumber>>> WithoutEditionAsync(Actor actor, CancellationToken ct) => throw new NotSupportedException();
}
