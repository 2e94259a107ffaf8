using ComplianceVault.App.Platform.Acts;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>An edition was sent to review; its round began.</summary>
public sealed record EditionSubmitted(Guid DocumentId, Guid EditionId, int Round) : IFact;

/// <summary>An edition has all its signatures.</summary>
public sealed record EditionApproved(Guid DocumentId, Guid EditionId, int Round) : IFact;

/// <summary>An edition was issued; it takes effect on the day.</summary>
public sealed record EditionPublished(Guid DocumentId, Guid EditionId, DateOnly IssueDate, DateOnly EffectiveDate) : IFact;

/// <summary>A published edition got another effective date.</summary>
public sealed record EffectiveDateChanged(Guid DocumentId, Guid EditionId, DateOnly EffectiveDate) : IFact;

/// <summary>A draft was given up.</summary>
public sealed record EditionDiscarded(Guid DocumentId, Guid EditionId) : IFact;

/// <summary>An edition is in force no longer from <paramref name="Day"/> on, and no other took its place.</summary>
public sealed record EditionWithdrawn(Guid DocumentId, Guid EditionId, DateOnly Day) : IFact;
