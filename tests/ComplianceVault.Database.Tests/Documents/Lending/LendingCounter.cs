using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Lending;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Lending;

/// <summary>People who borrow a work instruction of the technology department, and those who approve and hand out. Today is a Monday.</summary>
internal sealed class LendingCounter : IAsyncDisposable
{
    public const string Borrower = "市场部职员";

    private LendingCounter(LifeDesk life, Guid document, Guid edition) => (Life, Document, Edition) = (life, document, edition);

    public LifeDesk Life { get; }

    public TestVault Vault => Life.Vault;

    public Guid Document { get; }

    public Guid Edition { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<LendingCounter> OpenAsync(Database database) => await InAsync(await LifeDesk.OpenAsync(database));

    /// <summary>In another desk's vault, with a document of its own.</summary>
    public static async Task<LendingCounter> InAsync(LifeDesk life, string title = "机房巡检规范")
    {
        var (document, edition) = await life.InForceAsync(title);
        return new(life, document, edition);
    }

    public async Task<Result<RequestedLending>> TryAskAsync(NewLending input, string by = Borrower) =>
        await Vault.Get<RequestLending>().ExecuteAsync(await Life.ActorAsync(by), input, Ct);

    /// <summary>A borrowing of five days.</summary>
    public NewLending Loan(string? recipient = null, int days = 4) => new(Edition, LendingKind.Borrow, "客户现场审计", recipient, Life.Today, Life.Today.AddDays(days));

    public NewLending Copying => new(Edition, LendingKind.Copying, "班组学习", Copies: 5);

    public NewLending Release => new(Edition, LendingKind.Release, "投标", "甲方公司", Copies: 1);

    public async Task<Guid> AskAsync(NewLending input, string by = Borrower) => LifeDesk.Must(await TryAskAsync(input, by)).Id;

    public async Task<Result> DecideAsync(Guid lending, bool approve = true, string by = LifeDesk.Head, string? reason = "同意") =>
        await Vault.Get<DecideLending>().ExecuteAsync(await Life.ActorAsync(by), lending, approve, reason, Ct);

    public async Task<Result> DeliverAsync(Guid lending, string by = LifeDesk.Controller) =>
        await Vault.Get<DeliverLending>().ExecuteAsync(await Life.ActorAsync(by), lending, "分发号 02", Ct);

    public async Task<Result> ReturnAsync(Guid lending, ReturnCondition condition = ReturnCondition.Good, string? note = null, string by = LifeDesk.Controller) =>
        await Vault.Get<ReturnLending>().ExecuteAsync(await Life.ActorAsync(by), lending, condition, note, Ct);

    public async Task<Result> ExtendAsync(Guid lending, int days = 9, string by = Borrower) =>
        await Vault.Get<AskExtension>().ExecuteAsync(await Life.ActorAsync(by), lending, Life.Today.AddDays(days), "审计延期", Ct);

    public async Task<Guid> OutAsync()
    {
        var lending = await AskAsync(Loan());
        LifeDesk.Must(await DecideAsync(lending));
        LifeDesk.Must(await DeliverAsync(lending));
        return lending;
    }

    public async Task<DocumentLending> GetAsync(Guid lending)
    {
        await using var db = await Vault.DatabaseAsync();
        return await db.Set<DocumentLending>().AsNoTracking().SingleAsync(l => l.Id == lending, Ct);
    }

    public async Task<Result<LendingDetail>> DetailAsync(Guid lending, string by) => await Vault.Get<LendingQueries>().GetAsync(await Life.ActorAsync(by), (await GetAsync(lending)).Number, Ct);

    public async Task<Page<LendingRow>> ListAsync(LendingFilter filter, string by = LifeDesk.Controller) =>
        LifeDesk.Must(await Vault.Get<LendingQueries>().ListAsync(await Life.ActorAsync(by), filter, new(), Ct));

    public async Task ClassifyAsync(Classification classification)
    {
        await using var db = await Vault.DatabaseAsync();
        await db.Set<Document>().Where(d => d.Id == Document).ExecuteUpdateAsync(s => s.SetProperty(d => d.Classification, classification), Ct);
    }

    /// <summary>What waits for somebody, as the desk would find it.</summary>
    public async Task<IReadOnlyList<string>> WaitingAsync(string person)
    {
        var (actor, waiting) = (await Life.ActorAsync(person), new List<DeskTask>());
        var offices = actor.Offices.ToArray();
        await using var db = await Vault.DatabaseAsync();
        foreach (var kind in Vault.Get<IEnumerable<IDeskSource>>().SelectMany(s => s.Open(db, Life.Today)).Where(k => k.Key.StartsWith("lending.", StringComparison.Ordinal)))
            waiting.AddRange(await kind.Value.Where(t => (t.PersonId == actor.PersonId || offices.Contains(t.Office)) && t.NotFor != actor.PersonId).ToListAsync(Ct));
        return waiting.ConvertAll(t => t.Kind);
    }

    public ValueTask DisposeAsync() => Life.DisposeAsync();
}
