using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Distribution;

/// <summary>The sample's people handing out copies of a document of the technology department.</summary>
internal static class CopyDesk
{
    public const string MarketStaff = "市场部职员";
    public const string AdminHead = "行政部负责人";
    public const string Engineer = "技术部工程师";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static DistributionLine Paper(string department, int copies = 1) => new(DistributionMedium.Paper, department, null, copies);

    public static DistributionLine Reads(string department) => new(DistributionMedium.Electronic, department, null, 0);

    public static DistributionLine Outside(string name, int copies = 1) => new(DistributionMedium.Paper, null, name, copies);

    public static async Task<Result> SetListAsync(this LifeDesk desk, Guid document, IReadOnlyList<DistributionLine> lines, string by = LifeDesk.Author, int? version = null) =>
        await desk.Vault.Get<SetDistribution>().ExecuteAsync(await desk.ActorAsync(by), document, version ?? (await desk.ListAsync(document)).Version, lines, "按岗位需要", Ct);

    public static async Task<DistributionView> ListAsync(this LifeDesk desk, Guid document, DateOnly? asOf = null) =>
        LifeDesk.Must(await desk.Vault.Get<DistributionQueries>().OfDocumentAsync(await desk.ActorAsync(LifeDesk.Controller), document, asOf, Ct));

    /// <summary>By 分发号.</summary>
    public static async Task<IReadOnlyList<CopyRow>> CopiesAsync(this LifeDesk desk, Guid document, Guid? edition = null, DateOnly? asOf = null, params CopyState[] states) =>
        LifeDesk.Must(await desk.Vault.Get<CopyQueries>().ListAsync(
            await desk.ActorAsync(LifeDesk.Controller), document, new(edition, States: states, AsOf: asOf), new(1, 500), Ct)).Rows;

    public static async Task<CopyRow> CopyAsync(this LifeDesk desk, Guid document, string number) => (await desk.CopiesAsync(document)).Single(c => c.Number == number);

    public static async Task<Result> IssueAsync(this LifeDesk desk, IEnumerable<CopyRow> copies, Guid? holder = null, DateOnly? on = null) =>
        await desk.Vault.Get<IssueCopies>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), [.. copies.Select(c => new CopyIssue(c.Id, holder))], on ?? desk.Today, Ct);

    public static async Task<Result> AcknowledgeAsync(this LifeDesk desk, string by, params IEnumerable<CopyRow> copies) =>
        await desk.Vault.Get<AcknowledgeCopies>().ExecuteAsync(await desk.ActorAsync(by), [.. copies.Select(c => c.Id)], Ct);

    public static async Task<Result> ExchangeAsync(this LifeDesk desk, params IEnumerable<(CopyRow Old, CopyRow New)> pairs) =>
        await desk.Vault.Get<ExchangeCopies>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), [.. pairs.Select(p => new CopyExchange(p.Old.Id, p.New.Id))], desk.Today, Ct);

    public static async Task<Result<Guid>> ReportLossAsync(this LifeDesk desk, string by, CopyRow copy) =>
        await desk.Vault.Get<ReportLoss>().ExecuteAsync(await desk.ActorAsync(by), copy.Id, new(desk.Today, "搬迁机柜后找不到", "无", "交接时清点"), Ct);

    public static async Task<Result> DecideLossAsync(this LifeDesk desk, string by, Guid loss, bool approve = true)
    {
        var (decide, actor) = (desk.Vault.Get<DecideLoss>(), await desk.ActorAsync(by));
        return approve ? await decide.ApproveAsync(actor, loss, null, Ct) : await decide.RefuseAsync(actor, loss, "请再找一次", Ct);
    }

    public static async Task<Result> ReturnAsync(this LifeDesk desk, string by, CopyRow copy) =>
        await desk.Vault.Get<ReturnCopies>().ExecuteAsync(await desk.ActorAsync(by), [copy.Id], Ct);

    public static async Task<Result> ReceiveAsync(this LifeDesk desk, CopyRow copy) =>
        await desk.Vault.Get<ReceiveCopies>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), [copy.Id], Ct);

    public static async Task<Result> KeepAsync(this LifeDesk desk, params IEnumerable<CopyRow> copies) =>
        await desk.Vault.Get<KeepCopies>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), [.. copies.Select(c => c.Id)], "文件柜 2-3", Ct);

    public static async Task<Result<IReadOnlyList<Guid>>> TryProposeAsync(this LifeDesk desk, IEnumerable<CopyRow> copies, DestructionMethod method = DestructionMethod.ShredPaper, string by = LifeDesk.Controller) =>
        await desk.Vault.Get<ProposeCopyDestruction>().ExecuteAsync(await desk.ActorAsync(by), new([.. copies.Select(c => c.Id)], method, "换版收回"), Ct);

    /// <summary>Proposed and approved; the list.</summary>
    public static async Task<Guid> ApprovedAsync(this LifeDesk desk, params IEnumerable<CopyRow> copies)
    {
        var id = LifeDesk.Must(await desk.TryProposeAsync(copies)).Single();
        LifeDesk.Must(await desk.ConfirmListAsync(id));
        LifeDesk.Must(await desk.CheckListAsync(id));
        LifeDesk.Must(await desk.ApproveListAsync(id));
        return id;
    }

    public static async Task<Guid> DestroyAsync(this LifeDesk desk, params IEnumerable<CopyRow> copies)
    {
        var id = await desk.ApprovedAsync(copies);
        LifeDesk.Must(await desk.BeginAsync(id));
        LifeDesk.Must(await desk.WitnessAsync(id));
        return id;
    }

    public static async Task<DistributionCounts> BoardAsync(this LifeDesk desk) =>
        LifeDesk.Must(await desk.Vault.Get<DistributionBoard>().CountsAsync(await desk.ActorAsync(LifeDesk.Controller), Ct));

    public static async Task<IReadOnlyList<CopyRow>> BoardAsync(this LifeDesk desk, CopyList list) =>
        LifeDesk.Must(await desk.Vault.Get<DistributionBoard>().CopiesAsync(await desk.ActorAsync(LifeDesk.Controller), list, null, new(), Ct)).Rows;

    /// <summary>Edition B, approved and published for a day.</summary>
    public static async Task<Guid> PublishNextAsync(this LifeDesk desk, Guid document, int inDays)
    {
        var edition = await desk.StartAsync(document, LifeDesk.Change());
        await desk.ApproveThroughAsync(edition);
        LifeDesk.Must(await desk.PublishAsync(edition, inDays));
        return edition;
    }

    /// <summary>A document with edition A in force, its list, and all copies handed out and signed for by whoever may.</summary>
    public static async Task<(Guid Document, Guid Edition)> HandedOutAsync(this LifeDesk desk, params DistributionLine[] lines)
    {
        var (document, edition) = await desk.InForceAsync();
        LifeDesk.Must(await desk.SetListAsync(document, lines));
        var copies = await desk.CopiesAsync(document, edition);
        LifeDesk.Must(await desk.IssueAsync(copies));
        foreach (var department in copies.GroupBy(c => c.Department))
            LifeDesk.Must(await desk.AcknowledgeAsync(department.Key switch { "tech" => LifeDesk.Author, "market" => MarketStaff, _ => AdminHead }, department));
        return (document, edition);
    }

    public static async Task<string> TokenAsync(this LifeDesk desk, Guid copy)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await db.Set<ControlledCopy>().Where(c => c.Id == copy).Select(c => c.Token).SingleAsync(Ct);
    }

    public static async Task<CheckCopy> CheckAsync(this LifeDesk desk, Guid copy) =>
        await desk.Vault.Get<CheckEdition>().FindAsync(await desk.TokenAsync(copy), Ct) is { } found ? new(found.Verdict, found.Copy) : new(null, null);

    public static async Task NobodyAsync(this LifeDesk desk, string code, Func<Actor, Task<Result>> act, string by) => Assert.Equal(code, (await act(await desk.ActorAsync(by))).Error?.Code);
}

internal sealed record CheckCopy(CheckVerdict? Verdict, CopyState? Copy);
