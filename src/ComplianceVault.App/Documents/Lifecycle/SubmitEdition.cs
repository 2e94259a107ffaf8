using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>
/// The author signs 编制 and sends the draft to review. A new round begins: signatures of earlier rounds do not count for it. Where nobody could review,
/// countersign or approve it, the submission is refused by name; the management representative may then name somebody (<see cref="NameSigner"/>).
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class SubmitEdition(Vault vault, Signing signing, EditionSigning tasks)
{
    /// <summary>
    /// <paramref name="contentHash"/> is the sheet's (<see cref="SigningSheets"/>). Refusals: those of <c>Signing.ProveAsync</c>, <c>signing.content-changed</c>,
    /// <c>workflow.not-allowed</c>, <c>lifecycle.author-only</c>, <c>lifecycle.change-required</c>, <c>lifecycle.no-file</c>, <c>lifecycle.no-rule</c>,
    /// <c>lifecycle.department-missing</c>, <c>lifecycle.no-countersign</c>, <c>lifecycle.no-signer</c>, <c>lifecycle.only-author</c>, <c>lifecycle.only-same-person</c>.
    /// </summary>
    public async Task<Result> ExecuteAsync(Actor actor, Guid editionId, string contentHash, SigningProof proof, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var what = new ToSign(SignatureMeaning.Author, new ObjectRef(Edition.Kind, editionId), contentHash);
        var proven = await signing.ProveAsync(actor, proof, what, ct);
        if (!proven.Succeeded)
            return proven.Error;
        return await vault.ActAsync(this, actor, async act =>
        {
            if (await EditionCase.LockAsync(act, editionId) is not { } of)
                return Error.NotFound("documents.not-found", "");
            var wanted = await WantedAsync(act.Db, of, actor, tasks.Time, ct);
            if (!wanted.Succeeded)
                return wanted.Error;
            if (of.ContentHash(of.SigningRound) != contentHash)
                return Error.Conflict("signing.content-changed");
            var role = await RoleAsync(act);
            var signature = await Signing.SignAsync(act, proven.Value, new SigningAs(role, null), what);
            return signature.Succeeded ? await SendAsync(act, of, signature.Value, wanted.Value) : signature.Error;
        }, ct);
    }

    /// <summary>What the submission would ask for, or why it is refused; also asked before anything is signed, to say what is possible.</summary>
    internal static async Task<Result<IReadOnlyList<Wanted>>> WantedAsync(VaultDbContext db, EditionCase of, Actor actor, CompanyTime time, CancellationToken ct)
    {
        if (Drafts.Refusal(of, actor, EditionAct.Submit) is { } refusal)
            return refusal;
        if (of.Main is null)
            return Error.Conflict("lifecycle.no-file");
        if (of.Edition.ChangeDescription is null && await Drafts.HasEditionInForceAsync(db, of.Document.Id, ct))
            return Error.Conflict("lifecycle.change-required");
        if (await ApprovalRules.FindAsync(db, of.Document.Level, time.Now, ct) is not { } rule)
            return Error.Conflict("lifecycle.no-rule", of.Document.Level);
        if (!rule.Countersign && of.CountersignDepartments.Count > 0)
            return Error.Conflict("lifecycle.no-countersign", of.Document.Level);
        var wanted = Signers.Wanted(of, rule);
        return wanted.Succeeded && await Signers.RefusalAsync(db, WithAuthor(of, actor), wanted.Value, null, time, ct) is { } nobody ? nobody : wanted;
    }

    /// <summary>Whoever submits signs 编制, and is kept from reviewing and approving like the one who began the draft.</summary>
    private static EditionCase WithAuthor(EditionCase of, Actor actor) => of with { Submitter = actor.PersonId };

    /// <summary>The own role that gives the right to write: an author signs in the own name, never as somebody's deputy.</summary>
    private static async Task<string> RoleAsync(Act act)
    {
        var now = act.Now;
        var roles = await act.Db.Set<RolePermission>()
            .Where(p => (p.Permission == Permission.WriteDocuments || p.Permission == Permission.ControlDocuments) && p.From <= now && (p.To == null || p.To > now)
                && act.Db.Set<RoleAssignment>().Any(a => a.PersonId == act.Actor.PersonId && a.RoleCode == p.RoleCode && a.From <= now && (a.To == null || a.To > now)))
            .OrderBy(p => p.Permission == Permission.ControlDocuments).ThenBy(p => p.RoleCode).Select(p => p.RoleCode).ToListAsync(act.Token);
        return roles.FirstOrDefault() ?? Role.AllStaff;
    }

    private async Task<Result> SendAsync(Act act, EditionCase of, Signature signature, IReadOnlyList<Wanted> wanted)
    {
        if (EditionMoves.Move(act, of.Edition, EditionAct.Submit) is { Succeeded: false } refused)
            return refused;
        of.Edition.Round++;
        (of.Edition.Author, of.Edition.Reviewer, of.Edition.Approver) = (signature.PersonName, null, null);
        EditionMoves.AddSigned(act, of, new(SignatureMeaning.Author, signature.RoleCode, null), signature, tasks.Time);
        await tasks.OpenAsync(act, of, wanted[0]);
        act.Note("edition.submitted", (of.Ref, new { of.Edition.Label, of.Edition.Round, Signed = signature.PersonName, of.Edition.ChangeDescription, File = of.Main!.Hash }), (of.DocumentRef, null));
        await act.RaiseAsync(new EditionSubmitted(of.Document.Id, of.Edition.Id, of.Edition.Round));
        return Result.Success;
    }
}
