using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Platform.Data;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Library;

/// <summary>The page's part in the end of a document: 作废, 作废保留, 暂缓销毁.</summary>
public sealed partial class DocumentPage
{
    private RetentionView? retention;
    private bool maySetHold;
    private int turn;

    [Inject]
    private WithdrawalQueries Withdrawals { get; set; } = null!;

    [Inject]
    private HoldQueries Holds { get; set; } = null!;

    private bool MayWithdraw => MayWrite && view?.Edition.State == EditionState.Effective && actor is { IsExternal: false };

    private bool MayRetain => MayControl && view?.Edition.State == EditionState.Obsolete;

    private bool MayHold => maySetHold && view?.Edition.State is not (null or EditionState.Destroyed);

    private async Task LoadEndAsync()
    {
        (retention, maySetHold) = (null, false);
        if (actor is null or { IsExternal: true } || view is null)
            return;
        if (view.Edition.State == EditionState.RetainedObsolete)
            retention = await Withdrawals.RetentionAsync(actor, view.Edition.Id, leaving.Token) is { Succeeded: true } kept ? kept.Value : null;
        maySetHold = await Holds.ListAsync(actor, view.Document.Id, new PageRequest(1, 1), leaving.Token) is { Succeeded: true, Value.MaySet: true };
    }

    private async Task EndedAsync(bool done, string said)
    {
        editing = Editing.Nothing;
        if (done)
            await DoneAsync(said);
    }
}
