using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ComplianceVault.Database.Tests.Platform.Signatures;

/// <summary>A proof is for one person, one meaning, one object and one content, and works once (R11).</summary>
public sealed class ProofTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ToSign This { get; } = new(SignatureMeaning.Approve, new("edition", Guid.CreateVersion7()), new string('a', 64));

    [Theory, OnEachDatabase]
    public async Task Proof_UsedTwice_IsRefused(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var proven = await ProveAsync(desk);
        LifeDesk.Must(await SignAsync(desk, proven, This));
        Assert.Equal("signing.proof-required", (await SignAsync(desk, proven, This)).Error?.Code);
        Assert.Equal(1, await CountAsync(desk));
    }

    [Theory, OnEachDatabase]
    public async Task Proof_ForAnotherObjectMeaningContentOrPerson_IsRefused(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        foreach (var other in new[] { This with { About = new("edition", Guid.CreateVersion7()) }, This with { Meaning = SignatureMeaning.Review }, This with { ContentHash = new string('b', 64) } })
            Assert.Equal("signing.proof-required", (await SignAsync(desk, await ProveAsync(desk), other)).Error?.Code);
        Assert.Equal("signing.proof-required", (await SignAsync(desk, await ProveAsync(desk), This, LifeDesk.Manager)).Error?.Code);
        Assert.Equal(0, await CountAsync(desk));
    }

    /// <summary>An older program hashed with fewer rounds; to sign must not end the sign-in with which somebody is just at work.</summary>
    [Theory, OnEachDatabase]
    public async Task Proof_WithAPasswordOfAnOlderHash_LeavesTheAccountAsItIs(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var id = (await desk.ActorAsync(LifeDesk.Representative)).PersonId;
        await using var db = await desk.Vault.DatabaseAsync();
        var account = await db.Users.SingleAsync(a => a.PersonId == id, Ct);
        var (stamp, older) = (account.SecurityStamp, new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 100 })));
        account.PasswordHash = older.HashPassword(account, SampleAccounts.Password);
        await db.SaveChangesAsync(Ct);

        await ProveAsync(desk);

        Assert.Equal(stamp, await db.Users.Where(a => a.PersonId == id).Select(a => a.SecurityStamp).SingleAsync(Ct));
    }

    private static async Task<Proven> ProveAsync(LifeDesk desk) =>
        LifeDesk.Must(await desk.Vault.Get<Signing>().ProveAsync(await desk.ActorAsync(LifeDesk.Representative), new(SampleAccounts.Password), This, Ct));

    private static async Task<Result> SignAsync(LifeDesk desk, Proven proven, ToSign what, string by = LifeDesk.Representative) =>
        await desk.Vault.Get<Vault>().ActAsync(desk.Vault.Get<Signing>(), await desk.ActorAsync(by), async act => (await Signing.SignAsync(act, proven, "mgmt_rep", what)).WithoutValue(), Ct);

    private static async Task<int> CountAsync(LifeDesk desk)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await db.Set<Signature>().CountAsync(s => s.ObjectId == This.About.Id, Ct);
    }
}
