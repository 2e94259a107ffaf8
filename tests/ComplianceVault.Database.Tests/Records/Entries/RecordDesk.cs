using System.Text.Json.Nodes;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Records.Entries;

/// <summary>
/// The sample's people filling records: the statistics of incidents (checked by the head of technology) and the list of information assets (one for each scope,
/// approved by who answers for information security).
/// </summary>
internal sealed class RecordDesk : IAsyncDisposable
{
    public const string Statistics = "ITSMS-P15-R06";
    public const string Assets = "ITSMS-M01-R04";
    public const string Engineer = "技术部工程师";
    public const string ProjectManager = "项目经理";
    public const string Head = "技术部负责人";
    public const string Representative = "管理者代表";

    private RecordDesk(TestVault vault) => Vault = vault;

    public TestVault Vault { get; }

    public FieldText Text { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static SigningProof Proof => new(SampleAccounts.Password);

    public static async Task<RecordDesk> OpenAsync(Database database) => new(await TestVault.SampleAsync(database));

    public Task<Actor> ActorAsync(string name) => Vault.ActorAsync(name);

    public async Task<Result<Guid>> TryBeginAsync(string form, string by = ProjectManager, Guid? copyOf = null, Guid? forPerson = null) =>
        await Vault.Get<BeginRecord>().ExecuteAsync(await ActorAsync(by), new(form, copyOf, forPerson), Ct);

    public async Task<RecordView> ViewAsync(Guid id, string by = ProjectManager) => LifeDesk.Must(await TryViewAsync(id, by));

    public async Task<Result<RecordView>> TryViewAsync(Guid id, string by) => await Vault.Get<RecordQueries>().GetAsync(await ActorAsync(by), id, Ct);

    /// <summary>Everything the form requires, filled by its types.</summary>
    public async Task<int> FillAsync(Guid id, string by = ProjectManager, Action<RecordValues>? change = null)
    {
        var view = await ViewAsync(id, by);
        RecordGenerator.Fill(view.Model, view.Values, view.Facts, Text);
        change?.Invoke(view.Values);
        return LifeDesk.Must(await Vault.Get<SaveRecord>().ExecuteAsync(await ActorAsync(by), id, view.Draft!.Value, view.Values, Ct));
    }

    public async Task<Result<string>> TrySubmitAsync(Guid id, int revision, string by = ProjectManager, IReadOnlyDictionary<string, Guid>? signers = null) =>
        await Vault.Get<SubmitRecord>().ExecuteAsync(await ActorAsync(by), id, revision, signers ?? new Dictionary<string, Guid>(), Ct);

    /// <summary>Begun, filled and submitted.</summary>
    public async Task<Guid> SubmittedAsync(string form = Statistics, string by = ProjectManager, Action<RecordValues>? change = null)
    {
        var id = LifeDesk.Must(await TryBeginAsync(form, by));
        var revision = await FillAsync(id, by, change);
        LifeDesk.Must(await TrySubmitAsync(id, revision, by));
        return id;
    }

    public async Task<Result> SignAsync(Guid id, string by = Head, SignatureMeaning meaning = SignatureMeaning.Review, string? hash = null, string password = SampleAccounts.Password) =>
        await Vault.Get<SignRecord>().ExecuteAsync(
            await ActorAsync(by), id, meaning, hash ?? (await ViewAsync(id, by)).ContentHash, new(password), Ct);

    /// <summary>Signed as well.</summary>
    public async Task<Guid> LockedAsync(Action<RecordValues>? change = null)
    {
        var id = await SubmittedAsync(change: change);
        LifeDesk.Must(await SignAsync(id));
        return id;
    }

    public async Task<Result> CorrectAsync(Guid id, string place, JsonNode? value, string by = ProjectManager, CorrectionReason reason = CorrectionReason.Slip, string? said = null) =>
        await Vault.Get<CorrectRecord>().ExecuteAsync(await ActorAsync(by), id, [new(place, value)], reason, said, Ct);

    public async Task<Result> TakeBackAsync(Guid id, string by = ProjectManager) => await Vault.Get<TakeBackRecord>().ExecuteAsync(await ActorAsync(by), id, Ct);

    public async Task<Result> ReturnAsync(Guid id, string by = Head, string reason = "数量与事件单不符") => await Vault.Get<ReturnRecord>().ExecuteAsync(await ActorAsync(by), id, reason, Ct);

    public async Task<Result> AskVoidAsync(Guid id, string by = ProjectManager, string reason = "重复填写") => await Vault.Get<AskRecordVoid>().ExecuteAsync(await ActorAsync(by), id, reason, Ct);

    public async Task<Result> VoidAsync(Guid id, string by = Head) =>
        await Vault.Get<VoidRecord>().ExecuteAsync(await ActorAsync(by), id, (await ViewAsync(id, by)).ContentHash, Proof, Ct);

    public async Task<RecordListPage> ListAsync(string by, RecordFilter? filter = null) => LifeDesk.Must(await Vault.Get<RecordQueries>().ListAsync(await ActorAsync(by), filter ?? new(), new(), Ct));

    public async Task<int> CountedAsync(string form)
    {
        await using var db = await Vault.DatabaseAsync();
        return await db.Set<RecordCount>().Where(c => db.Set<Form>().Any(f => f.Id == c.FormId && f.Number == form)).SumAsync(c => c.Records, Ct);
    }

    public ValueTask DisposeAsync() => Vault.DisposeAsync();
}
