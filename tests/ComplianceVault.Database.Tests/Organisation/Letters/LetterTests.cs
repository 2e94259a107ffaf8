using ComplianceVault.App.Organisation;
using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Organisation.Letters;

/// <summary>Letters of appointment and authorisation (ITSMS-M01-R08): who drafts, who signs, from when to when they are in effect, what becomes of them.</summary>
public sealed class LetterTests
{
    private static readonly string[] People = [LifeDesk.Author, LifeDesk.Head, LifeDesk.Representative, LifeDesk.Manager, LifeDesk.Controller, LetterOffice.AdminHead];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task LetterChangedBetweenOpeningAndAccepting_IsRefused(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var id = await office.SignedAsync(await office.LetterAsync());
        var opened = (await office.ViewAsync(id)).ContentHash;
        await using (var db = await office.Vault.DatabaseAsync())
            await db.Set<Letter>().Where(l => l.Id == id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Duties, "全部职责"), Ct);

        var accepted = await office.Vault.Get<AcceptLetter>().ExecuteAsync(await office.Life.ActorAsync(LifeDesk.Representative), id, opened, new(SampleAccounts.Password), Ct);
        Assert.Equal("signing.content-changed", accepted.Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task DraftedByTheController_SignedByTheManager_IsInEffect_AndItsSignatureHolds(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var id = await office.DraftAsync(await office.LetterAsync(to: office.Today.AddYears(3)));
        var drafted = await office.ViewAsync(id);
        Assert.Equal(("LETTERS-2026-0001", "管理者代表", LetterStanding.Waiting), (drafted.Letter.Number, drafted.Letter.Title, drafted.Row.Standing));
        Assert.Equal(new DateOnly(2026, 3, 9), drafted.Steps[0].Due.Due);

        LifeDesk.Must(await office.SignAsync(id));

        var signed = await office.ViewAsync(id);
        Assert.Equal((LetterState.Signed, LetterStanding.InEffect, office.Today), (signed.Letter.State, signed.Row.Standing, signed.Letter.SignedOn));
        await using var db = await office.Vault.DatabaseAsync();
        var signature = await db.Set<Signature>().SingleAsync(s => s.ObjectId == id, Ct);
        Assert.True(signature.HoldsFor(new(Letter.Kind, id), signed.ContentHash));
        Assert.Equal((LifeDesk.Manager, Role.Manager, SignatureMeaning.Approve), (signature.PersonName, signature.RoleCode, signature.Meaning));
        Assert.Equal(1, await db.Set<Letter>().CountAsync(Letter.InEffect(office.Today), Ct));
        Assert.Equal(0, await db.Set<Letter>().CountAsync(Letter.InEffect(office.Today.AddDays(-1)), Ct));
        Assert.Equal(0, await db.Set<Letter>().CountAsync(Letter.InEffect(office.Today.AddYears(3).AddDays(1)), Ct));
        Assert.True((await office.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    [Theory, OnEachDatabase]
    public async Task OnlyTheAdministration_Drafts(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        LifeDesk.Must(await office.TryDraftAsync(await office.LetterAsync(), LetterOffice.AdminHead));
        var other = await office.LetterAsync(LetterOffice.Auditor, "auditor");

        Assert.Equal("letters.not-administration", (await office.TryDraftAsync(other, LifeDesk.Head)).Error?.Code);
        Assert.Equal("letters.not-administration", (await office.TryDraftAsync(other, LifeDesk.Representative)).Error?.Code);
        Assert.Equal("access.missing-permission", (await office.TryDraftAsync(other, "技术部工程师")).Error?.Code);
        Assert.Equal("access.not-granted", (await office.TryDraftAsync(other, "外部审核员")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task OnlyTheManager_Signs_WithTheRightPassword_OverWhatWasShown(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var id = await office.DraftAsync(await office.LetterAsync());

        foreach (var person in People.Except([LifeDesk.Manager]))
            Assert.Equal("deciding.not-your-turn", (await office.SignAsync(id, person)).Error?.Code);
        Assert.Equal("signing.wrong-password", (await office.SignAsync(id, password: "not this one")).Error?.Code);
        Assert.Equal("signing.content-changed", (await office.SignAsync(id, hash: new('0', 64))).Error?.Code);
        LifeDesk.Must(await office.SignAsync(id));
        Assert.Equal("deciding.already-done", (await office.SignAsync(id)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WhoDrafted_DoesNotSign_EvenHoldingBothOffices(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        await office.Life.GiveRoleAsync(LifeDesk.Controller, Role.Manager);
        var id = await office.DraftAsync(await office.LetterAsync());

        Assert.Equal("deciding.not-own-work", (await office.SignAsync(id, LifeDesk.Controller)).Error?.Code);
        Assert.Equal("deciding.not-own-work", (await office.DeclineAsync(id, LifeDesk.Controller)).Error?.Code);
        Assert.Empty(await office.DeskAsync(LifeDesk.Controller));
        LifeDesk.Must(await office.SignAsync(id));
    }

    [Theory, OnEachDatabase]
    public async Task NobodySignsTheOwnAppointment_NotAsADeputyEither(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        await office.Life.DeputiseAsync(LifeDesk.Manager, LifeDesk.Representative, Role.Manager);
        var (own, other) = (await office.DraftAsync(await office.LetterAsync()), await office.DraftAsync(await office.LetterAsync(LetterOffice.Auditor, "auditor")));

        Assert.Equal("letters.own", (await office.SignAsync(own, LifeDesk.Representative)).Error?.Code);
        Assert.Equal(("letters.own", false), ((await office.ViewAsync(own, LifeDesk.Representative)).Refusal?.Code, (await office.ViewAsync(own, LifeDesk.Representative)).Acts.Contains(LetterAct.Sign)));
        LifeDesk.Must(await office.SignAsync(other, LifeDesk.Representative));
        Assert.Equal("管理者代表（代 总经理）", (await office.ViewAsync(other)).Steps[0].DoneByName);
        Assert.Equal([("letter.sign", (await office.GetAsync(own)).Number)], await office.DeskAsync(LifeDesk.Manager));
        Assert.Empty(await office.DeskAsync(LifeDesk.Representative));
    }

    [Theory, OnEachDatabase]
    public async Task OnceIssued_ItWaitsForTheAppointedPersonAlone_WhoAcceptsWithASignature_SeenOnLetterPersonAndPaper(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        await office.Life.DeputiseAsync(LifeDesk.Representative, LifeDesk.Head, Role.Representative);
        var id = await office.SignedAsync(await office.LetterAsync());
        Assert.Equal([("letter.accept", (await office.GetAsync(id)).Number)], await office.DeskAsync(LifeDesk.Representative));
        Assert.True((await office.ViewAsync(id)).Row.AwaitsAcceptance);
        foreach (var person in People.Except([LifeDesk.Representative]))
        {
            Assert.Empty(await office.DeskAsync(person));
            Assert.Equal("deciding.not-your-turn", (await office.AcceptAsync(id, person)).Error?.Code);
        }

        Assert.Equal("signing.wrong-password", (await office.AcceptAsync(id, password: "not this one")).Error?.Code);
        LifeDesk.Must(await office.AcceptAsync(id));

        var view = await office.ViewAsync(id);
        Assert.Equal((LetterState.Accepted, LetterStanding.InEffect, office.Today, false), (view.Letter.State, view.Row.Standing, view.Row.AcceptedOn, view.Row.AwaitsAcceptance));
        Assert.Equal([LifeDesk.Manager, LifeDesk.Representative], view.Steps.Select(s => s.DoneByName));
        Assert.Equal("deciding.already-done", (await office.AcceptAsync(id)).Error?.Code);
        Assert.Empty(await office.DeskAsync(LifeDesk.Representative));
        await using var db = await office.Vault.DatabaseAsync();
        Assert.True((await db.Set<Signature>().SingleAsync(s => s.ObjectId == id && s.Meaning == SignatureMeaning.Accept, Ct)).HoldsFor(new(Letter.Kind, id), view.ContentHash));
        Assert.Contains("本人签收2026-03-02", await office.PaperAsync(id), StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task WhoDoesNotAccept_SaysWhy_TheLetterIsInEffectNoLonger_AndTheManagerClosesIt(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var id = await office.SignedAsync(await office.LetterAsync());
        office.Vault.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("act.reason-required", (await office.RefuseAsync(id, reason: " ")).Error?.Code);

        LifeDesk.Must(await office.RefuseAsync(id));

        var number = (await office.GetAsync(id)).Number;
        Assert.Equal([("letter.refused", number)], await office.DeskAsync(LifeDesk.Manager));
        Assert.Equal("deciding.not-open", (await office.AcceptAsync(id)).Error?.Code);
        await using var db = await office.Vault.DatabaseAsync();
        Assert.Equal((1, 0), (await db.Set<Letter>().CountAsync(Letter.InEffect(office.Today.AddDays(-1)), Ct), await db.Set<Letter>().CountAsync(Letter.InEffect(office.Today), Ct)));
        Assert.Equal("letters.not-found", (await office.TryViewAsync(id, "技术部工程师")).Error?.Code); // why somebody does not want an office is not for all
        Assert.Equal("另有任务", (await office.ViewAsync(id, LifeDesk.Controller)).Steps[1].Reason);
        var refusedOn = office.Today;
        office.Vault.Clock.Advance(TimeSpan.FromDays(1));
        LifeDesk.Must(await office.EndAsync(id, reason: "另行任命"));
        Assert.Equal((LetterState.Ended, refusedOn), ((await office.GetAsync(id)).State, (await office.GetAsync(id)).EndedOn));
        Assert.Empty(await office.DeskAsync(LifeDesk.Manager));
        Assert.True((await office.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    [Theory, OnEachDatabase]
    public async Task EndedOrPastItsLastDay_ALetterIsAcceptedNoMore(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var (ended, over) = (await office.SignedAsync(await office.LetterAsync()), await office.SignedAsync(await office.LetterAsync(role: "auditor", to: office.Today)));
        LifeDesk.Must(await office.EndAsync(ended));
        office.Vault.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Empty(await office.DeskAsync(LifeDesk.Representative));
        Assert.Equal("deciding.not-open", (await office.AcceptAsync(ended)).Error?.Code);
        Assert.Equal("letters.over", (await office.AcceptAsync(over)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task EveryStateWithEveryAct_IsDoneByWhoMay_AndRefusedToAllOthers(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var allowed = new Dictionary<(LetterState, LetterAct), string[]>
        {
            [(LetterState.Draft, LetterAct.Decline)] = [LifeDesk.Manager],
            [(LetterState.Draft, LetterAct.TakeBack)] = [LifeDesk.Controller, LetterOffice.AdminHead],
            [(LetterState.Signed, LetterAct.Refuse)] = [LifeDesk.Representative],
            [(LetterState.Signed, LetterAct.End)] = [LifeDesk.Manager],
            [(LetterState.Accepted, LetterAct.End)] = [LifeDesk.Manager],
            [(LetterState.Refused, LetterAct.End)] = [LifeDesk.Manager],
        };
        foreach (var state in Enum.GetValues<LetterState>())
        {
            foreach (var act in new[] { LetterAct.Decline, LetterAct.TakeBack, LetterAct.Refuse, LetterAct.End })
            {
                var may = allowed.GetValueOrDefault((state, act), []);
                var id = await InStateAsync(office, state);
                foreach (var person in People.Except(may))
                    Assert.False((await DoAsync(office, id, act, person)).Succeeded, $"{person} {act} {state}");
                Assert.Equal(state, (await office.GetAsync(id)).State);
                if (may.Length > 0)
                    LifeDesk.Must(await DoAsync(office, id, act, may[^1]));
                if (may.Length > 0)
                    Assert.Equal(LetterWorkflow.Table.Next(state, act).Value, (await office.GetAsync(id)).State);
                await ClearAsync(office);
            }
        }
    }

    [Theory, OnEachDatabase]
    public async Task WhatIsUnfit_IsRefusedByName(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var good = await office.LetterAsync();
        foreach (var (input, code) in new[]
        {
            (good with { AppointeeId = Guid.Empty }, "organisation.person-unknown"),
            (good with { AppointeeId = (await office.Life.ActorAsync("外部审核员")).PersonId }, "letters.inside-only"),
            (good with { Designation = "流程负责人" }, "letters.role-or-designation"),
            (good with { RoleCode = null }, "letters.role-or-designation"),
            (good with { RoleCode = "king" }, "organisation.role-unknown"),
            (good with { RoleCode = "supplier" }, "organisation.role-outside-only"),
            (good with { RoleCode = "dept_head" }, "letters.department-required"),
            (good with { RoleCode = "dept_head", Department = "none" }, "organisation.department-unknown"),
            (good with { Duties = " " }, "letters.duties-required"),
            (good with { Duties = new('一', 2001) }, "act.text-too-long"),
            (good with { From = office.Today.AddDays(-1) }, "letters.backdated"),
            (good with { To = good.From.AddDays(-1) }, "letters.days-order"),
        })
            Assert.Equal(code, (await office.TryDraftAsync(input)).Error?.Code);
        var id = await office.DraftAsync(good);
        Assert.Equal("letters.already-drafted", (await office.TryDraftAsync(good)).Error?.Code);
        Assert.Equal("LETTERS-2026-0001", (await office.GetAsync(id)).Number);
        Assert.Equal("act.reason-required", (await office.DeclineAsync(id, reason: " ")).Error?.Code);
        Assert.Equal("act.reason-required", (await office.TakeBackAsync(id, reason: " ")).Error?.Code);
        Assert.Equal("act.reason-required", (await office.EndAsync(id, reason: " ")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task SignedAfterItsFirstDay_TakesEffectOnTheDayOfTheSignature_AndNeverAfterItsLast(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var late = await office.DraftAsync(await office.LetterAsync());
        var over = await office.DraftAsync(await office.LetterAsync(LetterOffice.Auditor, "auditor", to: office.Today));
        office.Vault.Clock.Advance(TimeSpan.FromDays(1));

        LifeDesk.Must(await office.SignAsync(late));
        Assert.Equal(office.Today, (await office.ViewAsync(late)).Row.EffectiveFrom);
        await using var db = await office.Vault.DatabaseAsync();
        Assert.Equal(0, await db.Set<Letter>().CountAsync(Letter.InEffect(office.Today.AddDays(-1)), Ct));
        Assert.Equal("letters.over", (await office.SignAsync(over)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task EndedEarly_IsNoLongerInEffectFromThatDayOn_AndSaysWhyAndByWhom(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var id = await office.SignedAsync(await office.LetterAsync());
        office.Vault.Clock.Advance(TimeSpan.FromDays(10));

        LifeDesk.Must(await office.EndAsync(id));

        var view = await office.ViewAsync(id);
        Assert.Equal((LetterStanding.Ended, office.Today, LifeDesk.Manager, "岗位调整"), (view.Row.Standing, view.Letter.EndedOn, view.Letter.EndedByName, view.Letter.EndReason));
        await using var db = await office.Vault.DatabaseAsync();
        Assert.Equal((1, 0), (await db.Set<Letter>().CountAsync(Letter.InEffect(office.Today.AddDays(-1)), Ct), await db.Set<Letter>().CountAsync(Letter.InEffect(office.Today), Ct)));
        Assert.Equal("workflow.not-allowed", (await office.EndAsync(id)).Error?.Code);
        Assert.Empty(await office.ListAsync(LifeDesk.Controller));
        Assert.Single(await office.ListAsync(LifeDesk.Controller, all: true));
    }

    [Theory, OnEachDatabase]
    public async Task Desk_ShowsWhatWaitsForTheManager_AndWhatEndsWithin30Days_UntilTheNextIsDrafted(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var letter = await office.LetterAsync(LetterOffice.Auditor, "auditor", to: office.Today.AddDays(31));
        var id = await office.DraftAsync(letter);
        var number = (await office.GetAsync(id)).Number;
        Assert.Equal([("letter.sign", number)], await office.DeskAsync(LifeDesk.Manager));
        LifeDesk.Must(await office.SignAsync(id));
        Assert.Empty(await office.DeskAsync(LifeDesk.Manager));
        Assert.Empty(await office.DeskAsync(LifeDesk.Controller));

        office.Vault.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([("letter.ending", number)], await office.DeskAsync(LifeDesk.Controller));
        await office.DraftAsync(letter with { From = office.Today.AddDays(20), To = office.Today.AddYears(1) });

        Assert.Empty(await office.DeskAsync(LifeDesk.Controller));
    }

    [Theory, OnEachDatabase]
    public async Task Roles_ShowTheLetterOfTheirHolder_OrThatThereIsNone(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        Assert.Empty((await office.HolderAsync("mgmt_rep", LifeDesk.Representative)).Letters);
        var id = await office.SignedAsync(await office.LetterAsync());
        await office.SignedAsync(await office.LetterAsync(LifeDesk.Head, "dept_head", department: "tech"));
        await office.SignedAsync(await office.LetterAsync(LifeDesk.MarketHead, "dept_head", department: "tech"));

        Assert.Equal((await office.GetAsync(id)).Number, Assert.Single((await office.HolderAsync("mgmt_rep", LifeDesk.Representative)).Letters).Number);
        Assert.Single((await office.HolderAsync("dept_head", LifeDesk.Head)).Letters);
        Assert.Empty((await office.HolderAsync("dept_head", LifeDesk.MarketHead)).Letters); // that of another department
        var roles = LifeDesk.Must(await office.Vault.Get<OrganisationQueries>().RolesAsync(await office.Life.ActorAsync(LifeDesk.Representative), Ct));
        Assert.Equal(["mgmt_rep", "dept_head", "process_owner", "auditor"], roles.Where(r => r.Appointed).Select(r => r.Code));
        var person = (await office.Life.ActorAsync(LifeDesk.Representative)).PersonId;
        Assert.Equal(id, Assert.Single(LifeDesk.Must(await office.Vault.Get<LetterQueries>().OfPersonAsync(await office.Life.ActorAsync("技术部工程师"), person, Ct))).Id);
    }

    [Theory, OnEachDatabase]
    public async Task Drafts_AreForWhoDraftsSignsAndAudits_SignedOnesForAll(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var id = await office.DraftAsync(await office.LetterAsync(LetterOffice.Auditor, null, "流程负责人"));

        Assert.Equal("letters.not-found", (await office.TryViewAsync(id, "技术部工程师")).Error?.Code);
        Assert.Empty(await office.ListAsync("技术部工程师", all: true));
        foreach (var person in new[] { LifeDesk.Controller, LetterOffice.AdminHead, LifeDesk.Manager, LifeDesk.Representative })
            Assert.Single(await office.ListAsync(person));
        LifeDesk.Must(await office.SignAsync(id));
        Assert.Equal("流程负责人", Assert.Single(await office.ListAsync("技术部工程师")).Title);
        Assert.Equal("access.not-granted", (await office.TryViewAsync(id, "外部审核员")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WhoLeaves_HoldsNoLetterAnyMore(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var signed = await office.SignedAsync(await office.LetterAsync(LetterOffice.Auditor, "auditor"));
        var draft = await office.DraftAsync(await office.LetterAsync(LetterOffice.Auditor, "lead_auditor"));
        var person = (await office.Life.ActorAsync(LetterOffice.Auditor)).PersonId;

        LifeDesk.Must(await office.Vault.Get<OffBoardPerson>().ExecuteAsync(await office.Life.ActorAsync("系统管理员"), person, "离职", Ct));

        Assert.Equal((LetterState.Ended, office.Today, "本人离职"), ((await office.GetAsync(signed)).State, (await office.GetAsync(signed)).EndedOn, (await office.GetAsync(signed)).EndReason));
        Assert.Equal(LetterState.TakenBack, (await office.GetAsync(draft)).State);
        Assert.Empty(await office.DeskAsync(LifeDesk.Manager));
    }

    [Theory, OnEachDatabase]
    public async Task Paper_IsPrintedOnceItIsSigned_WithItsSignature(Database database)
    {
        await using var office = await LetterOffice.OpenAsync(database);
        var id = await office.DraftAsync(await office.LetterAsync());
        var staff = await office.Life.ActorAsync(LifeDesk.Controller);
        Assert.Equal("letters.not-signed", (await office.Vault.Get<LetterPaper>().PdfAsync(staff, id, Ct)).Error?.Code);
        LifeDesk.Must(await office.SignAsync(id));

        var paper = LifeDesk.Must(await office.Vault.Get<LetterPaper>().PdfAsync(staff, id, Ct));

        Assert.Equal("LETTERS-2026-0001 管理者代表.pdf", paper.FileName);
        await paper.Content.DisposeAsync();
        var text = await office.PaperAsync(id);
        await using var db = await office.Vault.DatabaseAsync();
        var company = (await db.Set<VaultFacts>().SingleAsync(Ct)).Company;
        Assert.All(new[] { company, "任命书", "LETTERS-2026-0001", "向总经理报告体系绩效", "总经理", "通过", "未签收" }, w => Assert.Contains(w, text, StringComparison.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task Sample_HasLettersThatItsManagerSigned_AndTheAppointedAccepted_OnItsFirstDay(Database database)
    {
        await using var vault = await TestVault.SampleForOwnFilesAsync(database);
        await using var db = await vault.DatabaseAsync();
        var now = vault.Clock.GetUtcNow().UtcDateTime;
        var history = new SampleHistory(Actor.Program(new ActSession("loader", ActSource.Loader)), vault.Get<SeedFolder>(), now, now);
        foreach (var _ in new[] { 1, 2 }) // a second run finds them
        {
            foreach (var step in LifeDesk.Must(await Filler(vault).PlanAsync(history, Ct)))
                LifeDesk.Must(await step.DoAsync(Ct));
        }

        var letters = await db.Set<Letter>().OrderBy(l => l.Number).ToListAsync(Ct);
        Assert.Equal(["管理者代表", "内审员", "流程负责人"], letters.Select(l => l.Title));
        Assert.All(letters, l => Assert.Equal(LetterState.Accepted, l.State));
        foreach (var meaning in new[] { SignatureMeaning.Approve, SignatureMeaning.Accept })
            Assert.Equal(3, await db.Set<Signature>().CountAsync(s => s.ObjectKind == Letter.Kind && s.Meaning == meaning && s.IsSample, Ct));
    }

    private static ISampleFiller Filler(TestVault vault) => vault.Get<IEnumerable<ISampleFiller>>().Single(f => f.GetType().Name == "SampleLetters");

    private static async Task<Guid> InStateAsync(LetterOffice office, LetterState state)
    {
        var id = await office.DraftAsync(await office.LetterAsync());
        LifeDesk.Must(state switch
        {
            LetterState.Draft => Result.Success,
            LetterState.Declined => await office.DeclineAsync(id),
            LetterState.TakenBack => await office.TakeBackAsync(id),
            _ => await office.SignAsync(id),
        });
        LifeDesk.Must(state switch
        {
            LetterState.Ended => await office.EndAsync(id),
            LetterState.Accepted => await office.AcceptAsync(id),
            LetterState.Refused => await office.RefuseAsync(id),
            _ => Result.Success,
        });
        return id;
    }

    /// <summary>What a step left waiting would refuse the next draft for the same office.</summary>
    private static async Task ClearAsync(LetterOffice office)
    {
        foreach (var row in (await office.ListAsync(LifeDesk.Controller)).Where(r => r.Standing == LetterStanding.Waiting))
            LifeDesk.Must(await office.TakeBackAsync(row.Id));
    }

    private static Task<Result> DoAsync(LetterOffice office, Guid id, LetterAct act, string by) => act switch
    {
        LetterAct.Decline => office.DeclineAsync(id, by),
        LetterAct.TakeBack => office.TakeBackAsync(id, by),
        LetterAct.Refuse => office.RefuseAsync(id, by),
        _ => office.EndAsync(id, by),
    };
}
