using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
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
public sealed class NameSigner(Vault vault, CompanyTime time)
{
    private static readonly SignatureMeaning[] Meanings = [SignatureMeaning.Review, SignatureMeaning.Countersign, SignatureMeaning.Approve];

    /// <summary>
    /// Refusals: <c>documents.not-found</c>, <c>act.reason-required</c>, <c>lifecycle.naming-meaning</c>, <c>lifecycle.naming-late</c>, <c>organisation.person-unknown</c>,
    /// <c>deputies.no-account</c>, <c>lifecycle.not-own-work</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, SignerNaming naming, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(naming.Reason) is { } unreasoned)
                return unreasoned;
            if (await EditionCase.LockAsync(act, naming.EditionId) is not { } of)
                return Error.NotFound("documents.not-found", "");
            if (Refusal(of, naming) is { } refusal)
                return refusal;
            if (await OfficeHolders.FindAsync(act.Db, naming.PersonId, time, ct) is not { } person)
                return Error.Conflict("deputies.no-account");
            Name(act, of, naming, person.Name);
            return Result.Success;
        }, ct);

    private static Error? Refusal(EditionCase of, SignerNaming naming)
    {
        if (!Meanings.Contains(naming.Meaning)
            || (naming.Meaning == SignatureMeaning.Countersign) != (naming.Department is not null)
            || (naming.Department is { } department && !of.CountersignDepartments.Contains(department)))
        {
            return Error.Invalid("lifecycle.naming-meaning");
        }

        var isAwaited = of.Edition.State is EditionState.Draft or EditionState.InReview or EditionState.InCountersign or EditionState.InApproval
            && !of.OfRound.Any(t => t.Meaning == naming.Meaning && t.Department == (naming.Department ?? t.Department) && t.DoneAt is not null);
        if (!isAwaited)
            return Error.Conflict("lifecycle.naming-late", naming.Meaning, of.Edition.State);
        return of.Excluded(naming.Meaning).Contains(naming.PersonId) ? Error.Conflict("lifecycle.not-own-work", naming.Meaning) : null;
    }

    private static void Name(Act act, EditionCase of, SignerNaming naming, string name)
    {
        act.Db.Add(new NamedSigner
        {
            Id = act.NewId(),
            EditionId = of.Edition.Id,
            Meaning = naming.Meaning,
            Department = naming.Department,
            PersonId = naming.PersonId,
            PersonName = name,
            ByName = act.Actor.Name,
            At = act.Now,
            Reason = naming.Reason.Trim(),
        });
        foreach (var task in of.OfRound.Where(t => t.DoneAt is null && t.Meaning == naming.Meaning && (naming.Department is null || t.Department == naming.Department)))
            task.NamedId = naming.PersonId;
        act.Note(
            "edition.signer-named",
            (of.Ref, new { of.Edition.Label, naming.Meaning, naming.Department, Person = name, Reason = naming.Reason.Trim() }), (of.DocumentRef, null));
    }
}
