using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>How near a review is.</summary>
public enum ReviewStanding
{
    Overdue,

    /// <summary>Within 30 days.</summary>
    Near,

    /// <summary>Within 60 days.</summary>
    Coming,
    Later,
}

/// <summary>Which rule sets the day.</summary>
public enum ReviewCause
{
    /// <summary>At latest after the company's longest interval (3 years) from issue.</summary>
    Longest,

    /// <summary>The document's own interval.</summary>
    Interval,

    /// <summary>Each year before the management review.</summary>
    Yearly,
}

/// <summary>A document in force whose review is due on a day; <paramref name="Days"/> left, negative when overdue. <paramref name="Last"/>: the last review.</summary>
public sealed record ReviewRow(
    Guid DocumentId, Guid EditionId, string Number, string Title, string Label, string? Department, DateOnly Due, ReviewCause Cause, ReviewStanding Standing,
    int Days, DateTime? Last);

/// <summary>A review that took place.</summary>
public sealed record ReviewEntry(string Label, DateOnly DueOn, DateTime At, string ByName, ReviewResult Result, string Reason);

/// <summary>Which reviews are due, and those that took place. Forms move with their documents and have none of their own.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class ReviewQueries
{
    /// <summary>Reviews up to <paramref name="upTo"/> (<see cref="ReviewStanding.Coming"/>: overdue and within 60 days), of one department or all; the earliest first.</summary>
    public Task<Result<Page<ReviewRow>>> DueAsync(Actor actor, ReviewStanding upTo, string? department, PageRequest page, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The standing of one document; null while none of its editions is in force, and for forms.</summary>
    public Task<Result<ReviewRow?>> OfDocumentAsync(Actor actor, Guid documentId, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The reviews of a document, newest first.</summary>
    public Task<Result<IReadOnlyList<ReviewEntry>>> HistoryAsync(Actor actor, Guid documentId, CancellationToken ct) => throw new NotSupportedException();
}
