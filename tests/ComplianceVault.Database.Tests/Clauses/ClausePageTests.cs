using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Clauses;

/// <summary>Who answers for a clause, what proves it, how often, in whose words; and who sees what of it.</summary>
public sealed class ClausePageTests
{
    private const string Body = "# 1 要求\n\n## 1.1 核对\n\n每月月底清点一次备用电池，并把电压写在卡片上。";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Departments_ChangeFromToday_WithReason_OldAndNewInTheTrail(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        var before = desk.Vault.Get<App.Organisation.CompanyTime>().Today;
        desk.Vault.Clock.Advance(TimeSpan.FromDays(10));
        var set = desk.Vault.Get<SetClauseDuties>();

        Assert.Equal("act.reason-required", (await set.ExecuteAsync(desk.Files.Controller, "8.2.6", "admin", ["tech"], "", Ct)).Error?.Code);
        Assert.Equal("organisation.no-such-department", (await set.ExecuteAsync(desk.Files.Controller, "8.2.6", "moon", [], "改组", Ct)).Error?.Code);
        Assert.True((await set.ExecuteAsync(desk.Files.Controller, "8.2.6", "admin", ["tech"], "改组", Ct)).Succeeded);
        Assert.Equal("clauses.nothing-changed", (await set.ExecuteAsync(desk.Files.Controller, "8.2.6", "admin", ["tech"], "改组", Ct)).Error?.Code);

        var (now, then) = (await desk.ClauseAsync("8.2.6"), await desk.ClauseAsync("8.2.6", asOf: before));
        Assert.Equal(("admin", "tech"), (now.Lead, Assert.Single(now.Supporting)));
        Assert.Equal(("tech", 3), (then.Lead, then.Supporting.Count));
        var entry = (await desk.Vault.Get<ClauseHistory>().ListAsync(desk.Files.Controller, "8.2.6", Ct)).Value.First(e => e.Act == "clause.duties-set");
        Assert.Contains("\"old\":{", entry.Content, StringComparison.Ordinal);
        Assert.Contains("改组", entry.Content, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task Owner_AndLicensedText_AreKeptAsOf_AndTheTextStaysOutOfTheTrail(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        Assert.True((await desk.Vault.Get<SetClauseOwner>().ExecuteAsync(desk.Files.Representative, "8.2.6", "service_manager", "负责人调整", Ct)).Succeeded);
        var text = desk.Vault.Get<SetClauseText>();
        Assert.Equal("clauses.text-source-required", (await text.ExecuteAsync(desk.Files.Controller, "8.2.6", "甲乙丙丁", " ", Ct)).Error?.Code);
        Assert.True((await text.ExecuteAsync(desk.Files.Controller, "8.2.6", "甲乙丙丁", "公司购买的标准 1 号", Ct)).Succeeded);
        desk.Vault.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True((await text.ExecuteAsync(desk.Files.Controller, "8.2.6", "戊己庚辛", "公司购买的标准 2 号", Ct)).Succeeded);

        var view = await desk.ClauseAsync("8.2.6");
        Assert.Equal(("service_manager", "戊己庚辛", "甲乙丙丁"), (view.Owner, view.Text!.Text, Assert.Single(view.OlderTexts).Text));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.False(await db.Set<TrailDetail>().AnyAsync(d => d.Content.Contains("戊己庚辛"), Ct));
    }

    [Theory, OnEachDatabase]
    public async Task FormsAndDuties_OfAClause_AreListed_LinkedAndEnded(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        var view = await desk.ClauseAsync("8.2.6");
        Assert.Contains(view.Forms, f => f.Form is { Number: "ITSMS-P07-R01", IsActive: true, TitleZh: "配置管理计划" });
        Assert.Contains(view.Duties, d => d.Duty.Evidence.Count > 0 && d.Duty.Cadence == Cadence.Semiannual);
        Assert.Equal(
            new Deadline("管理评审决定手册整本换版后 5 个工作日内", "within 5 working days after: Manual to be re-issued"),
            (await desk.ClauseAsync("7.5.2")).EventDuties.Single(d => d.Code == "EVT-001").Due);
        var controller = desk.Files.Controller;

        Assert.Equal("clauses.already-linked", (await desk.Vault.Get<LinkForm>().ExecuteAsync(controller, "8.2.6", "ITSMS-P07-R01", Ct)).Error?.Code);
        Assert.True((await desk.Vault.Get<LinkForm>().ExecuteAsync(controller, "8.2.6", "ITSMS-P05-R01", Ct)).Succeeded);
        Assert.True((await desk.Vault.Get<LinkObligation>().ExecuteAsync(controller, "8.2.6", "OBL-001", Ct)).Succeeded);
        view = await desk.ClauseAsync("8.2.6");
        var (form, duty) = (view.Forms.Single(f => f.Form.Number == "ITSMS-P05-R01"), view.Duties.Single(d => d.Duty.Code == "OBL-001"));
        Assert.True((await desk.Vault.Get<EndFormLink>().ExecuteAsync(controller, form.LinkId, "不再证明", Ct)).Succeeded);
        Assert.True((await desk.Vault.Get<EndObligationLink>().ExecuteAsync(controller, duty.LinkId, "不再相关", Ct)).Succeeded);
        view = await desk.ClauseAsync("8.2.6");

        Assert.DoesNotContain(view.Forms, f => f.Form.Number == "ITSMS-P05-R01");
        Assert.DoesNotContain(view.Duties, d => d.Duty.Code == "OBL-001");
    }

    [Theory, OnEachDatabase]
    public async Task TheEvidenceOfADuty_IsLinkedAndEnded_WithReason_AsOfTheDay_AndInTheTrail(Database database)
    {
        const string duty = "OBL-001", form = "ITSMS-P07-R01";
        await using var desk = await ClauseDesk.OpenAsync(database);
        var (link, end, began) = (desk.Vault.Get<LinkEvidence>(), desk.Vault.Get<EndEvidence>(), desk.Vault.Get<App.Organisation.CompanyTime>().Today);
        await using var db = await desk.Vault.DatabaseAsync();
        var clause = await db.Set<ObligationClause>().Where(c => c.To == null && db.Set<Obligation>().Any(o => o.Code == duty && o.Id == c.ObligationId)).Select(c => c.Clause).FirstAsync(Ct);
        async Task<bool> ProvesAsync(DateOnly? day = null) => (await desk.ClauseAsync(clause, asOf: day)).Duties.Single(d => d.Duty.Code == duty).Duty.Evidence.Any(e => e.Number == form);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(5));

        Assert.Equal("act.reason-required", (await link.ExecuteAsync(desk.Files.Controller, duty, form, " ", Ct)).Error?.Code);
        Assert.Equal("forms.not-found", (await link.ExecuteAsync(desk.Files.Controller, duty, "X-R99", "补充", Ct)).Error?.Code);
        Assert.Equal("obligations.not-found", (await link.ExecuteAsync(desk.Files.Controller, "OBL-999", form, "补充", Ct)).Error?.Code);
        Assert.Equal("clauses.link-not-found", (await end.ExecuteAsync(desk.Files.Controller, duty, form, "不再用", Ct)).Error?.Code);
        Assert.True((await link.ExecuteAsync(desk.Files.Controller, duty, form, "配置计划也能证明", Ct)).Succeeded);
        Assert.Equal("obligations.already-evidence", (await link.ExecuteAsync(desk.Files.Controller, duty, form, "再来一次", Ct)).Error?.Code);
        var linked = desk.Vault.Get<App.Organisation.CompanyTime>().Today;
        desk.Vault.Clock.Advance(TimeSpan.FromDays(5));
        Assert.True((await end.ExecuteAsync(desk.Files.Controller, duty, form, "改用别的表单", Ct)).Succeeded);

        Assert.Equal((false, true, false), (await ProvesAsync(began), await ProvesAsync(linked), await ProvesAsync()));
        var history = (await desk.Vault.Get<ClauseHistory>().ListAsync(desk.Files.Controller, clause, Ct)).Value;
        Assert.Equal(["obligation.evidence-ended", "obligation.evidence-linked"], history.Select(h => h.Act).Where(a => a.StartsWith("obligation.evidence", StringComparison.Ordinal)));
        Assert.Contains("配置计划也能证明", history.First(h => h.Act == "obligation.evidence-linked").Content, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task ADutyUponAnEvent_ServesOtherClauses_AndIsFulfilledByOtherForms_FromToday(Database database)
    {
        const string duty = "EVT-001", form = "ITSMS-P07-R01";
        await using var desk = await ClauseDesk.OpenAsync(database);
        var (set, before) = (desk.Vault.Get<SetEventDuty>(), desk.Vault.Get<App.Organisation.CompanyTime>().Today);
        async Task<EventDutyView?> OfAsync(string clause, DateOnly? day = null) => (await desk.ClauseAsync(clause, asOf: day)).EventDuties.SingleOrDefault(d => d.Code == duty);
        var loaded = (await OfAsync("7.5.2"))!;
        var proving = loaded.Evidence.Select(e => e.Number).ToList();
        desk.Vault.Clock.Advance(TimeSpan.FromDays(5));

        foreach (var (typed, reason, code) in new[] { ("8.2.6", " ", "act.reason-required"), ("99.9", "补充", "clauses.not-found"), ("7.5.3", "补充", "clauses.heading-only"), ("", "补充", "clauses.none-given") })
            Assert.Equal(code, (await set.ExecuteAsync(desk.Files.Controller, duty, typed.Length == 0 ? [] : [typed], proving, reason, Ct)).Error?.Code);
        Assert.Equal("clauses.nothing-changed", (await set.ExecuteAsync(desk.Files.Controller, duty, loaded.Clauses, proving, "补充", Ct)).Error?.Code);
        Assert.Equal("obligations.not-found", (await set.ExecuteAsync(desk.Files.Controller, "EVT-999", ["8.2.6"], proving, "补充", Ct)).Error?.Code);
        Assert.Equal("forms.not-found", (await set.ExecuteAsync(desk.Files.Controller, duty, ["8.2.6"], ["X-R99"], "补充", Ct)).Error?.Code);
        Assert.True((await set.ExecuteAsync(desk.Files.Controller, duty, ["8.2.6"], proving, "换版也涉及配置", Ct)).Succeeded);
        Assert.True((await set.ExecuteAsync(desk.Files.Controller, duty, ["8.2.6"], [form], "改用配置计划", Ct)).Succeeded);

        Assert.Equal((null, duty), ((await OfAsync("7.5.2"))?.Code, (await OfAsync("8.2.6"))?.Code));
        Assert.Equal(form, Assert.Single((await OfAsync("8.2.6"))!.Evidence).Number);
        Assert.Equal((duty, null), ((await OfAsync("7.5.2", before))?.Code, (await OfAsync("8.2.6", before))?.Code));
        Assert.Equal(loaded.Evidence, (await OfAsync("7.5.2", before))!.Evidence);
        foreach (var (clause, acts) in new[] { ("7.5.2", new[] { "event-duty.clauses-set" }), ("8.2.6", ["event-duty.forms-set", "event-duty.clauses-set"]) })
            Assert.Equal(acts, (await desk.Vault.Get<ClauseHistory>().ListAsync(desk.Files.Controller, clause, Ct)).Value.Select(h => h.Act).Where(a => a.StartsWith("event-duty", StringComparison.Ordinal)));
    }

    [Theory, OnEachDatabase]
    public async Task AProposedDuty_Counts_OnceTheRepresentativeConfirmsIt(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        await using var db = await desk.Vault.DatabaseAsync();
        var proposal = await db.Set<ObligationTerms>().AsNoTracking().Where(t => t.IsProposal && t.To == null && t.Cadence == Cadence.Annual).OrderBy(t => t.TitleZh).FirstAsync(Ct);
        var confirm = desk.Vault.Get<ConfirmObligation>();
        desk.Vault.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal("access.missing-permission", (await confirm.ExecuteAsync(desk.Files.Controller, proposal.ObligationId, Cadence.Annual, null, null, Ct)).Error?.Code);
        Assert.Equal("act.reason-required", (await confirm.ExecuteAsync(desk.Files.Representative, proposal.ObligationId, Cadence.Monthly, null, null, Ct)).Error?.Code);
        Assert.Equal("obligations.within-required", (await confirm.ExecuteAsync(desk.Files.Representative, proposal.ObligationId, Cadence.Continuous, null, "改为持续", Ct)).Error?.Code);
        Assert.True((await confirm.ExecuteAsync(desk.Files.Representative, proposal.ObligationId, proposal.Cadence, proposal.WithinDays, null, Ct)).Succeeded);
        Assert.Equal("obligations.nothing-to-confirm", (await confirm.ExecuteAsync(desk.Files.Representative, proposal.ObligationId, proposal.Cadence, proposal.WithinDays, null, Ct)).Error?.Code);
        Assert.True((await confirm.ExecuteAsync(desk.Files.Representative, proposal.ObligationId, Cadence.Monthly, null, "客户要求", Ct)).Succeeded);

        var rows = await db.Set<ObligationTerms>().AsNoTracking().Where(t => t.ObligationId == proposal.ObligationId).ToListAsync(Ct);
        Assert.Equal(3, rows.Count);
        var now = Assert.Single(rows, r => r.To is null);
        Assert.Equal((Cadence.Monthly, "代表乙", proposal.TitleZh, false), (now.Cadence, now.ByName, now.TitleZh, now.IsProposal));
        var proposed = Assert.Single(rows, r => r.IsProposal);
        Assert.Equal((proposal.From, now.From, (string?)null), (proposed.From, proposed.To, proposed.ByName));
    }

    [Theory, OnEachDatabase]
    public async Task WhatMayNotBeRead_IsNeitherShownNorCounted(Database database)
    {
        await using var desk = await ClauseDesk.OpenAsync(database);
        var edition = await desk.ProcedureAsync("A", "2026-02-01", Body, "QP-77", "电池清点办法");
        await desk.LinkAsync(edition, "8.2.6", "1.1");
        await using var db = await desk.Vault.DatabaseAsync();
        var document = await db.Set<Document>().AsNoTracking().FirstAsync(d => d.Number == "QP-77", Ct);
        var staff = await desk.Vault.PersonAsync("职员", Permission.Read);
        var outsider = await desk.Vault.PersonAsync("外部丙", Permission.Read) with { IsExternal = true, Grant = new ExternalAccess(DateOnly.MaxValue, DocumentsInForce: true, ExportAllowed: false, VerdictsShown: false) };
        Assert.Equal((1, 1), (await CountAsync(desk, staff), await CountAsync(desk, outsider)));

        Assert.True((await desk.Vault.Get<ChangeDocument>().ExecuteAsync(desk.Files.Controller, document.Id, document.Version, new DocumentFacts(document.Title, null, Classification.Confidential, []), "涉密", Ct)).Succeeded);

        Assert.Equal((0, 0, 1), (await CountAsync(desk, staff), await CountAsync(desk, outsider), await CountAsync(desk, desk.Files.Controller)));
        Assert.Empty((await desk.ClauseAsync("8.2.6", staff)).Documents);
        Assert.Null((await desk.Vault.Get<ClauseHistory>().ListAsync(staff, "8.2.6", Ct)).Value.First(e => e.Act == "clause.section-linked").Content);
        var ungranted = outsider with { Grant = outsider.Grant! with { DocumentsInForce = false } };
        var bare = await desk.ClauseAsync("8.2.6", ungranted);
        Assert.Equal((0, 0, 0, 0), (bare.Documents.Count, bare.Forms.Count, bare.Duties.Count, bare.EventDuties.Count));
        Assert.Equal("access.not-granted", (await desk.Vault.Get<ClauseHistory>().ListAsync(ungranted, "8.2.6", Ct)).Error?.Code);
    }

    private static async Task<int> CountAsync(ClauseDesk desk, Actor actor) =>
        (await desk.Vault.Get<ClauseQueries>().TreeAsync(actor, null, Ct)).Value.Single(c => c.Number == "8.2.6").Documents;
}
