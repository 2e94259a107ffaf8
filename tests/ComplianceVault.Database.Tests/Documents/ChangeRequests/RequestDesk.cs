using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.ChangeRequests;

/// <summary>People who ask for changes of a work instruction of the technology department, and those who answer.</summary>
internal sealed class RequestDesk : IAsyncDisposable
{
    public const string Requester = "市场部职员";

    private RequestDesk(LifeDesk life, Guid document) => (Life, Document) = (life, document);

    public LifeDesk Life { get; }

    public TestVault Vault => Life.Vault;

    public Guid Document { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<RequestDesk> OpenAsync(Database database)
    {
        var life = await LifeDesk.OpenAsync(database);
        return new(life, (await life.InForceAsync()).Document);
    }

    public async Task<Result<RaisedRequest>> TryRaiseAsync(string by = Requester, string? section = "1", Guid? edition = null, string problem = "巡检频次与实际不符") =>
        await Vault.Get<RaiseChangeRequest>().ExecuteAsync(await Life.ActorAsync(by), new(edition ?? await InForceAsync(), section, problem, "改为每日两次", ChangeSource.Audit), Ct);

    public async Task<Guid> RaiseAsync(string by = Requester) => LifeDesk.Must(await TryRaiseAsync(by)).Id;

    public async Task<Result> ScreenAsync(Guid request, string by = LifeDesk.Head, params string[] departments) =>
        await Vault.Get<ScreenChangeRequest>().ExecuteAsync(await Life.ActorAsync(by), request, new(ChangeClass.Content, departments.Length > 0 ? departments : ["tech"], null), Ct);

    public async Task<Result> DecideAsync(Guid request, bool accept = true, string by = LifeDesk.Head, string? reason = "与现行做法一致") =>
        await Vault.Get<DecideChangeRequest>().ExecuteAsync(await Life.ActorAsync(by), request, accept, reason, Ct);

    public async Task<Result> ReturnAsync(Guid request, string by = LifeDesk.Head, string reason = "请写明是哪个机房") =>
        await Vault.Get<ReturnChangeRequest>().ExecuteAsync(await Life.ActorAsync(by), request, reason, Ct);

    public async Task<Result> ResubmitAsync(Guid request, string by = Requester, string supplement = "二号机房") =>
        await Vault.Get<ResubmitChangeRequest>().ExecuteAsync(await Life.ActorAsync(by), request, supplement, Ct);

    public async Task<Result> TakeOverAsync(Guid request, Guid draft, string by = LifeDesk.Author) =>
        await Vault.Get<TakeOverChangeRequest>().ExecuteAsync(await Life.ActorAsync(by), request, draft, Ct);

    public async Task<Result> ReleaseAsync(Guid request, Guid draft, string by = LifeDesk.Author) =>
        await Vault.Get<TakeOverChangeRequest>().ReleaseAsync(await Life.ActorAsync(by), request, draft, Ct);

    public async Task<Result> DeclineAsync(Guid request, Guid draft, string by = LifeDesk.Author, string reason = "待设备更新后一并修改") =>
        await Vault.Get<DeclineChangeRequest>().ExecuteAsync(await Life.ActorAsync(by), request, draft, reason, Ct);

    public async Task<Result> CloseAsync(Guid request, string by = Requester, string check = "已核对第 1 章") =>
        await Vault.Get<CloseChangeRequest>().ExecuteAsync(await Life.ActorAsync(by), request, check, Ct);

    /// <summary>The next edition of the document, as a draft.</summary>
    public Task<Guid> DraftAsync() => Life.StartAsync(Document, LifeDesk.Change());

    public async Task<Guid> AcceptedAsync(string by = Requester)
    {
        var request = await RaiseAsync(by);
        LifeDesk.Must(await ScreenAsync(request));
        LifeDesk.Must(await DecideAsync(request));
        return request;
    }

    public async Task<ChangeRequest> GetAsync(Guid request)
    {
        await using var db = await Vault.DatabaseAsync();
        return await db.Set<ChangeRequest>().AsNoTracking().SingleAsync(r => r.Id == request, Ct);
    }

    public async Task<ChangeRequestState> StateAsync(Guid request) => (await GetAsync(request)).State;

    public async Task<ChangeRequestDetail> DetailAsync(Guid request, string by) =>
        LifeDesk.Must(await Vault.Get<ChangeRequestQueries>().GetAsync(await Life.ActorAsync(by), (await GetAsync(request)).Number, Ct));

    public async Task<DraftRequests> OfDraftAsync(Guid draft, string by = LifeDesk.Author) =>
        LifeDesk.Must(await Vault.Get<ChangeRequestQueries>().OfDraftAsync(await Life.ActorAsync(by), draft, Ct));

    public async Task<Page<ChangeRequestRow>> ListAsync(ChangeRequestFilter filter, string by = LifeDesk.Controller) =>
        LifeDesk.Must(await Vault.Get<ChangeRequestList>().ListAsync(await Life.ActorAsync(by), filter, new(), Ct));

    /// <summary>What waits for somebody, as the desk would find it.</summary>
    public async Task<IReadOnlyList<DeskTask>> WaitingAsync(string person)
    {
        var (actor, waiting) = (await Life.ActorAsync(person), new List<DeskTask>());
        var offices = actor.Offices.ToArray();
        await using var db = await Vault.DatabaseAsync();
        foreach (var kind in Vault.Get<IEnumerable<IDeskSource>>().SelectMany(s => s.Open(db, Life.Today)).Where(k => k.Key.StartsWith("request.", StringComparison.Ordinal)))
            waiting.AddRange(await kind.Value.Where(t => (t.PersonId == actor.PersonId || offices.Contains(t.Office)) && t.NotFor != actor.PersonId).ToListAsync(Ct));
        return waiting;
    }

    public ValueTask DisposeAsync() => Life.DisposeAsync();

    private async Task<Guid> InForceAsync()
    {
        await using var db = await Vault.DatabaseAsync();
        return await db.Set<Edition>().Where(e => e.DocumentId == Document && e.State == EditionState.Effective).Select(e => e.Id).SingleAsync(Ct);
    }
}
