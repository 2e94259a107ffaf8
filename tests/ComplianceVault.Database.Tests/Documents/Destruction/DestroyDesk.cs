using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Destruction;

/// <summary>A destruction, step by step as on the page.</summary>
internal static class DestroyDesk
{
    public const string Witness = "行政部负责人";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static SigningProof Proof => new(SampleAccounts.Password);

    /// <summary>The company keeps masters no longer than until they are obsolete.</summary>
    public static async Task KeepMastersAsync(this LifeDesk desk, int months)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<RetentionClass>().Where(r => r.Code == RetentionClass.Masters).ExecuteDeleteAsync(Ct);
        db.Add(new RetentionClass
        {
            Id = Guid.CreateVersion7(),
            Code = RetentionClass.Masters,
            TitleZh = "作废文件的正本",
            Period = months,
            Unit = RetentionUnit.Month,
            Starts = RetentionStart.EditionEnded,
            AtLeast = true,
            From = new(1900, 1, 1),
        });
        await db.SaveChangesAsync(Ct);
    }

    public static async Task<Result<Guid>> TryProposeAsync(this LifeDesk desk, IReadOnlyList<Guid> editions, string by = LifeDesk.Controller, DestructionMethod method = DestructionMethod.Erase) =>
        await desk.Vault.Get<ProposeDestruction>().ExecuteAsync(await desk.ActorAsync(by), new(editions, method, "保存期满"), Ct);

    public static async Task<Guid> ProposeAsync(this LifeDesk desk, params IReadOnlyList<Guid> editions) => LifeDesk.Must(await desk.TryProposeAsync(editions));

    public static async Task<DestructionView> ListAsync(this LifeDesk desk, Guid id, string by = LifeDesk.Controller) =>
        LifeDesk.Must(await desk.Vault.Get<DestructionQueries>().GetAsync(await desk.ActorAsync(by), id, Ct));

    public static async Task<Result> ConfirmListAsync(this LifeDesk desk, Guid id, string by = LifeDesk.Head, params KeepLonger[] keep) =>
        await desk.Vault.Get<ConfirmDestruction>().ExecuteAsync(await desk.ActorAsync(by), id, keep, await HashAsync(desk, id), Proof, Ct);

    public static async Task<Result> CheckListAsync(this LifeDesk desk, Guid id, string by = LifeDesk.Controller) => await desk.Vault.Get<CheckHolds>().ExecuteAsync(await desk.ActorAsync(by), id, Ct);

    public static async Task<Result> ApproveListAsync(this LifeDesk desk, Guid id, string by = LifeDesk.Head, string? hash = null) =>
        await desk.Vault.Get<ApproveDestruction>().ExecuteAsync(await desk.ActorAsync(by), id, hash ?? await HashAsync(desk, id), Proof, Ct);

    public static async Task<Result> RejectListAsync(this LifeDesk desk, Guid id, string by) => await desk.Vault.Get<RejectDestruction>().ExecuteAsync(await desk.ActorAsync(by), id, "还要用", Ct);

    public static async Task<Result> CloseListAsync(this LifeDesk desk, Guid id, string by = LifeDesk.Controller) => await desk.Vault.Get<CloseDestruction>().ExecuteAsync(await desk.ActorAsync(by), id, "不再需要", Ct);

    public static async Task<Result> BeginAsync(this LifeDesk desk, Guid id, string by = LifeDesk.Controller, string witness = Witness) =>
        await desk.Vault.Get<BeginDestruction>().ExecuteAsync(await desk.ActorAsync(by), id, (await desk.ActorAsync(witness)).PersonId, await HashAsync(desk, id), Proof, Ct);

    public static async Task<Result> WitnessAsync(this LifeDesk desk, Guid id, string by = Witness) =>
        await desk.Vault.Get<WitnessDestruction>().ExecuteAsync(await desk.ActorAsync(by), id, await HashAsync(desk, id), Proof, Ct);

    public static async Task<Result> CertifyAsync(this LifeDesk desk, Guid id, string by = LifeDesk.Controller) => await desk.Vault.Get<CertifyDestruction>().ExecuteAsync(await desk.ActorAsync(by), id, Ct);

    /// <summary>Proposed, confirmed, checked and approved.</summary>
    public static async Task<Guid> ApprovedAsync(this LifeDesk desk, params IReadOnlyList<Guid> editions)
    {
        var id = await desk.ProposeAsync(editions);
        LifeDesk.Must(await desk.ConfirmListAsync(id));
        LifeDesk.Must(await desk.CheckListAsync(id));
        LifeDesk.Must(await desk.ApproveListAsync(id));
        return id;
    }

    public static async Task<Guid> DestroyAsync(this LifeDesk desk, params IReadOnlyList<Guid> editions)
    {
        var id = await desk.ApprovedAsync(editions);
        LifeDesk.Must(await desk.BeginAsync(id));
        LifeDesk.Must(await desk.WitnessAsync(id));
        return id;
    }

    public static async Task<Result<Guid>> TryHoldAsync(this LifeDesk desk, Guid document, Guid? edition = null, string by = LifeDesk.Representative, string reason = "诉讼") =>
        await desk.Vault.Get<SetHold>().ExecuteAsync(await desk.ActorAsync(by), new(document, edition, reason, "全部版本，至结案"), Ct);

    private static async Task<string> HashAsync(LifeDesk desk, Guid id) => (await desk.ListAsync(id)).ContentHash;
}
