using ComplianceVault.App.Clauses;
using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Database.Tests.Documents.Withdrawal;

/// <summary>Withdrawal without a successor (文件控制程序 4.7.2): who decides, what must be followed up, what ends with it.</summary>
public sealed class WithdrawalTests
{
    private static readonly string[] People = [LifeDesk.Author, LifeDesk.Head, LifeDesk.MarketHead, LifeDesk.Representative, LifeDesk.Manager, LifeDesk.Controller];

    private static readonly Dictionary<(WithdrawalState, WithdrawalAct), string> Allowed = new()
    {
        [(WithdrawalState.HeadDeciding, WithdrawalAct.PassToRepresentative)] = LifeDesk.Head,
        [(WithdrawalState.HeadDeciding, WithdrawalAct.Reject)] = LifeDesk.Head,
        [(WithdrawalState.HeadDeciding, WithdrawalAct.TakeBack)] = LifeDesk.Author,
        [(WithdrawalState.RepresentativeDeciding, WithdrawalAct.Withdraw)] = LifeDesk.Representative,
        [(WithdrawalState.RepresentativeDeciding, WithdrawalAct.Reject)] = LifeDesk.Representative,
        [(WithdrawalState.ManagerDeciding, WithdrawalAct.Withdraw)] = LifeDesk.Manager,
        [(WithdrawalState.ManagerDeciding, WithdrawalAct.Reject)] = LifeDesk.Manager,
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task SignatureRow_CopiedToAnotherApplication_FailsThere(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (_, one) = await desk.InForceAsync();
        var (_, two) = await desk.InForceAsync("值班规范");
        var (signed, other) = (await desk.ApplyAsync(one), await desk.ApplyAsync(two));
        LifeDesk.Must(await desk.SignWithdrawalAsync(signed, LifeDesk.Head));
        LifeDesk.Must(await desk.SignWithdrawalAsync(other, LifeDesk.Head));
        Assert.Equal(SignatureCheck.Holds, (await desk.WithdrawalAsync(signed)).Steps[0].Check);
        Assert.Null((await desk.WithdrawalAsync(signed)).Steps[1].Check);

        await using var db = await desk.Vault.DatabaseAsync();
        var step = await db.Set<DecisionStep>().SingleAsync(s => s.SubjectId == signed && s.Ordinal == 0, Ct);
        var given = await db.Set<Signature>().AsNoTracking().SingleAsync(s => s.Id == step.SignatureId, Ct);
        var copy = new Signature
        {
            Id = Guid.CreateVersion7(),
            PersonId = given.PersonId,
            PersonName = given.PersonName,
            RoleCode = given.RoleCode,
            Meaning = given.Meaning,
            ObjectKind = given.ObjectKind,
            ObjectId = other,
            ContentHash = (await desk.WithdrawalAsync(other)).ContentHash,
            At = given.At,
            IsSample = given.IsSample,
            Seal = given.Seal,
        };
        db.Add(copy);
        await db.SaveChangesAsync(Ct);
        foreach (var id in new[] { given.Id, copy.Id }) // the row itself, and one dressed up for the other application
        {
            await db.Set<DecisionStep>().Where(s => s.SubjectId == other && s.Ordinal == 0).ExecuteUpdateAsync(s => s.SetProperty(x => x.SignatureId, id), Ct);
            Assert.Equal(SignatureCheck.Fails, (await desk.WithdrawalAsync(other)).Steps[0].Check);
        }

        Assert.Equal(SignatureCheck.Holds, (await desk.WithdrawalAsync(signed)).Steps[0].Check);
    }

    [Theory, OnEachDatabase]
    public async Task RecordsOfItsFormsInWork_StandAgainstIt_UntilEachHasAFollowUp(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await desk.InForceAsync();
        await OpenRecordDesk.AddAsync(desk, document, "正在填写", RecordState.InProcess);
        await OpenRecordDesk.AddAsync(desk, document, "已锁定", RecordState.Locked);
        var refused = (await desk.TryApplyAsync(edition)).Error;
        Assert.Equal("withdrawal.reference-open", refused?.Code);
        Assert.Contains("正在填写", (string)refused!.Arguments[0], StringComparison.Ordinal);
        Assert.DoesNotContain("已锁定", (string)refused.Arguments[0], StringComparison.Ordinal);
        var check = LifeDesk.Must(await desk.Vault.Get<WithdrawalQueries>().CheckAsync(await desk.ActorAsync(LifeDesk.Author), edition, Ct));
        var reference = Assert.Single(check.References.All);
        LifeDesk.Must(await desk.TryApplyAsync(edition, followUps: new FollowUpInput(reference.Kind, reference.Key, "月底前办结")));
    }

    [Theory, OnEachDatabase]
    public async Task HeadAndRepresentative_WithdrawAWorkInstruction_FromThatDayOn(Database database)
    {
        var heard = new Heard();
        await using var desk = await LifeDesk.OpenAsync(database, s => s.AddSingleton<IFactHandler<EditionWithdrawn>>(heard));
        var (document, edition) = await desk.InForceAsync();
        var id = await desk.ApplyAsync(edition);
        var asked = await desk.WithdrawalAsync(id);
        Assert.Equal(("DOCUMENT-WITHDRAWALS-2026-0001", WithdrawalState.HeadDeciding, LifeDesk.Author, new DateOnly(2026, 3, 9)), (asked.Number, asked.State, asked.ApplicantName, asked.Steps[0].Due.Due));

        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
        Assert.Equal(EditionState.Effective, await desk.StateAsync(edition));
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Representative));

        Assert.Equal(EditionState.Obsolete, await desk.StateAsync(edition));
        Assert.Equal(new EditionWithdrawn(document, edition, desk.Today), Assert.Single(heard.Facts));
        var done = await desk.WithdrawalAsync(id);
        Assert.Equal((WithdrawalState.Withdrawn, desk.Today), (done.State, done.WithdrawnOn));
        Assert.Equal([SignatureMeaning.Review, SignatureMeaning.Approve], done.Steps.Select(s => s.Meaning));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(desk.Today, (await db.Set<EditionInForce>().SingleAsync(f => f.EditionId == edition, Ct)).To);
        var page = await desk.PageAsync(asked.DocumentNumber);
        Assert.Equal((EditionState.Obsolete, null), (page.Edition.State, page.ReplacedBy));
        var signed = await db.Set<Signature>().Where(s => s.ObjectId == id).ToListAsync(Ct);
        Assert.Equal(2, signed.Count);
        Assert.All(signed, s => Assert.True(s.HoldsFor(new(DocumentWithdrawal.Kind, id), asked.ContentHash)));
        Assert.True((await desk.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    [Theory, OnEachDatabase]
    public async Task AProcedure_NeedsTheGeneralManagerToo_AndNamesWhatReplacesIt(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (_, other) = await desk.InForceAsync("值守规范");
        var edition = await ProcedureAsync(desk);
        var id = await desk.ApplyAsync(edition, replacedBy: await desk.NumberAsync(other));

        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Representative));
        Assert.Equal((WithdrawalState.ManagerDeciding, EditionState.Effective), ((await desk.WithdrawalAsync(id)).State, await desk.StateAsync(edition)));
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Manager));

        Assert.Equal(EditionState.Obsolete, await desk.StateAsync(edition));
        Assert.Equal(new Replacement(await desk.NumberAsync(other), "值守规范"), (await desk.PageAsync(await desk.NumberAsync(edition))).ReplacedBy);
    }

    [Theory, OnEachDatabase]
    public async Task WhatLeansOnIt_IsListed_AndNothingIsAskedUntilEachHasAFollowUp(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await desk.InForceAsync();
        var number = await desk.NumberAsync(edition);
        var (_, form) = await LeanOnAsync(desk, document, number);
        var author = await desk.ActorAsync(LifeDesk.Author);

        var check = LifeDesk.Must(await desk.Vault.Get<WithdrawalQueries>().CheckAsync(author, edition, Ct));
        Assert.Null(check.Refusal);
        Assert.Equal([ReferenceKind.Citing, ReferenceKind.Duty, ReferenceKind.Clause], check.References.All.Select(r => r.Kind));
        Assert.Equal("值守人员按《机房巡检规范》执行。", Assert.Single(check.References.All[0].Quotes));
        Assert.Equal(("TEST-DUTY", "8.7.1"), (check.References.All[1].Key, check.References.All[2].Key));
        Assert.Equal($"{number}-R01", Assert.Single(check.References.Forms).Number);

        FollowUpInput[] followUps = [.. check.References.All.Select(r => new FollowUpInput(r.Kind, r.Key, $"修订 {r.Key}"))];
        var open = await desk.TryApplyAsync(edition, followUps: followUps[..2]);
        Assert.Equal("withdrawal.reference-open", open.Error?.Code);
        Assert.StartsWith("8.7.1 ", (string)open.Error!.Arguments[0], StringComparison.Ordinal);
        var id = await desk.ApplyAsync(edition, followUps: followUps);
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Representative));

        Assert.Equal(EditionState.Obsolete, await desk.StateAsync(form));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.False((await db.Set<Form>().SingleAsync(f => f.Number == $"{number}-R01", Ct)).IsActive);
        Assert.Equal(desk.Today, (await db.Set<DocumentClause>().SingleAsync(c => c.DocumentId == document, Ct)).To);
        Assert.False(await db.Set<SectionAnswer>().AnyAsync(a => a.DocumentId == document && a.To == null, Ct));
        Assert.Equal(followUps.Select(f => f.Action), (await desk.WithdrawalAsync(id)).FollowUps.Select(f => f.Action));
    }

    [Theory, OnEachDatabase]
    public async Task WhatCameUpSinceTheApplication_StandsAgainstTheLastSignature(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (_, edition) = await desk.InForceAsync();
        var id = await desk.ApplyAsync(edition);
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
        await CitingAsync(desk, "机房巡检规范");

        var refused = await desk.SignWithdrawalAsync(id, LifeDesk.Representative);

        Assert.Equal("withdrawal.reference-open", refused.Error?.Code);
        Assert.Equal((WithdrawalState.RepresentativeDeciding, EditionState.Effective), ((await desk.WithdrawalAsync(id)).State, await desk.StateAsync(edition)));
    }

    [Theory, OnEachDatabase]
    public async Task EveryStateWithEveryActByEverybody_GoesWhereTheTableSays_OrIsRefused(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        foreach (var state in Enum.GetValues<WithdrawalState>())
        {
            var (id, edition) = await BringToAsync(desk, state);
            foreach (var (act, person) in Enum.GetValues<WithdrawalAct>().SelectMany(a => People.Select(p => (a, p))).Where(x => Allowed.GetValueOrDefault((state, x.a)) != x.p && !SameAct(state, x.a, x.p)))
                Assert.False((await DoAsync(desk, id, act, person)).Succeeded, $"{person} did {act} in {state}");
            Assert.Equal(state, (await desk.WithdrawalAsync(id)).State);
            Assert.Equal(state == WithdrawalState.Withdrawn ? EditionState.Obsolete : EditionState.Effective, await desk.StateAsync(edition));
        }

        foreach (var ((state, act), person) in Allowed)
        {
            var (id, _) = await BringToAsync(desk, state);
            LifeDesk.Must(await DoAsync(desk, id, act, person));
            Assert.Equal(WithdrawalWorkflow.Table.Next(state, act).Value, (await desk.WithdrawalAsync(id)).State);
        }
    }

    [Theory, OnEachDatabase]
    public async Task OnePersonWithAllRoles_DecidesNeitherTheOwnApplicationNorTwice(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (_, first) = await desk.InForceAsync();
        await desk.GiveRoleAsync(LifeDesk.Author, "dept_head", "tech");
        await desk.GiveRoleAsync(LifeDesk.Author, "mgmt_rep");
        await desk.GiveRoleAsync(LifeDesk.Head, "mgmt_rep");
        var id = await desk.ApplyAsync(first);

        Assert.Equal("deciding.not-own-work", (await desk.SignWithdrawalAsync(id, LifeDesk.Author)).Error?.Code); // 申请 ≠ 审核
        Assert.Equal("deciding.not-own-work", (await desk.RejectWithdrawalAsync(id, LifeDesk.Author)).Error?.Code);
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
        Assert.Equal("deciding.not-own-work", (await desk.SignWithdrawalAsync(id, LifeDesk.Author)).Error?.Code); // 申请 ≠ 批准
        Assert.Equal("deciding.not-own-work", (await desk.SignWithdrawalAsync(id, LifeDesk.Head)).Error?.Code); // 审核 ≠ 批准
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Representative));
    }

    [Theory, OnEachDatabase]
    public async Task WhereTheHeadApplies_TheRepresentativeNamesAnotherForTheStep(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (_, edition) = await desk.InForceAsync();
        var id = await desk.ApplyAsync(edition, LifeDesk.Head);
        var step = Assert.Single((await desk.WithdrawalAsync(id)).Steps);
        Assert.Empty(step.Holders);
        var naming = desk.Vault.Get<NameDecider>();
        var representative = await desk.ActorAsync(LifeDesk.Representative);

        var own = await naming.ExecuteAsync(representative, step.Id, (await desk.ActorAsync(LifeDesk.Head)).PersonId, "出差", Ct);
        LifeDesk.Must(await naming.ExecuteAsync(representative, step.Id, (await desk.ActorAsync("技术部工程师")).PersonId, "负责人是申请人", Ct));

        Assert.Equal("deciding.not-own-work", own.Error?.Code);
        Assert.Equal("deciding.not-own-work", (await desk.SignWithdrawalAsync(id, LifeDesk.Head)).Error?.Code);
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, "技术部工程师"));
    }

    [Theory, OnEachDatabase]
    public async Task ARejectedApplication_LeavesTheEditionInForce_WithItsReason(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await desk.InForceAsync();
        var id = await desk.ApplyAsync(edition);
        Assert.Equal("withdrawal.already-asked", (await desk.TryApplyAsync(edition)).Error?.Code);
        Assert.Equal("act.reason-required", (await desk.RejectWithdrawalAsync(id, LifeDesk.Head, " ")).Error?.Code);

        LifeDesk.Must(await desk.RejectWithdrawalAsync(id, LifeDesk.Head));

        var view = await desk.WithdrawalAsync(id);
        Assert.Equal((WithdrawalState.Rejected, "仍在使用", LifeDesk.Head), (view.State, view.Steps[0].Reason, view.Steps[0].DoneByName));
        Assert.Equal(EditionState.Effective, await desk.StateAsync(edition));
        Assert.Equal("DOCUMENT-WITHDRAWALS-2026-0002", (await desk.WithdrawalAsync(await desk.ApplyAsync(edition))).Number);
        var all = LifeDesk.Must(await desk.Vault.Get<WithdrawalQueries>().OfDocumentAsync(await desk.ActorAsync(LifeDesk.Author), document, Ct));
        Assert.Equal(["DOCUMENT-WITHDRAWALS-2026-0002", "DOCUMENT-WITHDRAWALS-2026-0001"], all.Select(w => w.Number));
    }

    [Theory, OnEachDatabase]
    public async Task WhatIsSigned_IsWhatWasShown(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await desk.InForceAsync();
        var id = await desk.ApplyAsync(edition);
        var shown = (await desk.WithdrawalAsync(id)).ContentHash;
        var view = await desk.PageAsync(await desk.NumberAsync(edition), LifeDesk.Controller);
        LifeDesk.Must(await desk.Vault.Get<ChangeDocument>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), document, view.Document.Version, new("机房巡视规范", "tech", Classification.Internal, []), "更名", Ct));

        Assert.Equal("signing.content-changed", (await desk.SignWithdrawalAsync(id, LifeDesk.Head, hash: shown)).Error?.Code);
        var wrong = await desk.Vault.Get<ApproveWithdrawal>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), id, SignatureMeaning.Review, (await desk.WithdrawalAsync(id)).ContentHash, new("falsch"), Ct);
        Assert.Equal("signing.wrong-password", wrong.Error?.Code);
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
    }

    [Theory, OnEachDatabase]
    public async Task AnEditionInWork_StandsAgainstIt_AndOnlyTheWritersAsk(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await desk.InForceAsync();
        Assert.Equal("lifecycle.not-your-department", (await desk.TryApplyAsync(edition, LifeDesk.MarketHead)).Error?.Code);
        Assert.Equal("access.missing-permission", (await desk.TryApplyAsync(edition, LifeDesk.Manager)).Error?.Code);
        Assert.Equal("withdrawal.replacement-unknown", (await desk.TryApplyAsync(edition, replacedBy: await desk.NumberAsync(edition))).Error?.Code);
        await desk.StartAsync(document, LifeDesk.Change());

        Assert.Equal("withdrawal.in-work", (await desk.TryApplyAsync(edition)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WhatIsKept_IsMarkedFromTheDayOnWhichItIsWithdrawn_OrLater(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (_, atOnce) = await desk.WithdrawnAsync(keep: RetainGround.RecordTrace);
        var (_, later) = await desk.WithdrawnAsync("值守规范");
        var retain = desk.Vault.Get<RetainEdition>();
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        Assert.Equal((EditionState.RetainedObsolete, EditionState.Obsolete), (await desk.StateAsync(atOnce), await desk.StateAsync(later)));

        Assert.Equal("access.missing-permission", (await retain.ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), later, RetainGround.Law, "合同要求", Ct)).Error?.Code);
        Assert.Equal("act.reason-required", (await retain.ExecuteAsync(controller, later, RetainGround.Law, "", Ct)).Error?.Code);
        LifeDesk.Must(await retain.ExecuteAsync(controller, later, RetainGround.Law, "合同要求", Ct));
        Assert.Equal("workflow.not-allowed", (await retain.ExecuteAsync(controller, later, RetainGround.Law, "合同要求", Ct)).Error?.Code);

        var kept = LifeDesk.Must(await desk.Vault.Get<WithdrawalQueries>().RetentionAsync(await desk.ActorAsync(LifeDesk.Author), later, Ct));
        Assert.Equal((RetainGround.Law, "合同要求", LifeDesk.Controller), (kept!.Ground, kept.Reason, kept.ByName));
    }

    [Theory, OnEachDatabase]
    public async Task TheDesk_TellsWhomItWaitsFor(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (_, edition) = await desk.InForceAsync();
        await desk.ApplyAsync(edition);
        await using var db = await desk.Vault.DatabaseAsync();

        var waiting = await Waiting(desk, db).SingleAsync(Ct);

        Assert.Equal((edition, "dept_head@tech", (await desk.ActorAsync(LifeDesk.Author)).PersonId, "tech"), (waiting.ObjectId, waiting.Office, waiting.NotFor, waiting.Department));
        Assert.Equal(1, await Waiting(desk, db).CountAsync(t => t.Due != null && t.Office == "dept_head@tech", Ct));
    }

    private static IQueryable<DeskTask> Waiting(LifeDesk desk, VaultDbContext db) =>
        desk.Vault.Get<IEnumerable<IDeskSource>>().Select(s => s.Open(db, desk.Today)).Single(o => o.ContainsKey("withdrawal.decide"))["withdrawal.decide"];

    private static bool SameAct(WithdrawalState state, WithdrawalAct act, string person) =>
        // PassToRepresentative, PassToManager and Withdraw are one signature of whoever's turn it is.
        act is WithdrawalAct.PassToRepresentative or WithdrawalAct.PassToManager or WithdrawalAct.Withdraw
        && Allowed.Any(a => a.Key.Item1 == state && a.Value == person && a.Key.Item2 is WithdrawalAct.PassToRepresentative or WithdrawalAct.Withdraw);

    private static async Task<Result> DoAsync(LifeDesk desk, Guid id, WithdrawalAct act, string person) => act switch
    {
        WithdrawalAct.Reject => await desk.RejectWithdrawalAsync(id, person),
        WithdrawalAct.TakeBack => await desk.TakeBackWithdrawalAsync(id, person),
        _ => await desk.SignWithdrawalAsync(id, person),
    };

    private static async Task<(Guid Id, Guid Edition)> BringToAsync(LifeDesk desk, WithdrawalState state)
    {
        var title = $"规范 {desk.Vault.Clock.NewId():N}";
        var edition = state == WithdrawalState.ManagerDeciding ? await ProcedureAsync(desk, title) : (await desk.InForceAsync(title)).Edition;
        var id = await desk.ApplyAsync(edition);
        if (state is not (WithdrawalState.HeadDeciding or WithdrawalState.Rejected or WithdrawalState.TakenBack))
            LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
        if (state is WithdrawalState.ManagerDeciding or WithdrawalState.Withdrawn)
            LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Representative));
        if (state == WithdrawalState.Rejected)
            LifeDesk.Must(await desk.RejectWithdrawalAsync(id, LifeDesk.Head));
        if (state == WithdrawalState.TakenBack)
            LifeDesk.Must(await desk.TakeBackWithdrawalAsync(id));
        return (id, edition);
    }

    [Theory, OnEachDatabase]
    public async Task LevelsOfOtherCodes_CountByTheirOrder(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await desk.InForceAsync();
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            db.AddRange(new DocumentLevel { Code = "L1", NameZh = "手册", Pattern = "YS-M{00}", Ordinal = -2 }, new DocumentLevel { Code = "L2", NameZh = "程序", Pattern = "YS-P{00}", Ordinal = -1 });
            await db.SaveChangesAsync(Ct);
            await db.Set<Document>().Where(d => d.Id == document).ExecuteUpdateAsync(s => s.SetProperty(d => d.Level, "L2"), Ct);
        }

        var id = await desk.ApplyAsync(edition);
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Representative));
        Assert.Equal(WithdrawalState.ManagerDeciding, (await desk.WithdrawalAsync(id)).State);

        var procedure = await ProcedureAsync(desk); // 二阶 is the fourth now
        var other = await desk.ApplyAsync(procedure);
        LifeDesk.Must(await desk.SignWithdrawalAsync(other, LifeDesk.Head));
        LifeDesk.Must(await desk.SignWithdrawalAsync(other, LifeDesk.Representative));
        Assert.Equal(WithdrawalState.Withdrawn, (await desk.WithdrawalAsync(other)).State);
    }

    private static async Task<Guid> ProcedureAsync(LifeDesk desk, string title = "机房管理程序")
    {
        var edition = await desk.DraftAsync("二阶", title);
        LifeDesk.Must(await desk.SubmitAsync(edition));
        LifeDesk.Must(await desk.ReviewAsync(edition, LifeDesk.Representative));
        LifeDesk.Must(await desk.ApproveAsync(edition, LifeDesk.Manager));
        LifeDesk.Must(await desk.PublishAsync(edition));
        return edition;
    }

    private static async Task<Guid> CitingAsync(LifeDesk desk, string title)
    {
        var citing = await desk.StartAsync((await desk.RegisterAsync("值守规范")).Id, text: $"# 1 要求\n\n值守人员按《{title}》执行。\n");
        await desk.ApproveThroughAsync(citing);
        LifeDesk.Must(await desk.PublishAsync(citing));
        return citing;
    }

    /// <summary>A document that cites it, a duty that records of its form prove, a clause that only it answers.</summary>
    private static async Task<(Guid Citing, Guid Form)> LeanOnAsync(LifeDesk desk, Guid document, string number)
    {
        var citing = await CitingAsync(desk, "机房巡检规范");
        var (formDocument, formEdition) = await desk.InForceAsync("巡检记录");
        LifeDesk.Must(await desk.Vault.Get<SetClauses>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), document, ["8.7.1"], Ct));
        await using var db = await desk.Vault.DatabaseAsync();
        db.Add(new Form
        {
            Id = desk.Vault.Clock.NewId(),
            Number = $"{number}-R01",
            TitleZh = "巡检记录",
            Parent = number,
            Way = FormWay.Filled,
            Basis = FormBasis.Listed,
            IsActive = true,
            Retention = "RET-SYS3",
            DocumentId = formDocument,
        });
        db.Add(new EventDuty
        {
            Id = desk.Vault.Clock.NewId(),
            Code = "TEST-DUTY",
            TitleZh = "巡检后登记",
            Event = "inspection",
            Evidence = $"{number}-R01",
            Clauses = "8.7.1",
            From = new(2026, 1, 1),
        });
        await db.SaveChangesAsync(Ct);
        return (citing, formEdition);
    }

    private sealed class Heard : IFactHandler<EditionWithdrawn>
    {
        public List<EditionWithdrawn> Facts { get; } = [];

        public Task HandleAsync(EditionWithdrawn fact, Act act)
        {
            Facts.Add(fact);
            return Task.CompletedTask;
        }
    }
}
