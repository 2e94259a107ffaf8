using System.Text;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Records.Designing;

/// <summary>The technology department designing its statistics of incidents in the sample vault; its head reviews, the management representative approves.</summary>
internal sealed class DesignRoom(TestVault vault) : IAsyncDisposable
{
    public const string Form = "ITSMS-P15-R06";
    public const string Parent = "ITSMS-P15";
    public const string Designer = "技术部工程师";
    public const string Colleague = "项目经理";
    public const string Stranger = "市场部职员";
    public const string Head = "技术部负责人";
    public const string Representative = "管理者代表";
    public const string Controller = "行政部文控";
    public const string Manager = "总经理";

    public TestVault Vault => vault;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static SigningProof Proof => new(SampleAccounts.Password);

    public Task<Actor> ActorAsync(string name) => Vault.ActorAsync(name);

    public static async Task<DesignRoom> OpenAsync(Database database) => new(await TestVault.SampleAsync(database));

    public async Task<Result<Guid>> TryBeginAsync(string form = Form, DesignStart start = DesignStart.Present, string? other = null, string by = Designer) =>
        await Vault.Get<BeginDesign>().ExecuteAsync(await ActorAsync(by), form, start, other, Ct);

    public async Task<DesignView> BegunAsync(string form = Form, DesignStart start = DesignStart.Present, string? other = null, string by = Designer)
    {
        LifeDesk.Must(await TryBeginAsync(form, start, other, by));
        return await ViewAsync(form, by);
    }

    public async Task<DesignView> ViewAsync(string form = Form, string by = Designer) => LifeDesk.Must(await TryViewAsync(form, by));

    public async Task<Result<DesignView>> TryViewAsync(string form, string by) => await Vault.Get<DesignQueries>().GetAsync(await ActorAsync(by), form, Ct);

    public async Task<Result<int>> SaveAsync(DesignView view, FormFile schema, string by = Designer) =>
        await Vault.Get<SaveDesign>().ExecuteAsync(await ActorAsync(by), view.Design.Id, view.Design.Revision, schema, Ct);

    /// <summary>Begun, with one more field, saved.</summary>
    public async Task<DesignView> ChangedAsync(string form = Form, string label = "夜间受理件数", string by = Designer)
    {
        var view = await BegunAsync(form, by: by);
        LifeDesk.Must(await SaveAsync(view, With(view.Schema, label), by));
        return await ViewAsync(form, by);
    }

    public static FormFile With(FormFile schema, string label) => FormEditing.Add(schema, new(0, 0, 0), FieldType.Number, label).Form;

    public async Task<Result> SubmitAsync(DesignView view, string by = Designer, string change = "增加夜间件数") =>
        await Vault.Get<SubmitDesign>().ExecuteAsync(await ActorAsync(by), view.Design.Id, view.Design.Revision, change, Ct);

    public async Task<Result> HandOverAsync(DesignView view, string by = Designer, string change = "增加夜间件数") =>
        await Vault.Get<HandDesignToParent>().ExecuteAsync(await ActorAsync(by), view.Design.Id, view.Design.Revision, change, Ct);

    public async Task<Result> TakeBackAsync(Guid id, string by = Designer) => await Vault.Get<TakeBackDesign>().ExecuteAsync(await ActorAsync(by), id, Ct);

    public async Task<Result> SignAsync(SignatureMeaning meaning, string by, string form = Form, string? hash = null) =>
        await Vault.Get<SignDesign>().ExecuteAsync(await ActorAsync(by), (await ViewAsync(form, by)).Design.Id, meaning, hash ?? (await ViewAsync(form, by)).ContentHash, Proof, Ct);

    /// <summary>Sent for review, reviewed and approved.</summary>
    public async Task ReleaseAloneAsync(DesignView view, string by = Designer)
    {
        LifeDesk.Must(await SubmitAsync(view, by));
        LifeDesk.Must(await SignAsync(SignatureMeaning.Review, Head, view.Form.Number));
        LifeDesk.Must(await SignAsync(SignatureMeaning.Approve, Representative, view.Form.Number));
    }

    public async Task<IReadOnlyList<FormEditionView>> EditionsAsync(string form = Form) =>
        LifeDesk.Must(await Vault.Get<FormEditionQueries>().ListAsync(await ActorAsync(Controller), form, Ct));

    public async Task<FormView> FormAsync(string number = Form) => LifeDesk.Must(await Vault.Get<FormQueries>().GetAsync(await ActorAsync(Controller), number, Ct));

    /// <summary>The next edition of the procedure, begun and not sent on.</summary>
    public async Task<Guid> DraftOfParentAsync()
    {
        await using var db = await Vault.DatabaseAsync();
        var id = await db.Set<Document>().Where(d => d.Number == Parent).Select(d => d.Id).SingleAsync(Ct);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("# 1 要求\n\n夜间受理的事件单列。\n"));
        return LifeDesk.Must(await Vault.Get<StartDraft>().FromFileAsync(await ActorAsync(Colleague), new(id, DraftFacts.None with { ChangeDescription = "夜间受理单列" }), "事件.md", file, Ct));
    }

    public async Task SubmitParentAsync(Guid edition) =>
        LifeDesk.Must(await Vault.Get<SubmitEdition>().ExecuteAsync(await ActorAsync(Colleague), edition, await HashAsync(edition), Proof, Ct));

    public async Task BringParentIntoForceAsync(Guid edition)
    {
        LifeDesk.Must(await Vault.Get<ReviewEdition>().ExecuteAsync(await ActorAsync(Representative), edition, await HashAsync(edition), Proof, Ct));
        LifeDesk.Must(await Vault.Get<ApproveEdition>().ExecuteAsync(await ActorAsync(Manager), edition, await HashAsync(edition), Proof, Ct));
        var today = Vault.Get<CompanyTime>().Today;
        LifeDesk.Must(await Vault.Get<PublishEdition>().ExecuteAsync(await ActorAsync(Controller), edition, new(today, today), Ct));
    }

    public ValueTask DisposeAsync() => Vault.DisposeAsync();

    private async Task<string> HashAsync(Guid edition) => LifeDesk.Must(await Vault.Get<SigningSheets>().GetAsync(await ActorAsync(Controller), edition, Ct)).ContentHash;
}
