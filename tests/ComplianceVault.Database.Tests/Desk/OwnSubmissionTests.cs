using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.Database.Tests.Documents.ChangeRequests;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Withdrawal;
using ComplianceVault.Database.Tests.Organisation.Letters;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>Who asked for something sees what became of it.</summary>
public sealed class OwnSubmissionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task WhatSomebodyAskedFor_IsListedWithItsState_OpenFirst_AndOnlyTheOwn(Database database)
    {
        var requests = await RequestDesk.OpenAsync(database);
        await using var desk = requests.Life;
        var request = await requests.RaiseAsync();
        desk.Vault.Clock.Advance(TimeSpan.FromMinutes(1));
        var other = await requests.RaiseAsync();
        LifeDesk.Must(await requests.ScreenAsync(request));
        LifeDesk.Must(await requests.DecideAsync(request, accept: false));

        var mine = await ListAsync(desk, RequestDesk.Requester);
        Assert.Equal([(other, true, (Enum)ChangeRequestState.Raised), (request, false, ChangeRequestState.Rejected)], mine.Select(s => (s.Id, s.IsOpen, s.State)));
        Assert.Empty(await ListAsync(desk, LifeDesk.MarketHead));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal([other], (await ListAsync(desk, RequestDesk.Requester)).Select(s => s.Id)); // what is done goes after a while
    }

    [Theory, OnEachDatabase]
    public async Task WithdrawalsDestructionsAndLosses_StandThereToo(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.KeepMastersAsync(0);
        var (first, edition) = await desk.InForceAsync();
        await desk.PublishNextAsync(first, 0);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        var destruction = await desk.ProposeAsync(edition);
        var (_, withdrawn) = await desk.InForceAsync("值班规范");
        var withdrawal = await desk.ApplyAsync(withdrawn);
        var (lent, _) = await desk.HandedOutAsync(CopyDesk.Paper("market"));
        var loss = LifeDesk.Must(await desk.ReportLossAsync(CopyDesk.MarketStaff, (await desk.CopiesAsync(lent)).Single()));

        Assert.Equal([(destruction, (Enum)DestructionState.Proposed)], (await ListAsync(desk, LifeDesk.Controller)).Select(s => (s.Id, s.State)));
        Assert.Equal([(withdrawal, (Enum)WithdrawalState.HeadDeciding)], (await ListAsync(desk, LifeDesk.Author)).Select(s => (s.Id, s.State)));
        Assert.Equal([(loss, (Enum)LossStanding.Awaiting)], (await ListAsync(desk, CopyDesk.MarketStaff)).Select(s => (s.Id, s.State)));
    }

    [Theory, OnEachDatabase]
    public async Task ListsRulesLettersAndHandOvers_StandThere_WithTheAnswer(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var desk = office.Life;
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        var rule = LifeDesk.Must(await desk.Vault.Get<ProposeApprovalRule>().ExecuteAsync(controller, "三阶", new("dept_head", "gm", false), null, "调整", Ct));
        var letter = await office.DraftAsync(await office.LetterAsync());
        var (document, _) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Outside("华东客户联络处")]));
        LifeDesk.Must(await desk.Vault.Get<HandOverExternal>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), new("井盖承重等级", "客户邮件", desk.Today), Ct));

        Assert.Equal(
            [(SubmissionKind.Letter, letter, (Enum)LetterState.Draft), (SubmissionKind.RuleChange, rule, RuleChangeState.Waiting)],
            (await ListAsync(desk, LifeDesk.Controller)).Select(s => (s.Kind, s.Id, s.State)).OrderBy(s => s.Kind == SubmissionKind.RuleChange));
        var mine = await ListAsync(desk, LifeDesk.Author);
        Assert.Equal([(SubmissionKind.Distribution, (Enum)EntryStanding.Awaiting), (SubmissionKind.HandOver, HandOverStanding.Awaiting)], mine.Select(s => (s.Kind, s.State)).OrderBy(s => s.Kind));
        Assert.All(mine, s => Assert.True(s.IsOpen));

        LifeDesk.Must(await desk.Vault.Get<DecideDistribution>().RefuseAsync(await desk.ActorAsync(LifeDesk.Representative), mine.Single(s => s.Kind == SubmissionKind.Distribution).Id, "对外不发", Ct));
        LifeDesk.Must(await desk.Vault.Get<DeclineHandOver>().ExecuteAsync(controller, mine.Single(s => s.Kind == SubmissionKind.HandOver).Id, "广告，不需受控", Ct));
        LifeDesk.Must(await desk.Vault.Get<DeclineRuleChange>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), rule, "暂不调整", Ct));
        LifeDesk.Must(await office.DeclineAsync(letter));
        Assert.Equal(["对外不发", "广告，不需受控"], (await ListAsync(desk, LifeDesk.Author)).OrderBy(s => s.Kind).Select(s => s.IsOpen ? null : s.Answer));
        Assert.Equal(["暂不调整", "职责不全"], (await ListAsync(desk, LifeDesk.Controller)).OrderBy(s => s.Kind).Select(s => s.IsOpen ? null : s.Answer));
    }

    private static async Task<IReadOnlyList<Submission>> ListAsync(LifeDesk desk, string person) =>
        LifeDesk.Must(await desk.Vault.Get<OwnSubmissions>().ListAsync(await desk.ActorAsync(person), new(), Ct)).Rows;
}
