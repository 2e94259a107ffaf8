using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.TrailReviews;
using ComplianceVault.Database.Tests.Desk;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform;

/// <summary>The periodic review of the trail is itself a signed record (R05).</summary>
public sealed class TrailReviewTests
{
    private const string Task = "trail.review";
    private static readonly DateOnly FirstDay = new(2026, 3, 2);
    private static readonly DateOnly LastDay = new(2026, 6, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task APeriodThatIsOver_WaitsForTheRepresentative_UntilItIsSigned_AndTheNextFollowsIt(Database database)
    {
        await using var desk = await OpenAsync(database);
        Assert.Equal("trail-review.nothing", (await SheetAsync(desk)).Error?.Code);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Empty((await DeskTests.BoardAsync(desk, LifeDesk.Representative, null, Task)).Page.Rows);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(Assert.Single((await DeskTests.BoardAsync(desk, LifeDesk.Representative, null, Task)).Page.Rows).Due);

        var sheet = LifeDesk.Must(await SheetAsync(desk));
        Assert.Equal((FirstDay, LastDay, LastDay), (sheet.Review.From, sheet.Review.To, sheet.PeriodEnd));
        LifeDesk.Must(await SignAsync(desk, sheet));

        Assert.Empty((await DeskTests.BoardAsync(desk, LifeDesk.Representative, null, Task)).Page.Rows);
        var signed = Assert.Single(LifeDesk.Must(await desk.Vault.Get<TrailReviewQueries>().SignedAsync(await desk.ActorAsync(LifeDesk.Representative), 10, Ct)));
        Assert.Equal((true, "逐条看过，无异常。", FirstDay, LastDay), (signed.Holds, signed.Review!.Finding, signed.Review.From, signed.Review.To));
        Assert.True((await desk.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
        Assert.Equal("trail-review.nothing", (await SheetAsync(desk)).Error?.Code);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(LastDay.AddDays(1), LifeDesk.Must(await SheetAsync(desk)).Review.From);
    }

    [Theory, OnEachDatabase]
    public async Task TheReview_CountsWhatTheTrailHolds_RefusedOutOfHoursAndRights(Database database)
    {
        await using var desk = await OpenAsync(database);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));
        var administrator = await desk.ActorAsync("系统管理员");
        var person = LifeDesk.Must(await desk.Vault.Get<AddPerson>().ExecuteAsync(administrator, new PersonInput("新员工", null, null), isExternal: false, Ct));
        Assert.Equal("signing.wrong-password", (await desk.Vault.Get<Signing>().ProveAsync(
            await desk.ActorAsync(LifeDesk.Manager), new("not this one"), new(SignatureMeaning.Approve, new("edition", person), new('a', 64)), Ct)).Error?.Code);
        desk.Vault.Clock.Advance(TimeSpan.FromHours(14)); // 23:00
        await using var db = await desk.Vault.DatabaseAsync();
        var version = await db.Set<Person>().Where(p => p.Id == person).Select(p => p.Version).SingleAsync(Ct);
        LifeDesk.Must(await desk.Vault.Get<ChangePerson>().ExecuteAsync(administrator, person, version, new PersonInput("新员工甲", null, null), Ct));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(2));

        var review = LifeDesk.Must(await SheetAsync(desk)).Review;

        var (begin, end) = (desk.Vault.Get<CompanyTime>().StartOf(review.From)!.Value, desk.Vault.Get<CompanyTime>().StartOf(review.To.AddDays(1))!.Value);
        var entries = await db.Set<TrailEntry>().Where(e => e.At >= begin && e.At < end).OrderBy(e => e.Seq).ToListAsync(Ct);
        Assert.Equal((entries.Count, entries[0].Seq, entries[^1].Seq, entries[^1].Hash), (review.Entries, review.FirstSeq, review.LastSeq, review.LastHash));
        Assert.Equal(entries.GroupBy(e => e.Act).ToDictionary(g => g.Key, g => g.Count()), review.Acts.ToDictionary(a => a.What, a => a.Count));
        Assert.Equal(entries.Count, review.People.Sum(p => p.Count));
        Assert.Equal(new TrailCount($"signing.refused {(await desk.ActorAsync(LifeDesk.Manager)).Name}", 1), Assert.Single(review.Refused));
        Assert.Equal(new TrailCount(administrator.Name, 1), Assert.Single(review.OutOfHours));
        Assert.Contains(review.Rights, r => r.Act == "person.added" && r.PersonName == administrator.Name);
    }

    [Theory, OnEachDatabase]
    public async Task WhoRunsTheSystem_DoesNotSign_AndNobodyWithoutAFindingOrOverAnotherPeriod(Database database)
    {
        await using var desk = await OpenAsync(database);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(10));
        var sheet = LifeDesk.Must(await SheetAsync(desk, "系统管理员"));

        Assert.False(sheet.MaySign);
        Assert.Equal("access.missing-permission", (await SignAsync(desk, sheet, "系统管理员")).Error?.Code);
        Assert.Equal("access.missing-permission", (await SheetAsync(desk, "项目经理")).Error?.Code);
        Assert.Equal("trail-review.finding-required", (await SignAsync(desk, sheet, finding: " ")).Error?.Code);
        Assert.Equal("signing.content-changed", (await SignAsync(desk, sheet with { Hash = new('0', 64) })).Error?.Code);
        Assert.Equal("signing.wrong-password", (await SignAsync(desk, sheet, password: "not this one")).Error?.Code);
        Assert.Equal("trail-review.day", (await SheetAsync(desk, to: new(2026, 3, 12))).Error?.Code);
        LifeDesk.Must(await SignAsync(desk, LifeDesk.Must(await SheetAsync(desk, to: new(2026, 3, 8)))));
        Assert.Equal("signing.content-changed", (await SignAsync(desk, sheet)).Error?.Code); // the period shown began earlier
        Assert.Equal(new DateOnly(2026, 3, 9), LifeDesk.Must(await SheetAsync(desk)).Review.From);
    }

    [Theory, OnEachDatabase]
    public async Task WhatWasSigned_StaysInTheStore_AndAChangedFileIsSeen(Database database)
    {
        await using var desk = await OpenAsync(database);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(5));
        var id = LifeDesk.Must(await SignAsync(desk, LifeDesk.Must(await SheetAsync(desk))));
        await using var db = await desk.Vault.DatabaseAsync();
        var hash = (await db.Set<Signature>().SingleAsync(s => s.ObjectKind == TrailReview.Kind && s.ObjectId == id, Ct)).ContentHash;
        Assert.Contains(hash, desk.Vault.Get<IEnumerable<IContentReferences>>().SelectMany(r => r.Hashes(db)));

        var file = Directory.EnumerateFiles(desk.Vault.Get<VaultPaths>().Content, hash, SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Ct)).Replace("无异常", "有异常", StringComparison.Ordinal), Ct);

        Assert.False(Assert.Single(LifeDesk.Must(await desk.Vault.Get<TrailReviewQueries>().SignedAsync(await desk.ActorAsync(LifeDesk.Representative), 10, Ct))).Holds);
    }

    /// <summary>The sample on the day on which it was filled.</summary>
    private static async Task<LifeDesk> OpenAsync(Database database)
    {
        var desk = await LifeDesk.OpenAsync(database);
        await using var db = await desk.Vault.DatabaseAsync();
        await db.Set<VaultFacts>().ExecuteUpdateAsync(s => s.SetProperty(f => f.FilledAt, TestVault.Start.UtcDateTime), Ct);
        return desk;
    }

    private static async Task<Result<ReviewSheet>> SheetAsync(LifeDesk desk, string by = LifeDesk.Representative, DateOnly? to = null) =>
        await desk.Vault.Get<TrailReviewQueries>().SheetAsync(await desk.ActorAsync(by), to, Ct);

    private static async Task<Result<Guid>> SignAsync(LifeDesk desk, ReviewSheet sheet, string by = LifeDesk.Representative, string finding = "逐条看过，无异常。", string password = SampleAccounts.Password) =>
        await desk.Vault.Get<SignTrailReview>().ExecuteAsync(await desk.ActorAsync(by), sheet, finding, new(password), Ct);
}
