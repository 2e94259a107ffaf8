using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// A signature that waits for the person. <paramref name="Department"/> for a countersignature; <paramref name="InsteadOf"/> whom the person stands in for, or null;
/// <paramref name="Refusal"/> when the person holds the role but may not sign this one (编制≠审核≠批准).
/// </summary>
public sealed record InboxRow(
    Guid TaskId, Guid EditionId, string Number, string Title, string Label, SignatureMeaning Meaning, string? Department, string AuthorName, int Round,
    DateTime Since, Deadline Due, string? InsteadOf, Error? Refusal);

/// <summary>What waits for the person's signature: overdue first, then by due date (待我签署).</summary>
[Needs(Permission.Read)]
public sealed class SigningInbox
{
    public Task<Result<Page<InboxRow>>> ListAsync(Actor actor, PageRequest page, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>How many wait, for the badge; the same as the list's total.</summary>
    public Task<Result<int>> CountAsync(Actor actor, CancellationToken ct) => throw new NotSupportedException();
}
