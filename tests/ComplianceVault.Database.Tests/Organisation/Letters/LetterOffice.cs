using ComplianceVault.App.Desk;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace ComplianceVault.Database.Tests.Organisation.Letters;

/// <summary>The sample's administration that drafts letters, and its general manager who signs them. Today is Monday 2026-03-02.</summary>
internal sealed class LetterOffice : IAsyncDisposable
{
    public const string AdminHead = "行政部负责人";
    public const string Auditor = "内审员";

    private LetterOffice(LifeDesk life) => Life = life;

    public LifeDesk Life { get; }

    public TestVault Vault => Life.Vault;

    public DateOnly Today => Life.Today;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<LetterOffice> OpenAsync(Database database) => In(await LifeDesk.OpenAsync(database));

    /// <summary>In another desk's vault.</summary>
    public static LetterOffice In(LifeDesk life) => new(life);

    public async Task<NewLetter> LetterAsync(string person = LifeDesk.Representative, string? role = "mgmt_rep", string? designation = null, string? department = null, DateOnly? from = null, DateOnly? to = null) =>
        new(LetterKind.Appointment, (await Life.ActorAsync(person)).PersonId, role, department, designation, "组织内部审核，向总经理报告体系绩效。", from ?? Today, to);

    public async Task<Result<DraftedLetter>> TryDraftAsync(NewLetter letter, string by = LifeDesk.Controller) => await Vault.Get<DraftLetter>().ExecuteAsync(await Life.ActorAsync(by), letter, Ct);

    public async Task<Guid> DraftAsync(NewLetter letter, string by = LifeDesk.Controller) => LifeDesk.Must(await TryDraftAsync(letter, by)).Id;

    public async Task<Result> SignAsync(Guid id, string by = LifeDesk.Manager, string? password = null, string? hash = null) => await Vault.Get<SignLetter>()
        .ExecuteAsync(await Life.ActorAsync(by), id, hash ?? (await ViewAsync(id)).ContentHash, new SigningProof(password ?? SampleAccounts.Password), Ct);

    public async Task<Guid> SignedAsync(NewLetter letter)
    {
        var id = await DraftAsync(letter);
        LifeDesk.Must(await SignAsync(id));
        return id;
    }

    public async Task<Result> DeclineAsync(Guid id, string by = LifeDesk.Manager, string reason = "职责不全") => await Vault.Get<DeclineLetter>().ExecuteAsync(await Life.ActorAsync(by), id, reason, Ct);

    public async Task<Result> TakeBackAsync(Guid id, string by = LifeDesk.Controller, string reason = "姓名写错") => await Vault.Get<TakeBackLetter>().ExecuteAsync(await Life.ActorAsync(by), id, reason, Ct);

    public async Task<Result> EndAsync(Guid id, string by = LifeDesk.Manager, string reason = "岗位调整") => await Vault.Get<EndLetter>().ExecuteAsync(await Life.ActorAsync(by), id, reason, Ct);

    public async Task<Result> AcceptAsync(Guid id, string by = LifeDesk.Representative, string? password = null) => await Vault.Get<AcceptLetter>()
        .ExecuteAsync(await Life.ActorAsync(by), id, (await ViewAsync(id)).ContentHash, new SigningProof(password ?? SampleAccounts.Password), Ct);

    public async Task<Result> RefuseAsync(Guid id, string by = LifeDesk.Representative, string reason = "另有任务") => await Vault.Get<RefuseLetter>().ExecuteAsync(await Life.ActorAsync(by), id, reason, Ct);

    public async Task<Letter> GetAsync(Guid id)
    {
        await using var db = await Vault.DatabaseAsync();
        return await db.Set<Letter>().AsNoTracking().SingleAsync(l => l.Id == id, Ct);
    }

    public async Task<LetterView> ViewAsync(Guid id, string by = LifeDesk.Manager) => LifeDesk.Must(await TryViewAsync(id, by));

    public async Task<Result<LetterView>> TryViewAsync(Guid id, string by) => await Vault.Get<LetterQueries>().GetAsync(await Life.ActorAsync(by), (await GetAsync(id)).Number, Ct);

    public async Task<IReadOnlyList<LetterRow>> ListAsync(string by, bool all = false) => LifeDesk.Must(await Vault.Get<LetterQueries>().ListAsync(await Life.ActorAsync(by), new(All: all), new(), Ct)).Rows;

    /// <summary>The words on the paper.</summary>
    public async Task<string> PaperAsync(Guid id)
    {
        await using var content = LifeDesk.Must(await Vault.Get<LetterPaper>().PdfAsync(await Life.ActorAsync(LifeDesk.Controller), id, Ct)).Content;
        using var pdf = PdfDocument.Open(content);
        return string.Concat(pdf.GetPages().Select(p => p.Text));
    }

    /// <summary>The letters on somebody's desk.</summary>
    public async Task<IReadOnlyList<(string Kind, string Number)>> DeskAsync(string person)
    {
        var board = LifeDesk.Must(await Vault.Get<DeskQueries>().BoardAsync(await Life.ActorAsync(person), ["letter.sign", "letter.accept", "letter.refused", "letter.ending"], new(), Ct));
        return [.. board.Page.Rows.Where(r => r.Supervised is null).Select(r => (r.Kind, r.Number))];
    }

    public async Task<RoleHolder> HolderAsync(string role, string person)
    {
        var roles = LifeDesk.Must(await Vault.Get<OrganisationQueries>().RolesAsync(await Life.ActorAsync(LifeDesk.Representative), Ct));
        return roles.Single(r => r.Code == role).Holders.Single(h => h.Name == person);
    }

    public ValueTask DisposeAsync() => Life.DisposeAsync();
}
