using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Database.Tests.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>编制, 审核, 会签 and 批准: by whom, over what, in which order (R11–R16, R18).</summary>
public sealed class SigningTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Signed_ByAuthorHeadAndRepresentative_TheNamesStandOnTheCover(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();

        await desk.ApproveThroughAsync(draft);

        var edition = await desk.EditionAsync(draft);
        Assert.Equal((EditionState.Approved, 1), (edition.State, edition.Round));
        Assert.Equal((LifeDesk.Author, LifeDesk.Head, LifeDesk.Representative), (edition.Author, edition.Reviewer, edition.Approver));
        var life = await desk.LifeAsync(draft);
        Assert.Equal([SignatureMeaning.Author, SignatureMeaning.Review, SignatureMeaning.Approve], life.Signatures.Select(s => s.Meaning));
        Assert.All(life.Signatures, s => Assert.True(s is { Holds: true, Void: false, IsSample: true }));
        Assert.Equal("技术部", life.Signatures[1].Department);
        Assert.Empty(life.Open);
    }

    [Theory, OnEachDatabase]
    public async Task AProcedure_IsReviewedByTheRepresentative_AndApprovedByTheManager(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync("二阶", "巡检程序");
        LifeDesk.Must(await desk.SubmitAsync(draft));

        Assert.Equal("lifecycle.not-your-turn", (await desk.ReviewAsync(draft, LifeDesk.Head)).Error?.Code);
        LifeDesk.Must(await desk.ReviewAsync(draft, LifeDesk.Representative));
        Assert.Equal("lifecycle.not-your-turn", (await desk.ApproveAsync(draft, LifeDesk.Representative)).Error?.Code);
        LifeDesk.Must(await desk.ApproveAsync(draft, LifeDesk.Manager));
    }

    [Theory, OnEachDatabase]
    public async Task TheHeadOfAnotherDepartment_DoesNotReview(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(draft));

        Assert.Equal("lifecycle.not-your-turn", (await desk.ReviewAsync(draft, LifeDesk.MarketHead)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task AWrongPassword_SignsNothing(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();

        var refused = await desk.Vault.Get<SubmitEdition>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Author), draft, await desk.HashAsync(draft), new("falsch"), Ct);

        Assert.Equal("signing.wrong-password", refused.Error?.Code);
        Assert.Equal(EditionState.Draft, (await desk.EditionAsync(draft)).State);
        Assert.Empty((await desk.LifeAsync(draft)).Signatures);
    }

    [Theory, OnEachDatabase]
    public async Task TheCodeOfTheSecondFactor_SignsInPlaceOfThePassword_AndOnce(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (first, second, author) = (await desk.DraftAsync(), await desk.DraftAsync(title: "值守规范"), await desk.ActorAsync(LifeDesk.Author));
        var (submit, factor) = (desk.Vault.Get<SubmitEdition>(), desk.Vault.Get<OwnTwoFactor>());
        LifeDesk.Must(await factor.BeginAsync(author, Ct));
        var key = (await desk.Vault.Get<SignedInPeople>().FindOwnAsync(author, Ct))!.AuthenticatorKey!;
        var code = Totp.Of(key);
        Assert.Equal("signing.wrong-password", (await submit.ExecuteAsync(author, first, await desk.HashAsync(first), new(code), Ct)).Error?.Code); // not switched on yet
        LifeDesk.Must(await factor.EnableAsync(author, code, Ct));

        LifeDesk.Must(await submit.ExecuteAsync(author, first, await desk.HashAsync(first), new($"{code[..3]} {code[3..]}"), Ct));

        Assert.Equal("signing.wrong-password", (await submit.ExecuteAsync(author, second, await desk.HashAsync(second), new(code), Ct)).Error?.Code);
        LifeDesk.Must(await desk.SubmitAsync(second)); // the password as before
    }

    [Theory, OnEachDatabase]
    public async Task ContentChangedBetweenOpeningAndSigning_IsRefused(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        var opened = await desk.HashAsync(draft);
        LifeDesk.Must(await desk.UploadAsync(draft, "# 1 要求\n\n每周巡检一次。\n"));
        var author = await desk.ActorAsync(LifeDesk.Author);
        Assert.Equal("signing.content-changed", (await desk.Vault.Get<SubmitEdition>().ExecuteAsync(author, draft, opened, new(SampleAccounts.Password), Ct)).Error?.Code);

        LifeDesk.Must(await desk.SubmitAsync(draft));
        opened = await desk.HashAsync(draft);
        await RetitleAsync(desk, draft, "机房巡检与交接规范");
        Assert.Equal("signing.content-changed", (await desk.ReviewAsync(draft, hash: opened)).Error?.Code);
        Assert.False((await desk.LifeAsync(draft)).Signatures.Single().Holds); // 编制 was given for the old title
    }

    [Theory, OnEachDatabase]
    public async Task TakenBackAndSubmittedAgain_WhatWasOpenedIsOfAnotherRound(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(draft));
        var opened = await desk.HashAsync(draft);

        LifeDesk.Must(await desk.TakeBackAsync(draft));
        LifeDesk.Must(await desk.SubmitAsync(draft));

        Assert.Equal("signing.content-changed", (await desk.ReviewAsync(draft, hash: opened)).Error?.Code);
        LifeDesk.Must(await desk.ReviewAsync(draft));
        Assert.Equal("workflow.not-allowed", (await desk.TakeBackAsync(draft)).Error?.Code); // somebody has signed after the author
    }

    [Theory, OnEachDatabase]
    public async Task TwoApproversAtOnce_ExactlyOneApproves(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.GiveRoleAsync("行政部负责人", "mgmt_rep");
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(draft));
        LifeDesk.Must(await desk.ReviewAsync(draft));

        var approved = await Task.WhenAll(new[] { LifeDesk.Representative, "行政部负责人" }.Select(who => Task.Run(() => desk.ApproveAsync(draft, who), Ct)));

        Assert.Single(approved, a => a.Succeeded);
        var refused = approved.Single(a => !a.Succeeded).Error!;
        Assert.Equal("lifecycle.already-done", refused.Code);
        Assert.Equal((await desk.EditionAsync(draft)).Approver, refused.Arguments[1]);
        Assert.Single((await desk.LifeAsync(draft)).Signatures, s => s.Meaning == SignatureMeaning.Approve);
    }

    [Theory, OnEachDatabase]
    public async Task ARoleThatEndedBetweenOpeningAndSigning_SignsNoMore(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(draft));
        var (head, hash) = (await desk.ActorAsync(LifeDesk.Head), await desk.HashAsync(draft)); // as the page opened it

        await desk.EndRoleAsync(LifeDesk.Head, "dept_head");

        var refused = await desk.Vault.Get<ReviewEdition>().ExecuteAsync(head, draft, hash, new(SampleAccounts.Password), Ct);
        Assert.Equal("lifecycle.not-your-turn", refused.Error?.Code);
        Assert.Empty((await desk.InboxAsync(LifeDesk.Head)).Rows);
        Assert.Empty(Assert.Single((await desk.LifeAsync(draft)).Open).Holders);
    }

    [Theory, OnEachDatabase]
    public async Task Rejection_VoidsTheRound_AndTheNextOneBeginsAnew(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync();
        LifeDesk.Must(await desk.SubmitAsync(draft));
        LifeDesk.Must(await desk.ReviewAsync(draft));
        Assert.Equal("act.reason-required", (await desk.RejectAsync(draft, LifeDesk.Representative, " ")).Error?.Code);
        Assert.Equal("lifecycle.not-your-turn", (await desk.RejectAsync(draft, LifeDesk.Manager)).Error?.Code);

        LifeDesk.Must(await desk.RejectAsync(draft, LifeDesk.Representative));

        var life = await desk.LifeAsync(draft, LifeDesk.Author);
        Assert.Equal((EditionState.Draft, 1), (life.State, life.Round));
        Assert.All(life.Signatures, s => Assert.True(s.Void && !s.Holds));
        Assert.Equal((LifeDesk.Representative, "第 2 章不完整", TaskOutcome.Rejected), (life.Back[0].PersonName, life.Back[0].Reason, life.Back[0].Outcome));
        Assert.Null((await desk.EditionAsync(draft)).Reviewer);

        LifeDesk.Must(await desk.SubmitAsync(draft)); // the same file: still, the signatures of round 1 are not for round 2
        life = await desk.LifeAsync(draft);
        Assert.Equal([(1, true), (1, true), (2, false)], life.Signatures.Select(s => (s.Round, s.Void)));
        Assert.Equal("workflow.not-allowed", (await desk.ApproveAsync(draft)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task ASignatureRowCopiedToAnotherEdition_DoesNotHoldThere(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (one, two) = (await desk.DraftAsync(), await desk.DraftAsync(title: "交接规范"));
        await desk.ApproveThroughAsync(one);
        await desk.ApproveThroughAsync(two);
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            var given = await db.Set<SigningTask>().SingleAsync(t => t.EditionId == one && t.Meaning == SignatureMeaning.Approve, Ct);
            var copied = await db.Set<SigningTask>().SingleAsync(t => t.EditionId == two && t.Meaning == SignatureMeaning.Approve, Ct);
            copied.SignatureId = given.SignatureId;
            await db.SaveChangesAsync(Ct);
        }

        var refused = await desk.PublishAsync(two);

        Assert.Equal(("lifecycle.check-failed", (object)IssueItem.SignaturesHold), (refused.Error!.Code, refused.Error.Arguments[0]));
        Assert.True((await desk.PublishAsync(one)).Succeeded);
        Assert.False((await desk.LifeAsync(two)).Signatures.Single(s => s.Meaning == SignatureMeaning.Approve).Holds);
    }

    [Theory, OnEachDatabase]
    public async Task CountersigningDepartments_SignInAnyOrder_EachByItsHead(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var draft = await desk.DraftAsync(facts: DraftFacts.None with { CountersignDepartments = ["market", "admin"] });
        LifeDesk.Must(await desk.SubmitAsync(draft));
        LifeDesk.Must(await desk.ReviewAsync(draft));
        Assert.Equal(EditionState.InCountersign, (await desk.EditionAsync(draft)).State);

        Assert.Equal("lifecycle.not-your-turn", (await desk.CountersignAsync(draft, "admin", LifeDesk.MarketHead)).Error?.Code);
        Assert.Equal("workflow.not-allowed", (await desk.ApproveAsync(draft)).Error?.Code);
        var signed = await Task.WhenAll(new[] { ("market", LifeDesk.MarketHead), ("admin", "行政部负责人") }.Select(c => Task.Run(() => desk.CountersignAsync(draft, c.Item1, c.Item2), Ct)));

        Assert.All(signed, s => Assert.True(s.Succeeded, s.Error?.ToString()));
        Assert.Equal(EditionState.InApproval, (await desk.EditionAsync(draft)).State);
        Assert.Equal("lifecycle.already-done", (await desk.CountersignAsync(draft, "market", LifeDesk.MarketHead)).Error?.Code);
        LifeDesk.Must(await desk.ApproveAsync(draft));
    }

    private static async Task RetitleAsync(LifeDesk desk, Guid edition, string title)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var document = await db.Set<Document>().SingleAsync(d => db.Set<Edition>().Any(e => e.Id == edition && e.DocumentId == d.Id), Ct);
        var facts = new DocumentFacts(title, document.Department, document.Classification, []);
        LifeDesk.Must(await desk.Vault.Get<ChangeDocument>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), document.Id, document.Version, facts, "改名", Ct));
    }
}
