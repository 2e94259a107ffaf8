using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Searching;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Entries;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Records.Designing;

/// <summary>Departments design their own forms (记录控制程序 4.1); they take effect with their document, or alone through review and approval (decision 25).</summary>
public sealed class DesignTests
{
    private const string Label = "夜间受理件数";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task RevisedAlone_TakesEffectWithTheApproval_AndRecordsKeepTheEditionTheyWereFilledWith(Database database)
    {
        await using var room = await DesignRoom.OpenAsync(database);
        var old = await FilledAsync(room);
        var before = await room.FormAsync();
        var view = await room.ChangedAsync();
        Assert.Equal([$"新增字段“{Label}”（数字）"], view.Changes(view.Schema)!.Select(c => c.Words(PaperCulture)));

        LifeDesk.Must(await room.SubmitAsync(view));
        LifeDesk.Must(await room.SignAsync(SignatureMeaning.Review, DesignRoom.Head));
        Assert.Equal(before.EditionLabel, (await room.FormAsync()).EditionLabel);
        LifeDesk.Must(await room.SignAsync(SignatureMeaning.Approve, DesignRoom.Representative));

        var after = await room.FormAsync();
        Assert.Equal(("A", "B"), (before.EditionLabel, after.EditionLabel));
        Assert.Contains(FormScope.Fields(after.Schema), f => f.Label.Zh == Label);
        var editions = await room.EditionsAsync();
        Assert.Equal(["B", "A"], editions.Select(e => e.Label));
        Assert.Equal((DesignRoom.Designer, DesignRoom.Head, DesignRoom.Representative), (editions[0].Author, editions[0].Reviewer, editions[0].Approver));
        Assert.Equal([$"新增字段“{Label}”（数字）"], editions[0].Changes!.Select(c => c.Words(PaperCulture)));
        Assert.Null(editions[1].Changes);
        var fresh = await FilledAsync(room, change: v => v["number_1"] = FieldText.Of(7m));
        Assert.Equal(("A", "B"), (old.EditionLabel, fresh.EditionLabel));
        var again = LifeDesk.Must(await room.Vault.Get<RecordQueries>().GetAsync(await room.ActorAsync(DesignRoom.Colleague), old.Record.Id, Ct));
        Assert.Null(again.Model.Field("number_1"));
        Assert.NotNull(fresh.Model.Field("number_1"));
        Assert.True((await room.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
        Assert.Equal("design.not-found", (await room.TryViewAsync(DesignRoom.Form, DesignRoom.Designer)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task HandedOver_GoesIntoForceWithTheNextEditionOfItsDocument(Database database)
    {
        await using var room = await DesignRoom.OpenAsync(database);
        var view = await room.ChangedAsync();
        var edition = await room.DraftOfParentAsync();

        LifeDesk.Must(await room.HandOverAsync(view));

        Assert.Equal("A", (await room.FormAsync()).EditionLabel);
        var effect = LifeDesk.Must(await room.Vault.Get<RevisionEffectQueries>().OfAsync(await room.ActorAsync(DesignRoom.Controller), DesignRoom.Parent, "B", null, Ct));
        Assert.Equal(FormMove.WithEdition, effect.Forms.Rows.Single(f => f.Form.Number == DesignRoom.Form).Move);
        Assert.Equal([$"新增字段“{Label}”（数字）"], effect.Forms.Rows.Single(f => f.Form.Number == DesignRoom.Form).Changes!.Select(c => c.Words(PaperCulture)));

        await room.SubmitParentAsync(edition);
        Assert.Equal("design.parent-in-signing", (await room.TakeBackAsync(view.Design.Id)).Error?.Code);
        await room.BringParentIntoForceAsync(edition);

        var after = await room.FormAsync();
        Assert.Equal("B", after.EditionLabel);
        Assert.Contains(FormScope.Fields(after.Schema), f => f.Label.Zh == Label);
        Assert.Equal(["B", "A"], (await room.EditionsAsync()).Select(e => e.Label));
        await using var db = await room.Vault.DatabaseAsync();
        Assert.Equal(FormDesignState.Released, await db.Set<FormDesign>().Where(d => d.Id == view.Design.Id).Select(d => d.State).SingleAsync(Ct));
        Assert.Equal(1, await db.Set<FormEdition>().CountAsync(e => e.FormId == db.Set<Form>().First(f => f.Number == "ITSMS-P15-R01").Id, Ct));
    }

    [Theory, OnEachDatabase]
    public async Task WhatTheSignersOfTheDocumentHaveNotSeen_DoesNotGoWithIt(Database database)
    {
        await using var room = await DesignRoom.OpenAsync(database);
        var view = await room.ChangedAsync();
        await room.SubmitParentAsync(await room.DraftOfParentAsync());

        Assert.Equal("design.parent-in-signing", (await room.HandOverAsync(view)).Error?.Code);
        await room.ReleaseAloneAsync(view);
        Assert.Equal("B", (await room.FormAsync()).EditionLabel);
    }

    [Theory, OnEachDatabase]
    public async Task ANewForm_TakesTheNextNumberForEver_AndIsFilledOnceReleased(Database database)
    {
        await using var room = await DesignRoom.OpenAsync(database);
        var known = (await NumbersAsync(room)).Max(StringComparer.Ordinal)!;

        var number = LifeDesk.Must(await AddAsync(room, "值班交接表"));

        Assert.True(string.CompareOrdinal(known, number) < 0, number);
        Assert.False((await room.FormAsync(number)).Form.IsActive);
        Assert.Equal("records.form-not-in-force", (await BeginAsync(room, number)).Error?.Code);
        var view = await room.ViewAsync(number);
        Assert.Null(view.Changes(view.Schema));
        Assert.Equal("design.faults", (await room.SubmitAsync(view)).Error?.Code);
        LifeDesk.Must(await room.SaveAsync(view, FormEditing.Change(DesignRoom.With(view.Schema, "件数"), new(0, 0, 0), f => f with { Required = true })));
        await room.ReleaseAloneAsync(await room.ViewAsync(number));
        var form = await room.FormAsync(number);
        Assert.Equal((true, "A", "四阶"), (form.Form.IsActive, form.EditionLabel, await LevelAsync(room, number)));
        LifeDesk.Must(await BeginAsync(room, number));
        while (await room.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        var found = await room.Vault.Get<SearchQueries>().SearchAsync(await room.ActorAsync(DesignRoom.Colleague), new SearchQuestion { Text = "值班交接表" }, Ct);
        Assert.Contains(found.Value.Answer.Hits, h => h.Code == number);

        var other = LifeDesk.Must(await AddAsync(room, "工具借用表", copyOf: DesignRoom.Form));
        Assert.NotEqual(number, other);
        LifeDesk.Must(await room.Vault.Get<DiscardDesign>().ExecuteAsync(await room.ActorAsync(DesignRoom.Designer), (await room.ViewAsync(other)).Design.Id, "不再需要", Ct));
        Assert.DoesNotContain(LifeDesk.Must(await AddAsync(room, "钥匙登记表")), new[] { number, other });
    }

    [Theory, OnEachDatabase]
    public async Task OnlyTheDepartment_AndTheController_DesignAForm(Database database)
    {
        await using var room = await DesignRoom.OpenAsync(database);
        Assert.Equal("design.not-your-department", (await room.TryBeginAsync(by: DesignRoom.Stranger)).Error?.Code);
        Assert.Equal("design.not-your-department", (await AddAsync(room, "值班交接表", by: DesignRoom.Stranger)).Error?.Code);
        Assert.Equal("design.computed", (await room.TryBeginAsync("ITSMS-P05-R01", by: DesignRoom.Controller)).Error?.Code);
        Assert.Equal((true, false), (await OfferAsync(room, DesignRoom.Designer), await OfferAsync(room, DesignRoom.Stranger)));
        var view = await room.ChangedAsync();

        Assert.Equal((DesignRoom.Form, 0), (Assert.Single(await OpenAsync(room, DesignRoom.Colleague)).Number, (await OpenAsync(room, DesignRoom.Stranger)).Count));
        Assert.Contains(DesignRoom.Parent, LifeDesk.Must(await room.Vault.Get<DesignQueries>().ForNewAsync(await room.ActorAsync(DesignRoom.Designer), Ct)).Parents.Select(p => p.Number));
        Assert.Equal("design.already-open", (await room.TryBeginAsync(by: DesignRoom.Colleague)).Error?.Code);
        Assert.Equal("design.not-found", (await room.TryViewAsync(DesignRoom.Form, DesignRoom.Stranger)).Error?.Code);
        Assert.Equal("design.not-your-department", (await room.SaveAsync(view, view.Schema, DesignRoom.Stranger)).Error?.Code);
        Assert.Contains((await room.ViewAsync(by: DesignRoom.Colleague)).Acts, a => a == FormDesignAct.Save);
        Assert.Contains((await room.ViewAsync(by: DesignRoom.Controller)).Acts, a => a == FormDesignAct.Save);
    }

    [Theory, OnEachDatabase]
    public async Task Saving_OverWhatAColleagueSaved_IsRefused_AndTheFormsOwnStaysItsOwn(Database database)
    {
        await using var room = await DesignRoom.OpenAsync(database);
        var mine = await room.BegunAsync();
        var stray = DesignRoom.With(mine.Schema, Label) with { Number = "ITSMS-P99-R01", Document = "ITSMS-P99", Department = "market", Workflow = "WF-x", Way = FormWay.File };

        LifeDesk.Must(await room.SaveAsync(mine, stray, DesignRoom.Colleague));

        var now = await room.ViewAsync();
        Assert.Equal((DesignRoom.Form, DesignRoom.Parent, "tech", null, FormWay.Filled), (now.Schema.Number, now.Schema.Document, now.Schema.Department, now.Schema.Workflow, now.Schema.Way));
        Assert.Equal("data.changed-meanwhile", (await room.SaveAsync(mine, mine.Schema)).Error?.Code);
        Assert.Equal("data.changed-meanwhile", (await room.SubmitAsync(mine)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task WhoHadAHandInIt_NeitherReviewsNorApprovesIt_AndWhatIsReturnedIsDesignedOn(Database database)
    {
        await using var room = await DesignRoom.OpenAsync(database);
        var view = await room.ChangedAsync(by: DesignRoom.Head);
        LifeDesk.Must(await room.SubmitAsync(view));

        Assert.Equal("deciding.not-own-work", (await room.SignAsync(SignatureMeaning.Review, DesignRoom.Head)).Error?.Code);
        Assert.Equal("deciding.not-own-work", (await room.ViewAsync(by: DesignRoom.Head)).Own?.Refusal?.Code);
        LifeDesk.Must(await room.TakeBackAsync(view.Design.Id));
        LifeDesk.Must(await room.Vault.Get<DiscardDesign>().ExecuteAsync(await room.ActorAsync(DesignRoom.Designer), view.Design.Id, "重新开始", Ct));

        var own = await room.ChangedAsync();
        LifeDesk.Must(await room.SubmitAsync(own));
        var desk = LifeDesk.Must(await room.Vault.Get<DeskQueries>().BoardAsync(await room.ActorAsync(DesignRoom.Head), ["form.sign"], new(), Ct));
        Assert.Equal(DesignRoom.Form, Assert.Single(desk.Page.Rows).Number);
        Assert.Equal("signing.content-changed", (await room.SignAsync(SignatureMeaning.Review, DesignRoom.Head, hash: new('0', 64))).Error?.Code);
        LifeDesk.Must(await room.Vault.Get<ReturnDesign>().ExecuteAsync(await room.ActorAsync(DesignRoom.Head), own.Design.Id, "字段名称不清楚", Ct));
        var returned = await room.ViewAsync();
        Assert.Equal((FormDesignState.Draft, "字段名称不清楚"), (returned.Design.State, returned.Design.Returned));
        await room.ReleaseAloneAsync(returned);
        Assert.Equal("B", (await room.FormAsync()).EditionLabel);
    }

    [Theory, OnEachDatabase]
    public async Task ADesign_IsReleasedOnlyWhenItIsSound_AndDiffers(Database database)
    {
        await using var room = await DesignRoom.OpenAsync(database);
        var view = await room.BegunAsync();
        Assert.Equal("design.nothing-changed", (await room.SubmitAsync(view)).Error?.Code);
        Assert.Equal("design.change-required", (await room.SubmitAsync(view, change: " ")).Error?.Code);
        LifeDesk.Must(await room.SaveAsync(view, FormEditing.Change(DesignRoom.With(view.Schema, Label), new(0, 0, 0), f => f with { When = "nobody = 1" })));

        var broken = await room.ViewAsync();

        Assert.Equal("expression.unknown-name", Assert.Single(broken.Faults(broken.Schema)).Why.Code);
        Assert.Equal("design.faults", (await room.SubmitAsync(broken)).Error?.Code);
        Assert.Equal("design.faults", (await room.HandOverAsync(broken)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task APreview_IsFilledAndPrinted_AndNothingOfItIsKept(Database database)
    {
        await using var room = await DesignRoom.OpenAsync(database);
        await room.ChangedAsync();
        var (preview, actor) = (room.Vault.Get<DesignPreview>(), await room.ActorAsync(DesignRoom.Designer));

        var example = LifeDesk.Must(await preview.RecordAsync(actor, DesignRoom.Form, example: true, Ct));
        using var paper = LifeDesk.Must(await preview.PdfAsync(actor, DesignRoom.Form, example: true, Ct)).Content;

        Assert.NotNull(example.Values["number_1"]);
        Assert.True(paper.Length > 1000);
        using var empty = LifeDesk.Must(await preview.PdfAsync(actor, DesignRoom.Form, example: false, Ct)).Content;
        await using var db = await room.Vault.DatabaseAsync();
        Assert.Equal(0, await db.Set<App.Records.Entries.Record>().CountAsync(r => r.FormId == db.Set<Form>().First(f => f.Number == DesignRoom.Form).Id && r.BegunById == actor.PersonId, Ct));
        var file = LifeDesk.Must(await room.Vault.Get<DownloadFormYaml>().ExecuteAsync(actor, DesignRoom.Form, design: true, Ct));
        using var reader = new StreamReader(file.Content);
        Assert.True(FormDifference.Same((await room.ViewAsync()).Schema, FormYaml.Read(file.FileName, await reader.ReadToEndAsync(Ct)).Value));
        Assert.Equal("design.not-found", (await preview.RecordAsync(await room.ActorAsync(DesignRoom.Stranger), DesignRoom.Form, true, Ct)).Error?.Code);
    }

    private static System.Globalization.CultureInfo PaperCulture => System.Globalization.CultureInfo.GetCultureInfo("zh-CN");

    private static async Task<Kernel.Result<string>> AddAsync(DesignRoom room, string title, string? copyOf = null, string by = DesignRoom.Designer) =>
        await room.Vault.Get<AddForm>().ExecuteAsync(await room.ActorAsync(by), new(DesignRoom.Parent, title, null, "tech", FormWay.Filled, "RET-SVC5", Classification.Internal, copyOf), Ct);

    private static async Task<Kernel.Result<Guid>> BeginAsync(DesignRoom room, string number) =>
        await room.Vault.Get<BeginRecord>().ExecuteAsync(await room.ActorAsync(DesignRoom.Colleague), new(number), Ct);

    private static async Task<bool> OfferAsync(DesignRoom room, string who) =>
        LifeDesk.Must(await room.Vault.Get<DesignQueries>().OfferAsync(await room.ActorAsync(who), DesignRoom.Form, Ct)).MayBegin;

    private static async Task<IReadOnlyList<OpenDesign>> OpenAsync(DesignRoom room, string who) =>
        LifeDesk.Must(await room.Vault.Get<DesignQueries>().OpenAsync(await room.ActorAsync(who), Ct));

    private static async Task<List<string>> NumbersAsync(DesignRoom room)
    {
        await using var db = await room.Vault.DatabaseAsync();
        return await db.Set<Form>().Where(f => f.Parent == DesignRoom.Parent).Select(f => f.Number).ToListAsync(Ct);
    }

    private static async Task<string> LevelAsync(DesignRoom room, string number)
    {
        await using var db = await room.Vault.DatabaseAsync();
        return await db.Set<Document>().Where(d => d.Number == number).Select(d => d.Level).SingleAsync(Ct);
    }

    /// <summary>A record of the form, submitted.</summary>
    private static async Task<RecordView> FilledAsync(DesignRoom room, Action<RecordValues>? change = null)
    {
        var actor = await room.ActorAsync(DesignRoom.Colleague);
        var id = LifeDesk.Must(await BeginAsync(room, DesignRoom.Form));
        var view = LifeDesk.Must(await room.Vault.Get<RecordQueries>().GetAsync(actor, id, Ct));
        RecordGenerator.Fill(view.Model, view.Values, view.Facts, new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
        change?.Invoke(view.Values);
        var revision = LifeDesk.Must(await room.Vault.Get<SaveRecord>().ExecuteAsync(actor, id, view.Draft!.Value, view.Values, Ct));
        LifeDesk.Must(await room.Vault.Get<SubmitRecord>().ExecuteAsync(actor, id, revision, new Dictionary<string, Guid>(), Ct));
        return LifeDesk.Must(await room.Vault.Get<RecordQueries>().GetAsync(actor, id, Ct));
    }
}
