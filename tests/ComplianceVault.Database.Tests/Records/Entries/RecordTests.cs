using System.Text.Json.Nodes;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Searching;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.Database.Tests.Records.Entries;

/// <summary>A record from its first word to its voiding (记录控制程序 4.2, practice 4.6).</summary>
public sealed class RecordTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Filled_Submitted_Signed_IsLocked_Counted_AndItsSignatureHolds(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = LifeDesk.Must(await desk.TryBeginAsync(RecordDesk.Statistics));
        Assert.Null((await desk.ViewAsync(id)).Record.Number);
        var revision = await desk.FillAsync(id);

        Assert.Equal("ITSMS-P15-R06-2026-0001", LifeDesk.Must(await desk.TrySubmitAsync(id, revision)));

        var submitted = await desk.ViewAsync(id);
        Assert.Equal((RecordState.Submitted, null), (submitted.Record.State, submitted.Draft));
        Assert.Equal("项目经理", Pointer.Read(submitted.Values["prepared_by"])?.Text);
        Assert.Equal("200", desk.Text.Show(submitted.Model.Field("total")!, submitted.Values["total"]));
        Assert.Equal(0, await desk.CountedAsync(RecordDesk.Statistics));
        Assert.Equal("deciding.not-your-turn", (await desk.SignAsync(id, RecordDesk.ProjectManager)).Error?.Code);
        Assert.Equal("signing.wrong-password", (await desk.SignAsync(id, password: "not this one")).Error?.Code);
        Assert.Equal("signing.content-changed", (await desk.SignAsync(id, hash: new('0', 64))).Error?.Code);

        LifeDesk.Must(await desk.SignAsync(id));

        var locked = await desk.ViewAsync(id);
        Assert.Equal(RecordState.Locked, locked.Record.State);
        Assert.True(Assert.Single(locked.Signatures).Holds);
        Assert.Equal("2026-03-02", RecordWords.Printed(locked, locked.Model.Field("reviewed_on")!, desk.Text, desk.Vault.Get<CompanyTime>()));
        Assert.Equal(1, await desk.CountedAsync(RecordDesk.Statistics));
        Assert.True((await desk.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    [Theory, OnEachDatabase]
    public async Task Incomplete_IsRefused_WithTheFieldAndWhatIsWrong_AndTakesNoNumber(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = LifeDesk.Must(await desk.TryBeginAsync(RecordDesk.Statistics));
        var revision = await desk.FillAsync(id, change: v => v["recurring"] = null);

        var refused = await desk.TrySubmitAsync(id, revision);

        Assert.Equal(("records.incomplete", 1, "重复事件"), (refused.Error?.Code, refused.Error?.Arguments[0], refused.Error?.Arguments[1]));
        revision = await desk.FillAsync(id);
        Assert.Equal("ITSMS-P15-R06-2026-0001", LifeDesk.Must(await desk.TrySubmitAsync(id, revision)));
    }

    [Theory, OnEachDatabase]
    public async Task Saving_OverWhatWasSavedElsewhere_IsRefused(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = LifeDesk.Must(await desk.TryBeginAsync(RecordDesk.Statistics));
        var before = await desk.ViewAsync(id);
        var revision = await desk.FillAsync(id);

        Assert.Equal("data.changed-meanwhile", (await desk.Vault.Get<SaveRecord>().ExecuteAsync(await desk.ActorAsync(RecordDesk.ProjectManager), id, before.Draft!.Value, before.Values, Ct)).Error?.Code);
        Assert.Equal("data.changed-meanwhile", (await desk.TrySubmitAsync(id, before.Draft!.Value)).Error?.Code);
        LifeDesk.Must(await desk.TrySubmitAsync(id, revision));
    }

    [Theory, OnEachDatabase]
    public async Task Correction_KeepsEveryOldValue_AndWhatWasSignedIsSignedAgain(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.LockedAsync();
        var place = FillingCheck.Place("by_priority", "1", "count");

        LifeDesk.Must(await desk.CorrectAsync(id, place, JsonValue.Create(90m)));

        var once = await desk.ViewAsync(id);
        Assert.Equal((RecordState.Submitted, 2), (once.Record.State, once.Record.Corrections));
        Assert.Equal([("事件总数", "200", "190"), ("按优先级 · 数量", "100", "90")], once.Corrections.Select(c => (c.Label, c.Before, c.After)).OrderBy(c => c.Label, StringComparer.Ordinal));
        Assert.Null(once.Signatures[0].Step.DoneAt);
        LifeDesk.Must(await desk.SignAsync(id));
        Assert.Equal(RecordState.Locked, (await desk.ViewAsync(id)).Record.State);
        Assert.Equal(1, await desk.CountedAsync(RecordDesk.Statistics));

        LifeDesk.Must(await desk.CorrectAsync(id, place, JsonValue.Create(95m), RecordDesk.Engineer, CorrectionReason.Other, "按事件单重新清点"));

        var twice = await desk.ViewAsync(id);
        Assert.Equal(["100", "90"], twice.Struck[place].Select(c => c.Before));
        Assert.Equal("95", desk.Text.Show(twice.Model.Field("by_priority")!.Columns.First(c => c.Key == "count"), twice.Values.Row("by_priority", "1")!["count"]));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(3, await db.Set<RecordContent>().CountAsync(c => c.RecordId == id, Ct));
        Assert.True((await desk.Vault.Get<TrailVerifier>().VerifyAsync(Ct)).Holds);
    }

    [Theory, OnEachDatabase]
    public async Task Correction_NeedsAReason_AChange_AndSomebodyOfTheDepartment(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.LockedAsync();

        Assert.Equal("records.explanation-required", (await desk.CorrectAsync(id, "recurring", JsonValue.Create("无"), reason: CorrectionReason.Other)).Error?.Code);
        Assert.Equal("records.nothing-changed", (await desk.CorrectAsync(id, "recurring", (await desk.ViewAsync(id)).Values["recurring"])).Error?.Code);
        Assert.Equal("records.place-unknown", (await desk.CorrectAsync(id, "total", JsonValue.Create(1m))).Error?.Code);
        Assert.Equal("records.place-unknown", (await desk.CorrectAsync(id, "prepared_on", JsonValue.Create("2026-01-01"))).Error?.Code);
        Assert.Equal("records.incomplete", (await desk.CorrectAsync(id, "recurring", null)).Error?.Code);
        Assert.Equal("records.not-found", (await desk.CorrectAsync(id, "recurring", JsonValue.Create("无"), "市场部职员")).Error?.Code);
        Assert.Equal("records.not-yours-to-correct", (await desk.CorrectAsync(id, "recurring", JsonValue.Create("无"), "内审员")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task TheDatabase_RefusesToChangeWhatWasWritten(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.LockedAsync();
        LifeDesk.Must(await desk.CorrectAsync(id, "recurring", JsonValue.Create("无")));
        await using var db = await desk.Vault.DatabaseAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<RecordContent>().Where(c => c.RecordId == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Values, "{}"), Ct));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<RecordContent>().Where(c => c.RecordId == id).ExecuteDeleteAsync(Ct));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<RecordCorrection>().Where(c => c.RecordId == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Before, ""), Ct));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Set<RecordCorrection>().Where(c => c.RecordId == id).ExecuteDeleteAsync(Ct));
    }

    [Theory, OnEachDatabase]
    public async Task TakenBack_OnlyWhileNobodyElseOpenedIt(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.SubmittedAsync();
        LifeDesk.Must(await desk.Vault.Get<OpenRecord>().ExecuteAsync(await desk.ActorAsync(RecordDesk.ProjectManager), id, Ct));
        Assert.Equal("records.filler-only", (await desk.TakeBackAsync(id, RecordDesk.Engineer)).Error?.Code);

        LifeDesk.Must(await desk.TakeBackAsync(id));

        var again = await desk.ViewAsync(id);
        Assert.Equal((RecordState.Draft, "ITSMS-P15-R06-2026-0001", 1), (again.Record.State, again.Record.Number, again.Draft));
        Assert.Equal("records.not-found", (await desk.TryViewAsync(id, RecordDesk.Head)).Error?.Code);
        Assert.Equal("records.was-submitted", (await desk.Vault.Get<DiscardRecord>().ExecuteAsync(await desk.ActorAsync(RecordDesk.ProjectManager), id, Ct)).Error?.Code);
        Assert.Equal("ITSMS-P15-R06-2026-0001", LifeDesk.Must(await desk.TrySubmitAsync(id, 1)));
        LifeDesk.Must(await desk.Vault.Get<OpenRecord>().ExecuteAsync(await desk.ActorAsync(RecordDesk.Head), id, Ct));
        Assert.Equal("records.already-opened", (await desk.TakeBackAsync(id)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task Returned_GoesBackToItsFiller_WithTheReason(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.SubmittedAsync();
        Assert.Equal("deciding.not-your-turn", (await desk.ReturnAsync(id, RecordDesk.ProjectManager)).Error?.Code);

        LifeDesk.Must(await desk.ReturnAsync(id));

        var back = await desk.ViewAsync(id);
        Assert.Equal((RecordState.Draft, 1), (back.Record.State, back.Draft));
        Assert.Equal("数量与事件单不符", Assert.Single(back.Signatures).Step.Reason);
        LifeDesk.Must(await desk.TrySubmitAsync(id, 1));
        LifeDesk.Must(await desk.SignAsync(id));
    }

    [Theory, OnEachDatabase]
    public async Task Voided_ByTheHeadOnly_IsKept_CountsNoMore_AndItsNumberStaysUsed(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.LockedAsync();
        LifeDesk.Must(await desk.AskVoidAsync(id));
        Assert.Equal("records.void-asked", (await desk.CorrectAsync(id, "recurring", JsonValue.Create("无"))).Error?.Code);
        Assert.Equal("deciding.not-your-turn", (await desk.VoidAsync(id, RecordDesk.ProjectManager)).Error?.Code);

        LifeDesk.Must(await desk.VoidAsync(id));

        Assert.Equal((RecordState.Voided, "重复填写"), ((await desk.ViewAsync(id)).Record.State, (await desk.ViewAsync(id)).Record.VoidReason));
        Assert.Equal(0, await desk.CountedAsync(RecordDesk.Statistics));
        Assert.Equal("workflow.not-allowed", (await desk.CorrectAsync(id, "recurring", JsonValue.Create("无"))).Error?.Code);
        Assert.Equal("ITSMS-P15-R06-2026-0002", (await desk.ViewAsync(await desk.SubmittedAsync())).Record.Number);
    }

    [Theory, OnEachDatabase]
    public async Task WhoFilledIt_DoesNotReviewIt_EvenAsHead(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.SubmittedAsync(by: RecordDesk.Head);

        Assert.Equal("deciding.not-own-work", (await desk.SignAsync(id)).Error?.Code);
        Assert.Empty((await desk.ViewAsync(id, RecordDesk.Head)).Signatures[0].Step.Holders);
    }

    [Theory, OnEachDatabase]
    public async Task WhereTheFormNamesNoOffice_EachSignatureIsThatOfWhomTheFillerChose(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        await NameNobodyAsync(desk);
        var id = LifeDesk.Must(await desk.TryBeginAsync(RecordDesk.Statistics));
        var revision = await desk.FillAsync(id);
        var (first, second) = ((await desk.ActorAsync(RecordDesk.Engineer)).PersonId, (await desk.ActorAsync(RecordDesk.Head)).PersonId);
        Assert.Equal("records.signer-required", (await desk.TrySubmitAsync(id, revision, signers: new Dictionary<string, Guid> { ["reviewed_by"] = first })).Error?.Code);

        LifeDesk.Must(await desk.TrySubmitAsync(id, revision, signers: new Dictionary<string, Guid> { ["reviewed_by"] = first, ["approved_by"] = second }));

        Assert.Equal("deciding.not-your-turn", (await desk.SignAsync(id)).Error?.Code);
        LifeDesk.Must(await desk.SignAsync(id, RecordDesk.Engineer));
        LifeDesk.Must(await desk.SignAsync(id, RecordDesk.Head, SignatureMeaning.Approve));
        Assert.Equal(RecordState.Locked, (await desk.ViewAsync(id)).Record.State);
    }

    /// <summary>The form as a company without these offices has it, with a second signature.</summary>
    private static async Task NameNobodyAsync(RecordDesk desk)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var edition = await db.Set<FormEdition>().SingleAsync(e => db.Set<Form>().Any(f => f.Id == e.FormId && f.Number == RecordDesk.Statistics), Ct);
        var schema = JsonNode.Parse(edition.Schema)!;
        var fields = schema["stages"]![0]!["sections"]!.AsArray()[^1]!["fields"]!.AsArray();
        var review = fields.Single(f => (string?)f!["key"] == "reviewed_by")!.AsObject();
        review.Remove("by");
        var second = review.DeepClone();
        (second["key"], second["means"]) = ("approved_by", "approve");
        fields.Add(second);
        edition.Schema = schema.ToJsonString();
        edition.SchemaHash = RecordValues.Hash(edition.Schema);
        await db.SaveChangesAsync(Ct);
    }

    [Theory, OnEachDatabase]
    public async Task OfALivingRecord_ANewlyApprovedOneSupersedes(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        await using var db = await desk.Vault.DatabaseAsync();
        var form = await db.Set<Form>().AsNoTracking().Where(f => f.IsActive && f.Way == FormWay.Living && f.Workflow == null && f.Department == "tech" && f.DocumentId != null).OrderBy(f => f.Number).FirstAsync(Ct);
        var first = await ApprovedAsync(desk, form.Number);
        Assert.Equal((desk.Vault.Get<CompanyTime>().Today, null), (first.Record.InForceFrom, first.Record.InForceTo));
        desk.Vault.Clock.Advance(TimeSpan.FromDays(30));

        var second = await ApprovedAsync(desk, form.Number);

        Assert.Equal(second.Record.InForceFrom, (await desk.ViewAsync(first.Record.Id)).Record.InForceTo);
        Assert.Null(second.Record.InForceTo);
        Assert.Equal([second.Record.Id], (await desk.ListAsync(RecordDesk.ProjectManager, new() { Form = form.Number, InForce = true })).Rows.Select(r => r.Id));
    }

    [Theory, OnEachDatabase]
    public async Task Readers_AreTheDepartment_Participants_Controller_AndAuditors(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.SubmittedAsync();

        foreach (var reader in new[] { RecordDesk.Engineer, RecordDesk.Head, "行政部文控", "内审员" })
            Assert.Single((await desk.ListAsync(reader)).Rows);
        foreach (var stranger in new[] { "市场部职员", "市场部负责人" })
        {
            Assert.Empty((await desk.ListAsync(stranger)).Rows);
            Assert.Equal("records.not-found", (await desk.TryViewAsync(id, stranger)).Error?.Code);
        }

        Assert.Equal("access.not-granted", (await desk.Vault.Get<RecordQueries>().ListAsync(await desk.ActorAsync("外部审核员"), new(), new(), Ct)).Error?.Code);
        Assert.Equal("records.not-yours-to-fill", (await desk.TryBeginAsync(RecordDesk.Statistics, "市场部职员")).Error?.Code);
        Assert.Equal("records.form-not-in-force", (await desk.TryBeginAsync("ITSMS-M01-R01")).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task Search_FindsARecord_ByAnyWordOnIt_WithinRights_AndNotByWhatWasStruckThrough(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.SubmittedAsync(change: v => v["recurring"] = JsonValue.Create("交换机端口反复闪断"));
        await desk.SubmittedAsync();
        var held = LifeDesk.Must(await desk.TryBeginAsync(RecordDesk.Statistics));
        await desk.FillAsync(held, change: v => v["recurring"] = JsonValue.Create("交换机端口反复闪断，尚未提交"));

        foreach (var reader in new[] { RecordDesk.ProjectManager, RecordDesk.Engineer, RecordDesk.Head, "行政部文控", "内审员" })
            Assert.Equal(["ITSMS-P15-R06-2026-0001"], await FoundAsync(desk, reader, "端口反复闪断"));
        Assert.Empty(await FoundAsync(desk, "市场部职员", "端口反复闪断"));
        LifeDesk.Must(await desk.SignAsync(id));
        LifeDesk.Must(await desk.CorrectAsync(id, "recurring", JsonValue.Create("交换机电源模块老化")));
        Assert.Empty(await FoundAsync(desk, RecordDesk.Engineer, "端口反复闪断"));
        Assert.Equal(["ITSMS-P15-R06-2026-0001"], await FoundAsync(desk, RecordDesk.Engineer, "电源模块"));
        Assert.DoesNotContain((await desk.Vault.Get<SearchQueries>().SearchAsync(await desk.ActorAsync(RecordDesk.Engineer), new SearchQuestion { Text = "电源模块老化", AllEditions = true }, Ct)).Value.Answer.Hits,
            h => h.Owner.StartsWith(Record.Kind, StringComparison.Ordinal));
    }

    private static async Task<IEnumerable<string>> FoundAsync(RecordDesk desk, string reader, string words)
    {
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        return LifeDesk.Must(await desk.Vault.Get<SearchQueries>().ObjectsAsync(await desk.ActorAsync(reader), Record.Kind, words, 10, Ct)).Hits.Select(h => h.Code);
    }

    [Theory, OnEachDatabase]
    public async Task EnteredLate_IsMarked_AndNeverBackdated(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var late = await desk.SubmittedAsync(change: v => v["period_end"] = JsonValue.Create("2026-01-31"));
        var future = await desk.SubmittedAsync(change: v => v["period_end"] = JsonValue.Create("2026-12-31"));

        var (first, second) = ((await desk.ViewAsync(late)).Record, (await desk.ViewAsync(future)).Record);
        Assert.Equal((true, new DateOnly(2026, 1, 31), new DateOnly(2026, 3, 2)), (first.IsLate, first.HappenedOn, first.EnteredOn));
        Assert.Equal((false, new DateOnly(2026, 3, 2)), (second.IsLate, second.HappenedOn));
        Assert.Equal([late], (await desk.ListAsync(RecordDesk.Engineer, new() { Late = true })).Rows.Select(r => r.Id));
    }

    [Theory, OnEachDatabase]
    public async Task TheRegister_ShowsTheColumnsOfItsForm(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        await desk.LockedAsync();

        var page = await desk.ListAsync(RecordDesk.Engineer, new() { Form = RecordDesk.Statistics });

        Assert.Equal(["期间起", "期间止", "事件总数", "响应及时率（%）", "按时解决率（%）", "复核日期"], page.Columns.Select(c => c.Label));
        Assert.Equal(["2026-03-02", "2026-03-02", "200", "100", "100"], page.Rows[0].Cells.Take(5));
    }

    [Theory, OnEachDatabase]
    public async Task ThePaper_ShowsWhatStandsThere_TheCorrections_AndTheSignatures(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        var id = await desk.LockedAsync();
        LifeDesk.Must(await desk.CorrectAsync(id, "recurring", JsonValue.Create("网络中断三次")));
        LifeDesk.Must(await desk.SignAsync(id));
        LifeDesk.Must(await desk.CorrectAsync(id, FillingCheck.Place("by_priority", "1", "count"), JsonValue.Create(90m), reason: CorrectionReason.Other, said: "按事件单重新清点"));
        LifeDesk.Must(await desk.SignAsync(id));

        var paper = LifeDesk.Must(await desk.Vault.Get<RecordPaper>().PdfAsync(await desk.ActorAsync(RecordDesk.Engineer), id, Ct));

        await using var content = paper.Content;
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, Ct);
        using var pdf = PdfDocument.Open(memory.ToArray());
        var words = string.Concat(pdf.GetPages().Select(p => p.Text)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal("ITSMS-P15-R06-2026-0001.pdf", paper.FileName);
        foreach (var expected in new[] { "IT事件统计表", "网络中断三次", "重复事件的内容", "笔误", "本记录有3处更改", "技术部负责人", "第1页" })
            Assert.Contains(expected, words);
        // Beside what stands there now: what was struck through, by whom, when and why.
        Assert.Contains("重复事件重复事件的内容项目经理2026-03-0209:00笔误网络中断三次", words);
        Assert.Contains("事件总数200项目经理2026-03-0209:00其他：按事件单重新清点190", words);
    }

    [Theory, OnEachDatabase]
    public async Task EveryFormThatPeopleFill_IsFilled_Submitted_Signed_AndPrinted(Database database)
    {
        await using var desk = await RecordDesk.OpenAsync(database);
        await using var db = await desk.Vault.DatabaseAsync();
        var forms = await db.Set<Form>().AsNoTracking().Where(f => f.IsActive && f.Workflow == null && f.Way != FormWay.Computed && f.DocumentId != null).OrderBy(f => f.Number).ToListAsync(Ct);
        Assert.True(forms.Count > 100, $"{forms.Count} forms");
        foreach (var form in forms)
            await ThroughAsync(desk, form);
    }

    /// <summary>Somebody of the keeping department fills it; each signature is given by a holder, or by whom the management representative names.</summary>
    private static async Task ThroughAsync(RecordDesk desk, Form form)
    {
        var isClosed = form.Department is null && form.Classification is Classification.Restricted or Classification.Confidential;
        var by = isClosed ? "行政部文控" : form.Department switch { "admin" => "行政部文控", "market" => "市场部职员", "mgmt" => "管理者代表", _ => RecordDesk.Engineer };
        var begun = await desk.TryBeginAsync(form.Number, by);
        Assert.True(begun.Succeeded, $"{form.Number}: {begun.Error}");
        var revision = await desk.FillAsync(begun.Value, by);
        var submitted = await desk.TrySubmitAsync(begun.Value, revision, by);
        Assert.True(submitted.Succeeded, $"{form.Number}: {submitted.Error}");
        await SignAllAsync(desk, form, begun.Value, by);
        Assert.Equal((form.Number, RecordState.Locked), (form.Number, (await desk.ViewAsync(begun.Value, by)).Record.State));
        var paper = LifeDesk.Must(await desk.Vault.Get<RecordPaper>().PdfAsync(await desk.ActorAsync(by), begun.Value, Ct));
        await using var content = paper.Content;
        Assert.True(paper.Length > 1000, form.Number);
    }

    private static async Task SignAllAsync(RecordDesk desk, Form form, Guid id, string by)
    {
        foreach (var stand in new[] { "总经理", "内审员", "项目经理" })
        {
            if ((await desk.ViewAsync(id, by)).Signatures.FirstOrDefault(s => s.Step.DoneAt is null)?.Step is not { } step)
                return;
            var signer = step.Holders.Count > 0 ? step.Holders[0] : await NameAsync(desk, step.Id, stand);
            var signed = await desk.SignAsync(id, signer, step.Meaning, (await desk.ViewAsync(id, by)).ContentHash);
            Assert.True(signed.Succeeded, $"{form.Number}: {step.Office} {signer}: {signed.Error}");
        }
    }

    private static async Task<string> NameAsync(RecordDesk desk, Guid step, string person)
    {
        var who = (await desk.ActorAsync(person)).PersonId;
        LifeDesk.Must(await desk.Vault.Get<App.Documents.Deciding.NameDecider>().ExecuteAsync(await desk.ActorAsync(RecordDesk.Representative), step, who, "岗位暂缺", Ct));
        return person;
    }

    private static async Task<RecordView> ApprovedAsync(RecordDesk desk, string form)
    {
        var id = await desk.SubmittedAsync(form, RecordDesk.ProjectManager);
        await using var db = await desk.Vault.DatabaseAsync();
        await SignAllAsync(desk, await db.Set<Form>().AsNoTracking().FirstAsync(f => f.Number == form, Ct), id, RecordDesk.ProjectManager);
        var view = await desk.ViewAsync(id);
        Assert.Equal(RecordState.Locked, view.Record.State);
        return view;
    }
}
