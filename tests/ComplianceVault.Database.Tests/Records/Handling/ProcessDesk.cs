using System.Text.Json.Nodes;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Entries;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Records.Handling;

/// <summary>The sample's people with records that go through a workflow.</summary>
internal sealed class ProcessDesk : IAsyncDisposable
{
    public const string Incident = "ITSMS-P15-R01";
    public const string Nonconformity = "ITSMS-P23-R03";
    public const string Engineer = RecordDesk.Engineer;
    public const string Head = RecordDesk.Head;
    public const string Manager = RecordDesk.ProjectManager;
    public const string Representative = RecordDesk.Representative;
    public const string Auditor = "内审员";

    private ProcessDesk(TestVault vault) => Vault = vault;

    public TestVault Vault { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static FieldText Text { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    public static async Task<ProcessDesk> OpenAsync(Database database) => new(await TestVault.SampleAsync(database));

    /// <summary>The same people in a vault that somebody else opened.</summary>
    public static ProcessDesk In(TestVault vault) => new(vault);

    public Task<Actor> ActorAsync(string name) => Vault.ActorAsync(name);

    public async Task<Guid> BeginAsync(string form, string by) => LifeDesk.Must(await Vault.Get<BeginRecord>().ExecuteAsync(await ActorAsync(by), new(form), Ct));

    public async Task<RecordView> ViewAsync(Guid id, string by) => LifeDesk.Must(await Vault.Get<RecordQueries>().GetAsync(await ActorAsync(by), id, Ct));

    public async Task<HandlingView> StandsAsync(Guid id, string by) => LifeDesk.Must(await Vault.Get<HandlingQueries>().GetAsync(await ActorAsync(by), id, Ct))!;

    public async Task<OfferedMove> OfferedAsync(Guid id, string by, string move, Guid? workflow = null) =>
        (await StandsAsync(id, by)).Moves.Single(m => m.Code == move && (workflow is null || m.Workflow == workflow));

    /// <summary>What is open and required is filled by its type, then changed as the test says; gives the revision.</summary>
    public async Task<int> WriteAsync(Guid id, string by, Action<RecordValues>? change = null, bool fill = true)
    {
        var (view, stands) = (await ViewAsync(id, by), await StandsAsync(id, by));
        var values = stands.Values.Copy();
        if (fill)
            RecordGenerator.Fill(view.Model, OpenFields(view.Model, stands.Open), values, stands.Facts, Text);
        change?.Invoke(values);
        if (fill && change is not null)
        {
            RecordGenerator.Fill(view.Model, OpenFields(view.Model, stands.Open), values, stands.Facts, Text); // what the change brought into sight
            change(values);
        }

        return LifeDesk.Must(await Vault.Get<SaveRecord>().ExecuteAsync(await ActorAsync(by), id, stands.Revision, values, Ct));
    }

    /// <summary>Makes the step over what was last written, confirming what is to be confirmed and signing where the stage asks for it.</summary>
    public async Task<Result<string>> TryMoveAsync(Guid id, string by, string move, bool attest = true, string password = SampleAccounts.Password, Guid? workflow = null)
    {
        var offered = await OfferedAsync(id, by, move, workflow);
        if (offered.Signs is not null && (await StandsAsync(id, by)).Revision is > 0 and var written)
            LifeDesk.Must(await Vault.Get<WriteRecord>().ExecuteAsync(await ActorAsync(by), id, written, Ct));
        string[] confirmed = attest ? [.. offered.Guards.Where(g => g.Holds is null).Select(g => g.Says.Zh)] : [];
        var signature = offered.Signs is { } means ? new MoveSignature(means, (await ViewAsync(id, by)).ContentHash, new(password)) : null;
        return await Vault.Get<MakeMove>().ExecuteAsync(await ActorAsync(by), id, new(move, (await StandsAsync(id, by)).Revision, offered.Workflow, confirmed, signature), Ct);
    }

    public async Task<string> MoveAsync(Guid id, string by, string move, Action<RecordValues>? change = null, bool fill = true)
    {
        if (fill || change is not null)
            await WriteAsync(id, by, change, fill);
        return LifeDesk.Must(await TryMoveAsync(id, by, move));
    }

    /// <summary>An incident of one person at once urgent: priority 高, as the matrix gives it.</summary>
    public async Task<Guid> IncidentAsync(string by = Engineer, Action<RecordValues>? change = null)
    {
        var (id, who) = (await BeginAsync(Incident, by), (await ActorAsync(by)).PersonId);
        await MoveAsync(id, by, "register", values =>
        {
            foreach (var (field, word) in new[] { ("title", "网站打不开"), ("impact", "公司业务"), ("urgency", "紧急"), ("in_sla_scope", "是"), ("major_incident", "否"), ("support_line", "一线") })
                values[field] = word;
            values["reject_reason"] = null;
            values["major_criteria"] = null;
            values["assignee"] = Person(by, who);
            change?.Invoke(values);
        });
        return id;
    }

    public static JsonNode Person(string name, Guid id) => new Pointer("person", id.ToString("D"), name).Write();

    public static JsonNode Department(string code, string name) => new Pointer("department", code, name).Write();

    public async Task<int> AutomaticAsync() => LifeDesk.Must(await Vault.Get<AutomaticMoves>().ExecuteAsync(Actor.Program(new ActSession("test", ActSource.Job)), Ct));

    /// <summary>The office's clock goes on by working hours.</summary>
    public void Work(double hours) => Vault.Clock.Advance(TimeSpan.FromHours(hours));

    public ValueTask DisposeAsync() => Vault.DisposeAsync();

    private static IEnumerable<FormField> OpenFields(FormModel model, IReadOnlySet<string> open) => model.Form.Stages.Where(s => open.Contains(s.Id)).SelectMany(s => s.Sections).SelectMany(s => s.Fields);
}
