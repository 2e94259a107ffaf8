using ComplianceVault.App.Documents.Lifecycle;

namespace ComplianceVault.App.Documents.Library;

/// <summary>The stored PDF of an edition without any mark (<paramref name="Hash"/>), and what marks are made of.</summary>
internal sealed record BasePdf(
    Guid EditionId, Guid DocumentId, string Number, string Title, string Level, string Label, EditionState State, EditionSource Source, string Hash)
{
    public DateOnly? IssueDate { get; init; }

    public DateOnly? EffectiveDate { get; init; }

    public string? Author { get; init; }

    public string? Reviewer { get; init; }

    public string? Approver { get; init; }

    /// <summary>Label of the document's edition in force when it is another one.</summary>
    public string? InForce { get; init; }

    /// <summary>Number of the document named to take the place of this one.</summary>
    public string? ReplacedBy { get; init; }
}
