using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Searching;
using ComplianceVault.Database.Tests.Documents;

namespace ComplianceVault.Database.Tests.Searching;

/// <summary>Whoever has just acted is told when the answer does not hold the act yet (decision 6).</summary>
public sealed class BehindTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task TheIndexBehindOnesOwnAct_IsSaid_AndNoLongerOnceItFollowed(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await FollowAsync(desk); // there is an index, of an empty vault
        await desk.BringInAsync(("QP-01.md", "---\nnumber: QP-01\ntitle: 采购程序\nedition: A\n---\n# 1 要求\n\n采购前须有申请单。\n"));

        var asked = AskAsync(desk);
        desk.Vault.Clock.Advance(TimeSpan.FromSeconds(1)); // patience ends by the vault's clock
        var early = await asked;
        await FollowAsync(desk);
        var late = await AskAsync(desk);
        Assert.Equal((true, 0), (early.Behind, early.Answer.Total));
        Assert.Equal((false, 1), (late.Behind, late.Answer.Total));
    }

    private static async Task FollowAsync(ImportDesk desk)
    {
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }
    }

    private static async Task<SearchFound> AskAsync(ImportDesk desk) =>
        (await desk.Vault.Get<SearchQueries>().SearchAsync(desk.Controller, new SearchQuestion { Text = "申请单", AllEditions = true }, Ct)).Value;
}
