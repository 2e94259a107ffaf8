using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.Web.Components;

namespace ComplianceVault.Web.Documents.Deciding;

/// <summary>How the states of withdrawals and destructions look, everywhere.</summary>
internal static class Tones
{
    public static Tone Of(WithdrawalState state) => state switch
    {
        WithdrawalState.Withdrawn => Tone.Obsolete,
        WithdrawalState.Rejected or WithdrawalState.TakenBack => Tone.Draft,
        _ => Tone.Review,
    };

    public static Tone Of(DestructionState state) => state switch
    {
        DestructionState.Certified => Tone.Obsolete,
        DestructionState.Rejected or DestructionState.Closed => Tone.Draft,
        DestructionState.Approved or DestructionState.Executed => Tone.Soon,
        _ => Tone.Review,
    };

    public static Tone Of(ItemFate fate) => fate switch
    {
        ItemFate.Listed => Tone.Review,
        ItemFate.Destroyed => Tone.Obsolete,
        _ => Tone.Good,
    };
}
