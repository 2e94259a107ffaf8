using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>The controller keeps an obsolete edition (作废保留, 文件控制程序 4.4.2 and 4.7.1): every view and print of it carries the mark from here on (R19).</summary>
[Needs(Permission.ControlDocuments)]
public sealed class RetainEdition(Vault vault)
{
    /// <summary>Refusals: <c>act.reason-required</c>, <c>documents.not-found</c>, <c>workflow.not-allowed</c>.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid editionId, RetainGround ground, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            return await EditionCase.LockAsync(act, editionId) is { } of ? Retain(act, of.Edition, ground, reason.Trim()) : Error.NotFound("documents.not-found", "");
        }, ct);

    internal static Result Retain(Act act, Edition edition, RetainGround ground, string reason)
    {
        if (EditionMoves.Move(act, edition, EditionAct.Retain) is { Succeeded: false } refused)
            return refused;
        act.Db.Add(new EditionRetention { EditionId = edition.Id, Ground = ground, Reason = reason, ByName = act.Actor.Name, At = act.Now });
        act.Note("edition.retained", (new ObjectRef(Edition.Kind, edition.Id), new { edition.Label, Ground = ground, Reason = reason }), (new ObjectRef(Document.Kind, edition.DocumentId), null));
        return Result.Success;
    }
}
