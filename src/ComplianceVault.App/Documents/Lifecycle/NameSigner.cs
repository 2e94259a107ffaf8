using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Who is to sign, in place of or beside the holder of the role; <paramref name="Department"/> for a countersignature.</summary>
public sealed record SignerNaming(Guid EditionId, SignatureMeaning Meaning, string? Department, Guid PersonId, string Reason);

/// <summary>
/// The management representative names a person for one signature of one edition, with a reason, where the role cannot do it (decision 17); before the
/// submission or while the signature is awaited. Never so that 编制, 审核 and 批准 of an edition come together.
/// </summary>
[Needs(Permission.DecideSigners)]
public sealed class NameSigner
{
    /// <summary>
    /// Refusals: <c>documents.not-found</c>, <c>act.reason-required</c>, <c>lifecycle.naming-meaning</c>, <c>lifecycle.naming-late</c>, <c>organisation.person-unknown</c>,
    /// <c>deputies.no-account</c>, <c>lifecycle.not-own-work</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, SignerNaming naming, CancellationToken ct) => throw new NotSupportedException();
}
