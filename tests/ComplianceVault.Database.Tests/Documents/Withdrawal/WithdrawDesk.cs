using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Documents.Withdrawal;

/// <summary>Applications to withdraw, step by step as on the page.</summary>
internal static class WithdrawDesk
{
    public const string Reason = "业务已停止";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static SigningProof Proof => new(SampleAccounts.Password);

    public static async Task<Result<Guid>> TryApplyAsync(this LifeDesk desk, Guid edition, string by = LifeDesk.Author, string? replacedBy = null, RetainGround? keep = null, params FollowUpInput[] followUps) =>
        await desk.Vault.Get<ApplyForWithdrawal>().ExecuteAsync(await desk.ActorAsync(by), new(edition, Reason, replacedBy, keep, followUps), Ct);

    public static async Task<Guid> ApplyAsync(this LifeDesk desk, Guid edition, string by = LifeDesk.Author, string? replacedBy = null, RetainGround? keep = null, params FollowUpInput[] followUps) =>
        LifeDesk.Must(await desk.TryApplyAsync(edition, by, replacedBy, keep, followUps));

    public static async Task<WithdrawalView> WithdrawalAsync(this LifeDesk desk, Guid id, string by = LifeDesk.Controller) =>
        LifeDesk.Must(await desk.Vault.Get<WithdrawalQueries>().GetAsync(await desk.ActorAsync(by), id, Ct));

    /// <summary>As the dialog does: what the sheet shows is what is signed.</summary>
    public static async Task<Result> SignWithdrawalAsync(this LifeDesk desk, Guid id, string by, SignatureMeaning? meaning = null, string? hash = null)
    {
        var sheet = await desk.WithdrawalAsync(id);
        return await desk.Vault.Get<ApproveWithdrawal>().ExecuteAsync(await desk.ActorAsync(by), id, meaning ?? sheet.Own?.Meaning ?? SignatureMeaning.Approve, hash ?? sheet.ContentHash, Proof, Ct);
    }

    public static async Task<Result> RejectWithdrawalAsync(this LifeDesk desk, Guid id, string by, string reason = "仍在使用") =>
        await desk.Vault.Get<RejectWithdrawal>().ExecuteAsync(await desk.ActorAsync(by), id, reason, Ct);

    public static async Task<Result> TakeBackWithdrawalAsync(this LifeDesk desk, Guid id, string by = LifeDesk.Author) =>
        await desk.Vault.Get<TakeBackWithdrawal>().ExecuteAsync(await desk.ActorAsync(by), id, "再考虑", Ct);

    /// <summary>A work instruction that was in force and is withdrawn.</summary>
    public static async Task<(Guid Document, Guid Edition)> WithdrawnAsync(this LifeDesk desk, string title = "机房巡检规范", RetainGround? keep = null)
    {
        var (document, edition) = await desk.InForceAsync(title);
        var id = await desk.ApplyAsync(edition, keep: keep);
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Representative));
        return (document, edition);
    }

    public static async Task<DocumentView> PageAsync(this LifeDesk desk, string number, string by = LifeDesk.Author, string? label = null) =>
        LifeDesk.Must(await desk.Vault.Get<DocumentQueries>().GetAsync(await desk.ActorAsync(by), number, label, Ct));

    public static async Task<string> NumberAsync(this LifeDesk desk, Guid edition)
    {
        var life = await desk.LifeAsync(edition);
        return life.Number;
    }

    public static async Task<EditionState> StateAsync(this LifeDesk desk, Guid edition) => (await desk.EditionAsync(edition)).State;
}
