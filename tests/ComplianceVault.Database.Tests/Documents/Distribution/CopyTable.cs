using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Distribution;

/// <summary>A copy of the edition that was replaced, and the one of the edition in force that takes its place. Whoever is to return it or to receive it: the other has confirmed.</summary>
internal sealed class CopyTable(LifeDesk desk, Guid document, CopyRow old, CopyRow fresh) : IAsyncDisposable
{
    private Guid loss;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public LifeDesk Desk => desk;

    public Guid Document => document;

    public CopyRow Old => old;

    public static async Task<CopyTable> OpenAsync(Database database)
    {
        var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.HandedOutAsync(CopyDesk.Paper("tech", 2));
        var b = await desk.PublishNextAsync(document, inDays: 1);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        await desk.TakeEffectAsync();
        var old = await desk.CopyAsync(document, "001");
        return new(desk, document, old, (await desk.CopiesAsync(document, b)).Single(c => c.Pair == old.Number));
    }

    /// <summary>Both copies as if nothing was done with them, and the one the act is about in this state.</summary>
    public async Task PutAsync(CopyState state, CopyAct act, bool byHolder = false)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var (about, now) = (About(act).Id, desk.Vault.Clock.UtcNow());
        await db.Set<CopyLoss>().ExecuteDeleteAsync(Ct);
        var before = act == CopyAct.Exchange ? CopyState.Planned : CopyState.Returned;
        (DateTime? At, string? By) handedIn = byHolder ? default : (now, LifeDesk.Author), received = byHolder ? (now, LifeDesk.Controller) : default;
        await db.Set<ControlledCopy>().Where(c => c.Id == old.Id || c.Id == fresh.Id).ExecuteUpdateAsync(
            s => s.SetProperty(c => c.State, before).SetProperty(c => c.HandedInAt, handedIn.At).SetProperty(c => c.HandedInBy, handedIn.By)
                .SetProperty(c => c.ReceivedAt, received.At).SetProperty(c => c.ReceivedBy, received.By),
            Ct);
        await db.Set<ControlledCopy>().Where(c => c.Id == about).ExecuteUpdateAsync(s => s.SetProperty(c => c.State, state), Ct);
        if (act is not (CopyAct.ApproveLoss or CopyAct.RefuseLoss or CopyAct.RefuseLossInUse))
            return;
        loss = desk.Vault.Clock.NewId();
        db.Add(new CopyLoss
        {
            Id = loss,
            CopyId = about,
            NoticedOn = desk.Today,
            Circumstances = "搬迁机柜后找不到",
            ReportedById = (await desk.ActorAsync(CopyDesk.Engineer)).PersonId,
            ReportedByName = CopyDesk.Engineer,
            ReportedAt = now,
            Department = "tech",
            Office = "dept_head@tech",
        });
        await db.SaveChangesAsync(Ct);
    }

    public Task<Result> TryAsync(CopyAct act, string by, bool byHolder) => act switch
    {
        CopyAct.Issue => WithAsync<IssueCopies>(by, (u, a) => u.ExecuteAsync(a, [new(fresh.Id)], desk.Today, Ct)),
        CopyAct.Acknowledge => desk.AcknowledgeAsync(by, fresh),
        CopyAct.Exchange => WithAsync<ExchangeCopies>(by, (u, a) => u.ExecuteAsync(a, [new(old.Id, fresh.Id)], desk.Today, Ct)),
        CopyAct.Return => byHolder ? desk.ReturnAsync(by, old) : WithAsync<ReceiveCopies>(by, (u, a) => u.ExecuteAsync(a, [old.Id], Ct)),
        CopyAct.ReportLoss => WithAsync<ReportLoss>(by, async (u, a) => await u.ExecuteAsync(a, fresh.Id, new(desk.Today, "搬迁机柜后找不到"), Ct) is { Succeeded: false } r ? r.Error : Result.Success),
        CopyAct.ReplaceDamaged => WithAsync<ReplaceDamaged>(by, (u, a) => u.ExecuteAsync(a, [fresh.Id], "封面撕破", Ct)),
        CopyAct.ApproveLoss => desk.DecideLossAsync(by, loss),
        CopyAct.RefuseLoss or CopyAct.RefuseLossInUse => desk.DecideLossAsync(by, loss, approve: false),
        CopyAct.Keep => WithAsync<KeepCopies>(by, (u, a) => u.ExecuteAsync(a, [old.Id], "文件柜 2-3", Ct)),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    public async Task<CopyState> StateAsync(CopyAct act)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var id = About(act).Id;
        return await db.Set<ControlledCopy>().Where(c => c.Id == id).Select(c => c.State).SingleAsync(Ct);
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    /// <summary>What is in use is of the edition in force; what comes back and ends is of the one before.</summary>
    private CopyRow About(CopyAct act) => act is CopyAct.Exchange or CopyAct.Return or CopyAct.RefuseLoss or CopyAct.Keep or CopyAct.Destroy ? old : fresh;

    private async Task<Result> WithAsync<T>(string by, Func<T, Actor, Task<Result>> act)
        where T : notnull => await act(desk.Vault.Get<T>(), await desk.ActorAsync(by));
}
