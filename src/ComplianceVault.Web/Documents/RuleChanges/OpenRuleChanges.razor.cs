using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.RuleChanges;

/// <summary>The same on every page of rules: 保存期限, 审批权限表, 编号规则.</summary>
public sealed partial class OpenRuleChanges
{
    private RuleChangeView? deciding;
    private Asking asking;
    private string? notice;
    private bool mayTakeBack;

    private enum Asking
    {
        Nothing,
        Approve,
        Decline,
        TakeBack,
    }

    [Parameter, EditorRequired]
    public IReadOnlyList<RuleChangeView> Changes { get; set; } = [];

    /// <summary>The rule in words.</summary>
    [Parameter, EditorRequired]
    public Func<RuleChangeView, string> Title { get; set; } = null!;

    /// <summary>Old, new and what it reaches, as pairs: shown here and in the dialog in which it is signed.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<RuleChangeView> Facts { get; set; } = null!;

    /// <summary>Somebody decided, here or meanwhile elsewhere: what is shown is to be read again.</summary>
    [Parameter]
    public EventCallback Decided { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ApproveRuleChange Approving { get; set; } = null!;

    [Inject]
    private DeclineRuleChange Declining { get; set; } = null!;

    [Inject]
    private TakeBackRuleChange TakingBack { get; set; } = null!;

    protected override async Task OnInitializedAsync() => mayTakeBack = (await Current.GetAsync())?.RefusalFor(typeof(TakeBackRuleChange)) is null;

    /// <summary>After a proposal was sent, until the next act.</summary>
    public void Say(string said)
    {
        notice = said;
        StateHasChanged();
    }

    private void Decide(RuleChangeView view, Asking what) => (deciding, asking, notice) = (view, what, null);

    private async Task<Error?> ApproveAsync(Actor by, SigningProof proof) => (await Approving.ExecuteAsync(by, deciding!.Change.Id, deciding.ContentHash, proof, default)).Error;

    private async Task<Error?> DeclineAsync(Actor by, string reason) => (await Declining.ExecuteAsync(by, deciding!.Change.Id, reason, default)).Error;

    private async Task<Error?> TakeBackAsync(Actor by, string reason) => (await TakingBack.ExecuteAsync(by, deciding!.Change.Id, reason, default)).Error;

    private async Task DoneAsync(bool done, string word)
    {
        var later = deciding!.Change.From is { } day && day > Time.Today;
        (asking, notice) = (Asking.Nothing, !done ? null : word == "Rule_Done_Approve" && later ? T["Rule_Done_Later", Dates.Of(deciding.Change.From)!] : T[word].Value);
        await Decided.InvokeAsync();
    }
}
