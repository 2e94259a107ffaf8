using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Organisation;
using ComplianceVault.Database.Tests.Documents.Lifecycle;

namespace ComplianceVault.Database.Tests.Documents.Distribution;

/// <summary>《受控文件遗失证明单》: reported by the holder, decided by the head ≠ the reporter (文件控制程序 4.7.1).</summary>
public sealed class LossTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ApprovedLoss_BlocksTheNumber_AndTheSuccessorHasANewOne(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, a) = await desk.HandedOutAsync(CopyDesk.Paper("tech"), CopyDesk.Paper("market"));
        var copy = (await desk.CopiesAsync(document)).Single(c => c.Department == "tech");
        Assert.Equal("copies.not-the-department", (await desk.ReportLossAsync(CopyDesk.MarketStaff, copy)).Error?.Code);
        var loss = LifeDesk.Must(await desk.ReportLossAsync(LifeDesk.Author, copy));
        Assert.Equal("copies.not-allowed", (await desk.ReportLossAsync(CopyDesk.Engineer, copy)).Error?.Code);
        Assert.Equal(1, (await desk.BoardAsync()).Losses);

        Assert.Equal("copies.loss-own", (await desk.DecideLossAsync(LifeDesk.Author, loss)).Error?.Code);
        Assert.Equal("copies.loss-not-yours", (await desk.DecideLossAsync(LifeDesk.MarketHead, loss)).Error?.Code);
        Assert.Equal("copies.loss-not-yours", (await desk.DecideLossAsync(LifeDesk.Representative, loss)).Error?.Code);
        LifeDesk.Must(await desk.DecideLossAsync(LifeDesk.Head, loss));
        Assert.Equal("copies.loss-decided", (await desk.DecideLossAsync(LifeDesk.Head, loss, approve: false)).Error?.Code);

        Assert.Equal(CopyState.Lost, (await desk.CopyAsync(document, copy.Number)).State);
        var successor = (await desk.CopiesAsync(document, a, null, CopyState.Planned)).Single();
        Assert.Equal(("003", copy.Number), (successor.Number, successor.Pair));
        Assert.False(successor.IsExchange);
        LifeDesk.Must(await desk.IssueAsync([successor]));
        Assert.Equal("copies.not-allowed", (await desk.AcknowledgeAsync(LifeDesk.Author, copy)).Error?.Code);
        var print = await desk.Vault.Get<ControlledPdf>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), copy.Id, "", "https://intern.example", Ct);
        Assert.Equal("controlled.copy-state", print.Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task Head_WhoReports_DoesNotDecide_TheRepresentativeDoes(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.HandedOutAsync(CopyDesk.Paper("tech", 2));
        var copies = await desk.CopiesAsync(document);
        var own = LifeDesk.Must(await desk.ReportLossAsync(LifeDesk.Head, copies[0]));
        Assert.Equal("copies.loss-own", (await desk.DecideLossAsync(LifeDesk.Head, own)).Error?.Code);
        LifeDesk.Must(await desk.DecideLossAsync(LifeDesk.Representative, own));

        // One person with both parts: a reporter who becomes head, and a deputy of the head who reported.
        var other = LifeDesk.Must(await desk.ReportLossAsync(LifeDesk.Author, copies[1]));
        await desk.GiveRoleAsync(LifeDesk.Author, Role.DepartmentHead, "tech");
        Assert.Equal("copies.loss-own", (await desk.DecideLossAsync(LifeDesk.Author, other)).Error?.Code);
        LifeDesk.Must(await desk.DecideLossAsync(LifeDesk.Head, other));
    }

    [Theory, OnEachDatabase]
    public async Task RefusedLoss_GoesOnWhereItStood(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.HandedOutAsync(CopyDesk.Paper("tech"));
        var copy = (await desk.CopiesAsync(document)).Single();
        var loss = LifeDesk.Must(await desk.ReportLossAsync(LifeDesk.Author, copy));
        LifeDesk.Must(await desk.DecideLossAsync(LifeDesk.Head, loss, approve: false));
        Assert.Equal(CopyState.Acknowledged, (await desk.CopyAsync(document, copy.Number)).State);

        var again = LifeDesk.Must(await desk.ReportLossAsync(LifeDesk.Author, copy));
        var b = await desk.PublishNextAsync(document, inDays: 0); // meanwhile the edition is superseded
        var planned = (await desk.CopiesAsync(document, b)).Single();
        Assert.Equal("copies.exchange-first", (await desk.IssueAsync([planned])).Error?.Code);
        LifeDesk.Must(await desk.DecideLossAsync(LifeDesk.Head, again, approve: false));
        Assert.Equal((CopyState.RecallRequested, (DateOnly?)new DateOnly(2026, 3, 3)), await desk.CopyAsync(document, copy.Number) is var c ? (c.State, c.DueOn) : default);
        LifeDesk.Must(await desk.ExchangeAsync((copy, planned)));
    }
}
