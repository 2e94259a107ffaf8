using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Documents.Distribution;

/// <summary>破损更换: a damaged copy is replaced under its own 分发号 and signed for again; a lost one's number is blocked (LossTests).</summary>
public sealed class DamageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ADamagedCopy_KeepsItsNumber_AndIsSignedForAgain(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.HandedOutAsync(CopyDesk.Paper("tech"));
        var copy = (await desk.CopiesAsync(document)).Single();
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("act.reason-required", (await ReplaceAsync(desk, copy, " ")).Error?.Code);
        LifeDesk.Must(await ReplaceAsync(desk, copy));
        var replaced = desk.Today;

        var fresh = Assert.Single(await desk.CopiesAsync(document));
        Assert.Equal((copy.Number, CopyState.Issued), (fresh.Number, fresh.State));
        Assert.Equal("copies.not-allowed", (await ReplaceAsync(desk, copy)).Error?.Code);
        Assert.Equal(["待签收"], await SaidAsync(desk, "state"));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        LifeDesk.Must(await desk.AcknowledgeAsync(LifeDesk.Author, fresh));

        Assert.Equal(CopyState.Acknowledged, (await desk.CopyAsync(document, copy.Number)).State);
        Assert.Equal([$"{replaced:yyyy-MM-dd} 破损更换"], await SaidAsync(desk, "remark"));
        Assert.Equal([""], await SaidAsync(desk, "remark", replaced.AddDays(-1)));
    }

    [Theory, OnEachDatabase]
    public async Task ACopyOfAnEditionOutOfForce_IsExchanged_NotReplaced(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, _) = await desk.HandedOutAsync(CopyDesk.Paper("tech"));
        var copy = (await desk.CopiesAsync(document)).Single();
        await desk.PublishNextAsync(document, inDays: 0);

        Assert.Equal("copies.not-allowed", (await ReplaceAsync(desk, copy)).Error?.Code); // recalled
    }

    private static async Task<Result> ReplaceAsync(LifeDesk desk, CopyRow copy, string damage = "封面撕破") =>
        await desk.Vault.Get<ReplaceDamaged>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), [copy.Id], damage, Ct);

    private static async Task<IReadOnlyList<string>> SaidAsync(LifeDesk desk, string column, DateOnly? asOf = null) => (await desk.RowsAsync("copies", asOf)).ConvertAll(r => r.Of(column));
}
