using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lending;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Withdrawal;
using ComplianceVault.Database.Tests.Organisation.Letters;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Desk;

/// <summary>What can wait for a decision.</summary>
public enum Subject
{
    Withdrawal,
    Destruction,
    Loss,
    Lending,
    Rule,
    Letter,
    DistributionLine,
    SignedList,
}

/// <summary>
/// Something that waits for a decision: who agrees or refuses, what the trail calls it, and whether agreeing is signed. <paramref name="Refuse"/> null: it can only be
/// agreed to.
/// </summary>
internal sealed record Matter(string Person, bool IsSigned, string Agreed, Func<string, Task<Result>> Agree, string? Refused = null, Func<string, Task<Result>>? Refuse = null);

/// <summary>Brings matters of each kind to the point where they are decided.</summary>
internal static class Matters
{
    /// <summary>Holds every deciding office beside its first holder.</summary>
    public const string Second = "行政部负责人";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static SigningProof Proof => new(SampleAccounts.Password);

    public static async Task<LifeDesk> OpenAsync(Database database)
    {
        var desk = await LifeDesk.OpenAsync(database);
        await desk.KeepMastersAsync(0);
        await desk.GiveRoleAsync(Second, Role.DepartmentHead, "tech");
        await desk.GiveRoleAsync(Second, Role.Representative);
        await desk.GiveRoleAsync(Second, Role.Manager);
        return desk;
    }

    public static Task<Matter> OfAsync(LifeDesk desk, Subject subject, string title) => subject switch
    {
        Subject.Withdrawal => WithdrawalAsync(desk, title),
        Subject.Destruction => DestructionAsync(desk, title),
        Subject.Loss => LossAsync(desk, title),
        Subject.Lending => LendingAsync(desk, title),
        Subject.Rule => RuleAsync(desk, title),
        Subject.Letter => LetterAsync(LetterOffice.In(desk), title),
        Subject.DistributionLine => LineAsync(desk, title),
        _ => ListAsync(desk),
    };

    private static async Task<Matter> WithdrawalAsync(LifeDesk desk, string title)
    {
        var id = await desk.ApplyAsync((await desk.InForceAsync(title)).Edition);
        LifeDesk.Must(await desk.SignWithdrawalAsync(id, LifeDesk.Head));
        return new(
            LifeDesk.Representative, true, "withdrawal.approved", by => desk.SignWithdrawalAsync(id, by, SignatureMeaning.Approve),
            "withdrawal.rejected", by => desk.RejectWithdrawalAsync(id, by));
    }

    private static async Task<Matter> DestructionAsync(LifeDesk desk, string title)
    {
        var id = await desk.ProposeAsync((await desk.WithdrawnAsync(title)).Edition);
        LifeDesk.Must(await desk.ConfirmListAsync(id));
        LifeDesk.Must(await desk.CheckListAsync(id));
        return new(LifeDesk.Head, true, "destruction.approved", by => desk.ApproveListAsync(id, by), "destruction.rejected", by => desk.RejectListAsync(id, by));
    }

    private static async Task<Matter> LossAsync(LifeDesk desk, string title)
    {
        var (document, _) = await desk.InForceAsync(title);
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech")]));
        LifeDesk.Must(await desk.IssueAsync(await desk.CopiesAsync(document)));
        LifeDesk.Must(await desk.AcknowledgeAsync(LifeDesk.Author, await desk.CopiesAsync(document)));
        var loss = LifeDesk.Must(await desk.ReportLossAsync(LifeDesk.Author, (await desk.CopiesAsync(document)).Single()));
        return new(LifeDesk.Head, false, "copies.loss-approved", by => desk.DecideLossAsync(by, loss), "copies.loss-refused", by => desk.DecideLossAsync(by, loss, approve: false));
    }

    private static async Task<Matter> LendingAsync(LifeDesk desk, string title)
    {
        var counter = await LendingCounter.InAsync(desk, title);
        var lending = await counter.AskAsync(counter.Loan());
        return new(LifeDesk.Head, false, "lending.approved", by => counter.DecideAsync(lending, by: by), "lending.rejected", by => counter.DecideAsync(lending, approve: false, by));
    }

    /// <summary>Whatever holds, the other office is proposed.</summary>
    private static async Task<Matter> RuleAsync(LifeDesk desk, string title)
    {
        var controller = await desk.ActorAsync(LifeDesk.Controller);
        var held = LifeDesk.Must(await desk.Vault.Get<ApprovalQueries>().TableAsync(controller, null, Ct)).Single(r => r.Level == "三阶");
        var id = LifeDesk.Must(await desk.Vault.Get<ProposeApprovalRule>().ExecuteAsync(controller, "三阶", new("dept_head", held.Approver == "gm" ? "mgmt_rep" : "gm", false), null, title, Ct));
        var hash = LifeDesk.Must(await desk.Vault.Get<RuleChangeQueries>().OpenAsync(controller, "approval", Ct)).Single(v => v.Change.Id == id).ContentHash;
        return new(
            LifeDesk.Representative, true, "rule.approved", async by => await desk.Vault.Get<ApproveRuleChange>().ExecuteAsync(await desk.ActorAsync(by), id, hash, Proof, Ct),
            "rule.declined", async by => await desk.Vault.Get<DeclineRuleChange>().ExecuteAsync(await desk.ActorAsync(by), id, "不需要", Ct));
    }

    private static async Task<Matter> LetterAsync(LetterOffice office, string title)
    {
        var id = await office.DraftAsync(await office.LetterAsync(LetterOffice.Auditor, role: null, designation: title));
        return new(LifeDesk.Manager, true, "letter.signed", by => office.SignAsync(id, by), "letter.declined", by => office.DeclineAsync(id, by));
    }

    private static async Task<Matter> LineAsync(LifeDesk desk, string title)
    {
        var (document, _) = await desk.InForceAsync(title);
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Outside("甲方公司")]));
        var (line, decide) = ((await CopyDesk.ListAsync(desk, document)).Rows.Single().Id, desk.Vault.Get<DecideDistribution>());
        return new(
            LifeDesk.Representative, false, "distribution.approved", async by => await decide.ApproveAsync(await desk.ActorAsync(by), line, null, Ct),
            "distribution.refused", async by => await decide.RefuseAsync(await desk.ActorAsync(by), line, "不得外发", Ct));
    }

    private static async Task<Matter> ListAsync(LifeDesk desk)
    {
        var (sign, controller) = (desk.Vault.Get<SignList>(), await desk.ActorAsync(LifeDesk.Controller));
        var id = LifeDesk.Must(await sign.ExecuteAsync(controller, LifeDesk.Must(await sign.SheetAsync(controller, "documents", null, Ct)), Proof, Ct));
        return new(LifeDesk.Representative, true, "list.approved", async by => await desk.Vault.Get<ApproveList>().ExecuteAsync(await desk.ActorAsync(by), id, Proof, Ct));
    }
}
