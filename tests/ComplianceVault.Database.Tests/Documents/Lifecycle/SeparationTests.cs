using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Signatures;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>编制 ≠ 审核 ≠ 批准, whoever holds which roles and stands in for whom (decision 17, R15, R16).</summary>
public sealed class SeparationTests
{
    [Theory, OnEachDatabase]
    public async Task OnePersonWithAllRoles_SignsOnlyOnce(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.GiveRoleAsync(LifeDesk.Author, "dept_head", "tech");
        await desk.GiveRoleAsync(LifeDesk.Author, "mgmt_rep");
        await desk.GiveRoleAsync(LifeDesk.Head, "mgmt_rep");
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(draft));

        Assert.Equal("lifecycle.not-own-work", (await desk.ReviewAsync(draft, LifeDesk.Author)).Error?.Code); // 编制 ≠ 审核
        LifeDesk.Must(await desk.ReviewAsync(draft, LifeDesk.Head));
        Assert.Equal("lifecycle.not-own-work", (await desk.ApproveAsync(draft, LifeDesk.Head)).Error?.Code); // 审核 ≠ 批准
        Assert.Equal("lifecycle.not-own-work", (await desk.ApproveAsync(draft, LifeDesk.Author)).Error?.Code); // 编制 ≠ 批准
        LifeDesk.Must(await desk.ApproveAsync(draft));
    }

    [Theory, OnEachDatabase]
    public async Task ADeputy_SignsInTheOwnName_WithTheAbsentOnes(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.DeputiseAsync(LifeDesk.Head, "技术部工程师", "dept_head");
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(draft));

        var waiting = Assert.Single((await desk.InboxAsync("技术部工程师")).Rows);
        Assert.Equal((SignatureMeaning.Review, LifeDesk.Head), (waiting.Meaning, waiting.InsteadOf));
        LifeDesk.Must(await desk.ReviewAsync(draft, "技术部工程师"));

        Assert.Equal("技术部工程师（代 技术部负责人）", (await desk.EditionAsync(draft)).Reviewer);
        Assert.Equal("技术部工程师（代 技术部负责人）", (await desk.LifeAsync(draft)).Signatures[^1].PersonName);
    }

    [Theory, OnEachDatabase]
    public async Task ADeputy_NeitherReviewsOwnWork_NorForTheAuthor(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.DeputiseAsync(LifeDesk.Head, LifeDesk.Author, "dept_head");
        var own = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(own));
        Assert.Equal("lifecycle.not-own-work", (await desk.ReviewAsync(own, LifeDesk.Author)).Error?.Code);

        var ofHead = await desk.StartAsync((await desk.RegisterAsync("值守规范", author: LifeDesk.Head)).Id, author: LifeDesk.Head);
        var refused = await desk.SubmitAsync(ofHead, LifeDesk.Head); // the author's deputy would review for the author
        Assert.Equal("lifecycle.only-author", refused.Error?.Code);
        Assert.Equal("技术部负责人、项目经理（代 技术部负责人）", refused.Error?.Arguments[2]);
    }

    [Theory, OnEachDatabase]
    public async Task ADeputyOfTheReviewer_DoesNotApproveEither(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.DeputiseAsync(LifeDesk.Representative, "技术部工程师", "mgmt_rep");
        await desk.GiveRoleAsync("技术部工程师", "dept_head", "tech");
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(draft));
        LifeDesk.Must(await desk.ReviewAsync(draft, "技术部工程师"));

        Assert.Equal("lifecycle.not-own-work", (await desk.ApproveAsync(draft, "技术部工程师")).Error?.Code);
        LifeDesk.Must(await desk.ApproveAsync(draft));
    }

    [Theory, OnEachDatabase]
    public async Task NobodyToSign_IsSaidByName_AndTheRepresentativeNamesSomebody(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        await desk.EndRoleAsync(LifeDesk.Head, "dept_head");
        var refused = await desk.SubmitAsync(draft);
        Assert.Equal(("lifecycle.no-signer", (object)SignatureMeaning.Review, "技术部 部门负责人"), (refused.Error!.Code, refused.Error.Arguments[0], refused.Error.Arguments[1]));

        Assert.Equal("access.missing-permission", (await desk.NameAsync(draft, SignatureMeaning.Review, "内审员", by: LifeDesk.Head)).Error?.Code);
        Assert.Equal("lifecycle.not-own-work", (await desk.NameAsync(draft, SignatureMeaning.Review, LifeDesk.Author)).Error?.Code);
        Assert.Equal("lifecycle.naming-meaning", (await desk.NameAsync(draft, SignatureMeaning.Author, "内审员")).Error?.Code);
        LifeDesk.Must(await desk.NameAsync(draft, SignatureMeaning.Review, "内审员"));
        LifeDesk.Must(await desk.SubmitAsync(draft));

        Assert.Equal("内审员", Assert.Single((await desk.LifeAsync(draft)).Open).NamedPerson);
        LifeDesk.Must(await desk.ReviewAsync(draft, "内审员"));
        Assert.Equal("lifecycle.naming-late", (await desk.NameAsync(draft, SignatureMeaning.Review, "市场部职员")).Error?.Code);
        Assert.Equal("lifecycle.not-own-work", (await desk.NameAsync(draft, SignatureMeaning.Approve, "内审员")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task OnlyTheAuthorHoldsTheRole_IsRefused(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.StartAsync((await desk.RegisterAsync(author: LifeDesk.Head)).Id, author: LifeDesk.Head);

        var refused = await desk.SubmitAsync(draft, LifeDesk.Head);

        Assert.Equal(("lifecycle.only-author", (object)LifeDesk.Head), (refused.Error!.Code, refused.Error.Arguments[2]));
        Assert.Equal(refused.Error, (await desk.LifeAsync(draft, LifeDesk.Head)).Acts.Single(a => a.Act == EditionAct.Submit).Refusal, (a, b) => a?.ToString() == b?.ToString());
    }

    [Theory, OnEachDatabase]
    public async Task OnePersonHoldsReviewAndApproval_IsRefusedAtSubmission(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.EndRoleAsync(LifeDesk.Head, "dept_head");
        await desk.GiveRoleAsync(LifeDesk.Representative, "dept_head", "tech");
        var draft = await desk.DraftAsync();

        Assert.Equal("lifecycle.only-same-person", (await desk.SubmitAsync(draft)).Error?.Code);
        LifeDesk.Must(await desk.NameAsync(draft, SignatureMeaning.Approve, LifeDesk.Manager));
        LifeDesk.Must(await desk.SubmitAsync(draft));
        LifeDesk.Must(await desk.ReviewAsync(draft, LifeDesk.Representative));
        Assert.Equal("lifecycle.not-own-work", (await desk.ApproveAsync(draft, LifeDesk.Representative)).Error?.Code);
        LifeDesk.Must(await desk.ApproveAsync(draft, LifeDesk.Manager));
    }

    [Theory, OnEachDatabase]
    public async Task TheReviewerWhoWouldLeaveNobodyToApprove_IsRefused(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.GiveRoleAsync(LifeDesk.Representative, "dept_head", "tech");
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(draft)); // the head reviews, the representative approves: possible

        Assert.Equal("lifecycle.only-same-person", (await desk.ReviewAsync(draft, LifeDesk.Representative)).Error?.Code);
        LifeDesk.Must(await desk.ReviewAsync(draft));
        LifeDesk.Must(await desk.ApproveAsync(draft));
    }

    [Theory, OnEachDatabase]
    public async Task TheControllerWhoSubmitsForTheAuthor_IsKeptFromSigningToo(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.GiveRoleAsync(LifeDesk.Controller, "dept_head", "tech");
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(draft, LifeDesk.Controller));

        Assert.Equal("lifecycle.not-own-work", (await desk.ReviewAsync(draft, LifeDesk.Controller)).Error?.Code);
        Assert.Equal(LifeDesk.Controller, (await desk.EditionAsync(draft)).Author);
    }
}
