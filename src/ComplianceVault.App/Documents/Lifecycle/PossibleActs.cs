using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Something to be done with the edition; <paramref name="Refusal"/> says why this person cannot do it now, null: it can be done.</summary>
public sealed record PossibleAct(EditionAct Act, Error? Refusal);

/// <summary>What a person may do with an edition now: the same guards as the acts themselves, asked before.</summary>
internal sealed class PossibleActs(VaultDbContext db, EditionCase of, Actor actor, CompanyTime time, CancellationToken ct)
{
    public async Task<IReadOnlyList<PossibleAct>> ListAsync() =>
    [
        new(EditionAct.Submit, Missing(typeof(SubmitEdition)) ?? (await SubmitEdition.WantedAsync(db, of, actor, time, ct)).Error),
        new(EditionAct.TakeBack, Missing(typeof(TakeBackEdition)) ?? Drafts.Refusal(of, actor, EditionAct.TakeBack)),
        new(EditionAct.Discard, Missing(typeof(DiscardDraft)) ?? Drafts.Refusal(of, actor, EditionAct.Discard)),
        new(EditionAct.PassReview, Missing(typeof(ReviewEdition)) ?? await SignAsync(SignatureMeaning.Review)),
        new(EditionAct.PassCountersign, Missing(typeof(CountersignEdition)) ?? await SignAsync(SignatureMeaning.Countersign)),
        new(EditionAct.Approve, Missing(typeof(ApproveEdition)) ?? await SignAsync(SignatureMeaning.Approve)),
        new(EditionAct.Reject, Missing(typeof(RejectEdition)) ?? (await RejectEdition.OwnTaskAsync(db, of, actor, time, ct)).Error),
        new(EditionAct.Return, Missing(typeof(ReturnEdition)) ?? Impossible(EditionAct.Return)),
        new(EditionAct.Publish, Missing(typeof(PublishEdition)) ?? Impossible(EditionAct.Publish)),
    ];

    private Error? Missing(Type useCase) => actor.RefusalFor(useCase);

    private Error? Impossible(EditionAct act) => EditionWorkflow.Table.Next(of.Edition.State, act).Error;

    /// <summary>One of the awaited signatures of this meaning, where several departments countersign.</summary>
    private async Task<Error?> SignAsync(SignatureMeaning meaning)
    {
        var open = of.OfRound.Where(t => t.Meaning == meaning && t.DoneAt is null).ToList();
        if (open.Count == 0)
            return EditionSigning.Find(of, meaning, null).Error ?? Error.Conflict("workflow.not-allowed", EditionSigning.ActOf(meaning), of.Edition.State);
        Error? refusal = null;
        foreach (var task in open)
        {
            var capacity = await Signers.CapacityAsync(db, of, task, actor, time, ct);
            if (capacity.Succeeded)
                return null;
            refusal ??= capacity.Error;
        }

        return refusal;
    }
}
