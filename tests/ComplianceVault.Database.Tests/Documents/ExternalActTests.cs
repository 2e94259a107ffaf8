using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>A standard from outside: every act with it, wherever its new edition stands, and with the slip on which it was handed over, by everybody.</summary>
public sealed class ExternalActTests
{
    private enum Standing
    {
        InForce,
        QuestionOpen,
        Answered,
        Replaced,
    }

    private enum ExternalAct
    {
        Check,
        RegisterEdition,
        Answer,
        BringIntoForce,
    }

    private enum Slip
    {
        Open,
        Registered,
        Declined,
    }

    private sealed record Standard(Guid Document, Guid Question);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task EveryStandingWithEveryAct_IsDoneByWhoMay_AndRefusedToAllOthers(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var roles = new EveryRole();
        foreach (var (standing, act) in Enum.GetValues<Standing>().SelectMany(s => Enum.GetValues<ExternalAct>().Select(a => (s, a))))
        {
            await roles.TryAsync(
                $"{standing}", $"{act}", () => BringToAsync(desk, standing), (of, person) => DoAsync(desk, of, act, person), person => Refused(standing, act, person), of => LookAsync(desk, of));
        }

        roles.Check();
    }

    [Theory, OnEachDatabase]
    public async Task EverySlip_IsRegisteredOrDeclined_ByTheController_Once(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var roles = new EveryRole();
        foreach (var slip in Enum.GetValues<Slip>())
        {
            await roles.TryAsync(
                $"{slip}", "register", () => HandedAsync(desk, slip), (id, person) => RegisterAsync(desk, id, person), person => OfSlip(slip, person, "external.keeper-only"), id => ClosedAsync(desk, id));
            await roles.TryAsync(
                $"{slip}", "decline", () => HandedAsync(desk, slip), (id, person) => DeclineAsync(desk, id, person), person => OfSlip(slip, person, EveryRole.NoRight), id => ClosedAsync(desk, id));
        }

        roles.Check();
    }

    [Theory, OnEachDatabase]
    public async Task WhatCameFromOutside_IsHandedOverByEverybodyOfTheCompany(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var roles = new EveryRole();
        await roles.TryAsync(
            "nothing", "hand over", () => Task.FromResult(true), async (_, person) => (await HandAsync(desk, person)).WithoutValue(), person => person == EveryRole.ExternalAuditor ? EveryRole.NotGranted : null,
            async _ =>
            {
                await using var db = await desk.Vault.DatabaseAsync();
                return await db.Set<ExternalHandOver>().CountAsync(Ct);
            });
        roles.Check();
    }

    private static string? Refused(Standing standing, ExternalAct act, string person) => (act, person, standing) switch
    {
        (_, EveryRole.ExternalAuditor, _) => EveryRole.NotGranted,
        (ExternalAct.Check, _, _) => person == LifeDesk.Controller ? null : "external.keeper-only",
        (ExternalAct.Answer, LifeDesk.Manager or EveryRole.Staff or EveryRole.InternalAuditor, _) => EveryRole.NoRight,
        (ExternalAct.Answer, _, Standing.InForce) => "documents.not-found", // there is no question
        (ExternalAct.Answer, LifeDesk.Representative, _) => "lifecycle.not-your-department",
        (ExternalAct.Answer, _, Standing.Replaced) => "external.already-in-force",
        (ExternalAct.Answer, _, _) => null,
        (_, not LifeDesk.Controller, _) => EveryRole.NoRight,
        (ExternalAct.RegisterEdition, _, Standing.QuestionOpen or Standing.Answered) => "external.edition-waits",
        (ExternalAct.BringIntoForce, _, Standing.InForce or Standing.Replaced) => "external.nothing-waits",
        (ExternalAct.BringIntoForce, _, Standing.QuestionOpen) => "external.impact-open",
        _ => null,
    };

    private static string? OfSlip(Slip slip, string person, string notTheirs) =>
        person == EveryRole.ExternalAuditor ? EveryRole.NotGranted
        : person != LifeDesk.Controller ? notTheirs
        : slip == Slip.Open ? null
        : "external.hand-over-closed";

    private static async Task<Result> DoAsync(LifeDesk desk, Standard of, ExternalAct act, string by, string label = "2030")
    {
        var (vault, actor) = (desk.Vault, await desk.ActorAsync(by));
        return act switch
        {
            ExternalAct.Check => (await vault.Get<CheckCurrency>().ExecuteAsync(actor, of.Document, CurrencyOutcome.Current, "标准信息公共服务平台", Ct)).WithoutValue(),
            ExternalAct.RegisterEdition => (await vault.Get<RegisterExternalEdition>().ExecuteAsync(actor, of.Document, Facts(label), null, Ct)).WithoutValue(),
            ExternalAct.Answer => (await vault.Get<AnswerImpact>().ExecuteAsync(actor, of.Question, ImpactOutcome.NoEffect, $"{by}：等级未变", Ct)).WithoutValue(),
            _ => await vault.Get<BringExternalIntoForce>().ExecuteAsync(actor, of.Document, Ct),
        };
    }

    /// <summary>A standard that a work instruction of the technology department cites.</summary>
    private static async Task<Standard> BringToAsync(LifeDesk desk, Standing standing)
    {
        var registered = LifeDesk.Must(await desk.Vault.Get<RegisterExternal>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), NewStandard(null), null, Ct));
        var of = new Standard(registered.Id, Guid.Empty);
        if (standing == Standing.InForce)
            return of;
        var citing = await desk.StartAsync((await desk.RegisterAsync($"规范 {registered.Number}")).Id, text: $"# 1 依据\n\n巡检按 {registered.Number} 的等级进行。\n");
        await desk.ApproveThroughAsync(citing);
        LifeDesk.Must(await desk.PublishAsync(citing));
        LifeDesk.Must(await DoAsync(desk, of, ExternalAct.RegisterEdition, LifeDesk.Controller, "2026"));
        await using var db = await desk.Vault.DatabaseAsync();
        of = of with { Question = await db.Set<ImpactQuestion>().Where(q => db.Set<Edition>().Any(e => e.Id == q.EditionId && e.DocumentId == of.Document)).Select(q => q.Id).SingleAsync(Ct) };
        if (standing != Standing.QuestionOpen)
            LifeDesk.Must(await desk.Vault.Get<AnswerImpact>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Head), of.Question, ImpactOutcome.NoEffect, "不涉及", Ct));
        if (standing == Standing.Replaced)
            LifeDesk.Must(await DoAsync(desk, of, ExternalAct.BringIntoForce, LifeDesk.Controller));
        return of;
    }

    /// <summary>The editions with their states, how often it was checked, and the answer.</summary>
    private static async Task<object> LookAsync(LifeDesk desk, Standard of)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var editions = await db.Set<Edition>().Where(e => e.DocumentId == of.Document).OrderBy(e => e.Ordinal).ToListAsync(Ct);
        var checks = await db.Set<CurrencyCheck>().CountAsync(c => c.DocumentId == of.Document, Ct);
        var answer = await db.Set<ImpactQuestion>().Where(q => q.Id == of.Question).Select(q => q.Reason).FirstOrDefaultAsync(Ct);
        return $"{string.Join(' ', editions.Select(e => $"{e.Label} {e.State}"))} {checks} {answer}";
    }

    private static async Task<Guid> HandedAsync(LifeDesk desk, Slip slip)
    {
        var number = LifeDesk.Must(await HandAsync(desk, LifeDesk.Author));
        await using var db = await desk.Vault.DatabaseAsync();
        var id = await db.Set<ExternalHandOver>().Where(h => h.Number == number).Select(h => h.Id).SingleAsync(Ct);
        if (slip == Slip.Registered)
            LifeDesk.Must(await RegisterAsync(desk, id, LifeDesk.Controller));
        if (slip == Slip.Declined)
            LifeDesk.Must(await DeclineAsync(desk, id, LifeDesk.Controller));
        return id;
    }

    private static async Task<object> ClosedAsync(LifeDesk desk, Guid slip)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        return await db.Set<ExternalHandOver>().Where(h => h.Id == slip).Select(h => $"{h.ClosedAt} {h.DocumentId} {h.Reason}").SingleAsync(Ct);
    }

    private static async Task<Result<string>> HandAsync(LifeDesk desk, string by) =>
        await desk.Vault.Get<HandOverExternal>().ExecuteAsync(await desk.ActorAsync(by), new("井盖承重等级", "客户邮件", desk.Today), Ct);

    private static async Task<Result> RegisterAsync(LifeDesk desk, Guid slip, string by) =>
        (await desk.Vault.Get<RegisterExternal>().ExecuteAsync(await desk.ActorAsync(by), NewStandard(slip), null, Ct)).WithoutValue();

    private static async Task<Result> DeclineAsync(LifeDesk desk, Guid slip, string by) => await desk.Vault.Get<DeclineHandOver>().ExecuteAsync(await desk.ActorAsync(by), slip, "广告，不需受控", Ct);

    private static ExternalFacts NewStandard(Guid? slip) => new(null, "井盖承重等级", ExternalCategory.Standard, "tech", [], Facts("2020"), slip);

    private static ExternalEditionFacts Facts(string label) => new(label, "国家标准化管理委员会", "标准发行单位", "单用户许可，不得复制");
}
