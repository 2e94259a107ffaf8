using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.Web.Components;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Controlled;

/// <summary>The three answers of a QR code (decisions 28 and 38).</summary>
public sealed partial class CheckPage
{
    private EditionCheck? found;
    private string? company;

    [Parameter]
    public string Token { get; set; } = "";

    [Inject]
    private CheckEdition Check { get; set; } = null!;

    [Inject]
    private VaultIdentity Vault { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    private Tone Tone => found?.Verdict switch
    {
        CheckVerdict.InForce => Tone.Good,
        CheckVerdict.Pending => Tone.Soon,
        _ => Tone.Obsolete,
    };

    /// <summary>The words under <c>Check_</c>, the verdict, and what is known: the day, the other edition, its day.</summary>
    private string Answer => found switch
    {
        { Verdict: CheckVerdict.InForce, Other: { } next, OtherFrom: { } from } => T["Check_InForceUntil", Dates.Of(from.AddDays(-1))!, next, Dates.Of(from)!],
        { Verdict: CheckVerdict.InForce, Since: { } since } => T["Check_InForceSince", Dates.Of(since)!],
        { Verdict: CheckVerdict.InForce } => T["Check_InForce"],
        { Verdict: CheckVerdict.Pending, Since: { } day, Other: { } now } => T["Check_PendingInstead", Dates.Of(day)!, now],
        { Verdict: CheckVerdict.Pending, Since: { } day } => T["Check_Pending", Dates.Of(day)!],
        { Verdict: CheckVerdict.Pending } => T["Check_PendingUndated"],
        { Other: { } now } => T["Check_ObsoleteInstead", now],
        { ReplacedBy: { } other } => T["Check_Obsolete_Replaced", other],
        _ => T["Check_Obsolete"],
    };

    protected override async Task OnInitializedAsync()
    {
        found = await Check.FindAsync(Token, default);
        company = (await Vault.FindAsync(default))?.Company;
    }
}
