using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>Two who decide the same thing at the same moment: one decision stands, and the other one is told.</summary>
public sealed class AtOnceTests
{
    public static MatrixTheoryData<Database, Subject> Subjects => new(Enum.GetValues<Database>(), Enum.GetValues<Subject>());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Another person who agrees as well, the same person in a second window, and another one who refuses.</summary>
    private static Func<Matter, Task<Result>>[] Rivals { get; } = [of => of.Agree(Matters.Second), of => of.Agree(of.Person), of => (of.Refuse ?? of.Agree)(Matters.Second)];

    [Theory]
    [MemberData(nameof(Subjects))]
    public async Task TwoWhoDecideAtOnce_OneWins_TheOtherIsTold(Database database, Subject subject)
    {
        await using var desk = await Matters.OpenAsync(database);
        foreach (var (n, rival) in Rivals.Index())
        {
            await RaceAsync(desk, await Matters.OfAsync(desk, subject, $"机房出入规范 {n}"), rival);
            desk.Vault.Clock.Advance(TimeSpan.FromMinutes(1)); // a rule holds from a moment on
        }

        Assert.True((await desk.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    private static async Task RaceAsync(LifeDesk desk, Matter of, Func<Matter, Task<Result>> rival)
    {
        var before = await CountAsync(desk, of);

        var answers = await Task.WhenAll(Task.Run(() => of.Agree(of.Person), Ct), Task.Run(() => rival(of), Ct));

        Assert.Single(answers, a => a.Succeeded);
        var told = answers.Single(a => !a.Succeeded).Error!;
        Assert.True(told.Kind is ErrorKind.Conflict or ErrorKind.Forbidden, told.ToString());
        Assert.All(["zh-CN", "en"], c => Assert.NotEqual(told.Code, VaultWords.Of(told, new(c))));
        var after = await CountAsync(desk, of);
        Assert.Equal(1, after.Agreed + after.Refused - before.Agreed - before.Refused);
        Assert.Equal(of.IsSigned ? after.Agreed - before.Agreed : 0, after.Signatures - before.Signatures);
    }

    private static async Task<(int Agreed, int Refused, int Signatures)> CountAsync(LifeDesk desk, Matter of)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var trail = db.Set<TrailEntry>();
        return (await trail.CountAsync(e => e.Act == of.Agreed, Ct), await trail.CountAsync(e => e.Act == of.Refused, Ct), await db.Set<Signature>().CountAsync(Ct));
    }
}
