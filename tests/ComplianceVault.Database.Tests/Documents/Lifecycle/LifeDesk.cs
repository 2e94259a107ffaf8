using System.Text;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>
/// The sample's people at work on documents of the technology department. A work instruction (三阶) is reviewed by the head of the department and approved by the
/// management representative, a procedure (二阶) reviewed by the representative and approved by the general manager.
/// </summary>
internal sealed class LifeDesk : IAsyncDisposable
{
    public const string Author = "项目经理";
    public const string Head = "技术部负责人";
    public const string Representative = "管理者代表";
    public const string Manager = "总经理";
    public const string Controller = "行政部文控";
    public const string MarketHead = "市场部负责人";

    private LifeDesk(TestVault vault) => Vault = vault;

    public TestVault Vault { get; }

    public DateOnly Today => Vault.Get<CompanyTime>().Today;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static SigningProof Proof => new(SampleAccounts.Password);

    public static async Task<LifeDesk> OpenAsync(Database database, Action<IServiceCollection>? change = null) => new(await TestVault.SampleForOwnFilesAsync(database, change));

    /// <summary>At work in another desk's vault, such as the whole sample's.</summary>
    public static LifeDesk In(TestVault vault) => new(vault);

    public Task<Actor> ActorAsync(string name) => Vault.ActorAsync(name);

    public async Task<RegisteredDocument> RegisterAsync(string title = "机房巡检规范", string level = "三阶", string department = "tech", string author = Author) =>
        Must(await Vault.Get<RegisterDocument>().ExecuteAsync(await ActorAsync(author), new(level, department, title, []), Ct));

    public async Task<Guid> StartAsync(Guid document, DraftFacts? facts = null, string author = Author, string text = "# 1 要求\n\n每日巡检一次。\n") =>
        Must(await TryStartAsync(document, facts, author, text));

    public async Task<Result<Guid>> TryStartAsync(Guid document, DraftFacts? facts = null, string author = Author, string text = "# 1 要求\n\n每日巡检一次。\n")
    {
        using var file = Stream(text);
        return await Vault.Get<StartDraft>().FromFileAsync(await ActorAsync(author), new(document, facts ?? DraftFacts.None), "巡检.md", file, Ct);
    }

    public async Task<Result<int>> UploadAsync(Guid edition, string text, string author = Author, string name = "巡检.md")
    {
        using var file = Stream(text);
        return await Vault.Get<UploadDraft>().ExecuteAsync(await ActorAsync(author), edition, name, file, Ct);
    }

    /// <summary>A first draft of a new document.</summary>
    public async Task<Guid> DraftAsync(string level = "三阶", string title = "机房巡检规范", DraftFacts? facts = null) =>
        await StartAsync((await RegisterAsync(title, level)).Id, facts);

    /// <summary>Of what the page shows before signing.</summary>
    public async Task<SigningSheet> SheetAsync(Guid edition) => Must(await Vault.Get<SigningSheets>().GetAsync(await ActorAsync(Controller), edition, Ct));

    /// <summary>Of a destroyed edition there is no sheet, and nothing is the right hash.</summary>
    public async Task<string> HashAsync(Guid edition) =>
        await Vault.Get<SigningSheets>().GetAsync(await ActorAsync(Controller), edition, Ct) is { Succeeded: true, Value: var sheet } ? sheet.ContentHash : new('0', 64);

    public async Task<Result> SubmitAsync(Guid edition, string author = Author) =>
        await Vault.Get<SubmitEdition>().ExecuteAsync(await ActorAsync(author), edition, await HashAsync(edition), Proof, Ct);

    public async Task<Result> ReviewAsync(Guid edition, string by = Head, string? hash = null) =>
        await Vault.Get<ReviewEdition>().ExecuteAsync(await ActorAsync(by), edition, hash ?? await HashAsync(edition), Proof, Ct);

    public async Task<Result> CountersignAsync(Guid edition, string department, string by) =>
        await Vault.Get<CountersignEdition>().ExecuteAsync(await ActorAsync(by), edition, department, await HashAsync(edition), Proof, Ct);

    public async Task<Result> ApproveAsync(Guid edition, string by = Representative, string? hash = null) =>
        await Vault.Get<ApproveEdition>().ExecuteAsync(await ActorAsync(by), edition, hash ?? await HashAsync(edition), Proof, Ct);

    public async Task<Result> RejectAsync(Guid edition, string by, string reason = "第 2 章不完整") =>
        await Vault.Get<RejectEdition>().ExecuteAsync(await ActorAsync(by), edition, reason, Ct);

    public async Task<Result> TakeBackAsync(Guid edition, string by = Author) => await Vault.Get<TakeBackEdition>().ExecuteAsync(await ActorAsync(by), edition, "补充附录", Ct);

    public async Task<Result> DiscardAsync(Guid edition, string by = Author) => await Vault.Get<DiscardDraft>().ExecuteAsync(await ActorAsync(by), edition, "不再需要", Ct);

    public async Task<Result> ReturnAsync(Guid edition, string by = Controller) => await Vault.Get<ReturnEdition>().ExecuteAsync(await ActorAsync(by), edition, "附件不全", Ct);

    public async Task<Result> PublishAsync(Guid edition, int inDays = 0, string by = Controller) =>
        await Vault.Get<PublishEdition>().ExecuteAsync(await ActorAsync(by), edition, new(Today, Today.AddDays(inDays)), Ct);

    public async Task<Result> NameAsync(Guid edition, SignatureMeaning meaning, string person, string? department = null, string by = Representative) =>
        await Vault.Get<NameSigner>().ExecuteAsync(await ActorAsync(by), new(edition, meaning, department, (await ActorAsync(person)).PersonId, "负责人出差"), Ct);

    /// <summary>Who signs a level from now on, proposed by the controller and approved by the management representative.</summary>
    public async Task SetSignersAsync(string level, string reviewer, string approver, bool countersign) => Must(await DecideRuleAsync(
        Must(await Vault.Get<ProposeApprovalRule>().ExecuteAsync(await ActorAsync(Controller), level, new(reviewer, approver, countersign), null, "调整", Ct))));

    public async Task<Result> DecideRuleAsync(Guid change, string by = Representative)
    {
        var shown = new List<RuleChangeView>();
        foreach (var family in Vault.Get<IEnumerable<IRuleFamily>>())
            shown.AddRange(Must(await Vault.Get<RuleChangeQueries>().OpenAsync(await ActorAsync(Controller), family.Name, Ct)));
        return await Vault.Get<ApproveRuleChange>().ExecuteAsync(await ActorAsync(by), change, shown.Find(v => v.Change.Id == change)?.ContentHash ?? "", Proof, Ct);
    }

    /// <summary>Submitted, reviewed and approved by those of a work instruction.</summary>
    public async Task ApproveThroughAsync(Guid edition)
    {
        Must(await SubmitAsync(edition));
        Must(await ReviewAsync(edition));
        Must(await ApproveAsync(edition));
    }

    /// <summary>A document with edition A in force.</summary>
    public async Task<(Guid Document, Guid Edition)> InForceAsync(string title = "机房巡检规范")
    {
        var document = (await RegisterAsync(title)).Id;
        var edition = await StartAsync(document);
        await ApproveThroughAsync(edition);
        Must(await PublishAsync(edition));
        Assert.Equal(EditionState.Effective, (await EditionAsync(edition)).State);
        return (document, edition);
    }

    public static DraftFacts Change(string change = "增加夜间巡检", bool training = false) => DraftFacts.None with { ChangeDescription = change, TrainingRequired = training };

    public async Task<Edition> EditionAsync(Guid id)
    {
        await using var db = await Vault.DatabaseAsync();
        return await db.Set<Edition>().AsNoTracking().SingleAsync(e => e.Id == id, Ct);
    }

    public async Task<EditionLife> LifeAsync(Guid edition, string by = Controller) => Must(await Vault.Get<LifecycleQueries>().OfEditionAsync(await ActorAsync(by), edition, Ct));

    public async Task<Page<InboxRow>> InboxAsync(string by) => Must(await Vault.Get<SigningInbox>().ListAsync(await ActorAsync(by), new(), Ct));

    public async Task<TakeEffectOutcome> TakeEffectAsync() =>
        Must(await Vault.Get<TakeEffect>().ExecuteAsync(Actor.Program(new ActSession("daily", ActSource.Job)), Ct));

    public async Task GiveRoleAsync(string person, string role, string? department = null)
    {
        await using var db = await Vault.DatabaseAsync();
        db.Add(new RoleAssignment { Id = Vault.Clock.NewId(), PersonId = (await ActorAsync(person)).PersonId, RoleCode = role, DepartmentCode = department, From = Vault.Clock.UtcNow() });
        await db.SaveChangesAsync(Ct);
    }

    public async Task EndRoleAsync(string person, string role)
    {
        await using var db = await Vault.DatabaseAsync();
        var (id, now) = ((await ActorAsync(person)).PersonId, Vault.Clock.UtcNow());
        await db.Set<RoleAssignment>().Where(a => a.PersonId == id && a.RoleCode == role && a.To == null).ExecuteUpdateAsync(s => s.SetProperty(a => a.To, now), Ct);
        Vault.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    public async Task DeputiseAsync(string person, string deputy, string role)
    {
        var (absent, present) = (await ActorAsync(person), await ActorAsync(deputy));
        Must(await Vault.Get<NameDeputy>().ExecuteAsync(absent, new(absent.PersonId, present.PersonId, role, Today, Today.AddDays(5), "出差"), Ct));
    }

    public static void Must(Result result) => Assert.True(result.Succeeded, result.Error?.ToString());

    public static T Must<T>(Result<T> result)
    {
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value;
    }

    public ValueTask DisposeAsync() => Vault.DisposeAsync();

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
