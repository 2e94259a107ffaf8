using System.Text;
using System.Text.Json.Nodes;
using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.App.Registers.Nonconformities;
using ComplianceVault.App.Searching;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.Database.Tests.Records.Handling;

/// <summary>内审不符合报告: issued, approved, acknowledged by whom it concerns, corrected, verified by an outsider; open in the clause matrix until it is closed.</summary>
public sealed class NonconformityTests
{
    private const string Clause = "8.6.1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task AFinding_IsOpenInTheMatrix_UntilItsEffectIsVerified(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        Assert.Null((await RowAsync(desk)).OpenFindings);
        var id = await IssuedAsync(desk);
        Assert.Equal(1, (await RowAsync(desk)).OpenFindings);
        var owner = (await desk.ActorAsync(ProcessDesk.Engineer)).PersonId;

        await desk.MoveAsync(id, ProcessDesk.Representative, "approve", fill: false);
        await desk.MoveAsync(id, ProcessDesk.Head, "acknowledge", fill: false);
        await desk.MoveAsync(id, ProcessDesk.Head, "plan", values => { values["due"] = FieldText.Of(Today(desk).AddDays(20)); values["owner"] = ProcessDesk.Person(ProcessDesk.Engineer, owner); });
        await desk.MoveAsync(id, ProcessDesk.Head, "submit");
        await desk.MoveAsync(id, ProcessDesk.Auditor, "verify", fill: false);
        var inTime = await desk.TryMoveAsync(id, ProcessDesk.Auditor, "close");
        Assert.Equal("records.incomplete", inTime.Error?.Code);
        var early = Today(desk);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(40));
        await desk.MoveAsync(id, ProcessDesk.Auditor, "close", values => values["effective"] = "是");

        Assert.Equal(0, (await RowAsync(desk)).OpenFindings);
        Assert.Equal(1, (await RowAsync(desk, early)).OpenFindings);
        var view = await desk.ViewAsync(id, ProcessDesk.Auditor);
        Assert.Equal(["管理者代表", "技术部负责人", "内审员"], view.Signatures.Select(s => s.Step.DoneByName));
        Assert.All(view.Signatures, s => Assert.True(s.Holds, s.Field));
        Assert.Equal(FieldText.Of(Today(desk))!.ToString(), view.Values["verified_on"]!.ToString());
    }

    [Theory, OnEachDatabase]
    public async Task AFindingAgainstAHeading_IsOpenUnderItsLeaves(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await IssuedAsync(desk, "9.2");

        foreach (var clause in new[] { "9.2", "9.2.1", "9.2.2" })
            Assert.Equal(id, Assert.Single((await RowAsync(desk, clause: clause)).Findings!).RecordId);
        Assert.Equal(0, (await RowAsync(desk, clause: "9.1")).OpenFindings);
    }

    [Theory, OnEachDatabase]
    public async Task WithoutTheSignature_OrWithAWrongPassword_NothingMoves(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await IssuedAsync(desk);

        var unsigned = await desk.Vault.Get<MakeMove>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Representative), id, new("approve", 0), Ct);
        Assert.Equal("records.signature-required", unsigned.Error?.Code);
        Assert.Equal("signing.wrong-password", (await desk.TryMoveAsync(id, ProcessDesk.Representative, "approve", password: "wrong")).Error?.Code);
        var shown = (await desk.ViewAsync(id, ProcessDesk.Representative)).ContentHash;
        var meant = new MoveSignature(SignatureMeaning.Confirm, shown, new(SampleAccounts.Password)); // the field asks for an approval
        Assert.Equal("records.signature-required", (await desk.Vault.Get<MakeMove>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Representative), id, new("approve", 0, Signature: meant), Ct)).Error?.Code);
        var other = new MoveSignature(SignatureMeaning.Approve, new string('0', 64), new(SampleAccounts.Password));
        Assert.Equal("signing.content-changed", (await desk.Vault.Get<MakeMove>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Representative), id, new("approve", 0, Signature: other), Ct)).Error?.Code);
        Assert.Equal("已开具", (await desk.ViewAsync(id, ProcessDesk.Auditor)).Record.StateZh);
    }

    [Theory, OnEachDatabase]
    public async Task WhoIsAudited_NeitherIssuesNorVerifies(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await desk.BeginAsync(ProcessDesk.Nonconformity, ProcessDesk.Auditor);
        await desk.WriteAsync(id, ProcessDesk.Auditor, values => Say(values, ProcessDesk.Department("market", "市场部"))); // the auditor's own department

        Assert.Equal(("records.guard", "内审员不属于受审部门"), (await desk.TryMoveAsync(id, ProcessDesk.Auditor, "issue")) is var r ? (r.Error?.Code, r.Error?.Arguments[1]) : default);
    }

    [Theory, OnEachDatabase]
    public async Task ASignedStage_ThatIsStruckThrough_IsSignedAgain(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await IssuedAsync(desk);
        await desk.MoveAsync(id, ProcessDesk.Representative, "approve", fill: false);

        LifeDesk.Must(await desk.Vault.Get<CorrectRecord>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Auditor), id, [new("clause", new Pointer("clause", "8.6.3", "8.6.3 问题管理").Write())], CorrectionReason.Slip, null, Ct));

        var asked = Assert.Single((await desk.ViewAsync(id, ProcessDesk.Auditor)).Signatures, s => s.Field == "approval");
        Assert.Equal((null, ProcessDesk.Representative), (asked.Step.DoneAt, asked.Step.NamedPerson));
        Assert.Equal((0, 1), ((await RowAsync(desk)).OpenFindings, (await RowAsync(desk, clause: "8.6.3")).OpenFindings));
        LifeDesk.Must(await desk.Vault.Get<SignRecord>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Representative), id, SignatureMeaning.Approve, (await desk.ViewAsync(id, ProcessDesk.Representative)).ContentHash, new(SampleAccounts.Password), Ct));
        Assert.True(Assert.Single((await desk.ViewAsync(id, ProcessDesk.Auditor)).Signatures, s => s.Field == "approval").Holds);
    }

    [Theory, OnEachDatabase]
    public async Task APastDay_KeepsGradeAndClauseOfAFinding_AsTheyWereKnownThen(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var (id, issued) = (await IssuedAsync(desk), Today(desk));
        async Task CorrectAsync(string field, JsonNode value) =>
            LifeDesk.Must(await desk.Vault.Get<CorrectRecord>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Auditor), id, [new(field, value)], CorrectionReason.FactsChanged, "复核", Ct));

        desk.Vault.Clock.Advance(TimeSpan.FromDays(3));
        await CorrectAsync("type", "严重");
        var graver = Today(desk);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(3));
        await CorrectAsync("clause", new Pointer("clause", "8.6.3", "8.6.3 问题管理").Write());
        desk.Vault.Clock.Advance(TimeSpan.FromDays(3));
        await CorrectAsync("clause", new Pointer("clause", Clause, "8.6.1 事件管理").Write()); // opened again

        async Task<FindingGrade?> GradeAsync(DateOnly day) => (await RowAsync(desk, day)).Findings!.SingleOrDefault()?.Grade;
        Assert.Equal((FindingGrade.Minor, FindingGrade.Minor), (await GradeAsync(issued), await GradeAsync(graver.AddDays(-1))));
        Assert.Equal((FindingGrade.Major, FindingGrade.Major), (await GradeAsync(graver), await GradeAsync(graver.AddDays(2))));
        Assert.Equal((null, 1), (await GradeAsync(graver.AddDays(3)), (await RowAsync(desk, graver.AddDays(3), "8.6.3")).OpenFindings));
        Assert.Equal(FindingGrade.Major, await GradeAsync(Today(desk)));
    }

    [Theory, OnEachDatabase]
    public async Task OnTheClause_FindingAndRecords_LeadWhereThePersonMayGo(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await IssuedAsync(desk);
        async Task<CoverageRow> SeenByAsync(string name) => LifeDesk.Must(await desk.Vault.Get<CoverageQueries>().ClauseAsync(await desk.ActorAsync(name), Clause, Ct));
        async Task<IEnumerable<Guid>> RecordsAsync(string name, string clause) =>
            LifeDesk.Must(await desk.Vault.Get<RecordQueries>().ListAsync(await desk.ActorAsync(name), new RecordFilter { Clause = clause }, new(), Ct)).Rows.Select(r => r.Id);

        Assert.Equal(id, Assert.Single((await SeenByAsync(ProcessDesk.Auditor)).Findings!).RecordId);
        Assert.Null(Assert.Single((await SeenByAsync("市场部负责人")).Findings!).RecordId);
        Assert.Equal([id], await RecordsAsync(ProcessDesk.Auditor, "9.2.2")); // what the form proves
        Assert.Equal([id], await RecordsAsync(ProcessDesk.Auditor, "9"));
        Assert.Empty(await RecordsAsync(ProcessDesk.Auditor, Clause));
        Assert.Empty(await RecordsAsync("市场部负责人", "9.2.2"));
        Assert.Equal("clauses.not-found", (await desk.Vault.Get<CoverageQueries>().ClauseAsync(await desk.ActorAsync(ProcessDesk.Auditor), "99", Ct)).Error?.Code);
    }

    [Theory, OnEachDatabase]
    public async Task AWordInAnAttachment_FindsTheRecord_ForThoseForWhomItWaits(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var id = await IssuedAsync(desk);
        await desk.MoveAsync(id, ProcessDesk.Representative, "approve", fill: false);
        await desk.MoveAsync(id, ProcessDesk.Head, "acknowledge", fill: false);
        await desk.MoveAsync(id, ProcessDesk.Head, "plan");
        await using var file = new MemoryStream(Encoding.UTF8.GetBytes("整改说明：机柜理线架已全部更换。"));
        var attached = LifeDesk.Must(await desk.Vault.Get<AttachRecordFile>().ExecuteAsync(await desk.ActorAsync(ProcessDesk.Head), id, "整改说明.txt", file, Ct));
        await desk.MoveAsync(id, ProcessDesk.Head, "submit", values => values["done_evidence"] = Attached.Write([attached]));

        foreach (var reader in new[] { ProcessDesk.Auditor, ProcessDesk.Head, ProcessDesk.Representative })
            Assert.Equal(["ITSMS-P23-R03-2026-0001"], await FoundAsync(desk, reader, "理线架"));
        Assert.Empty(await FoundAsync(desk, "市场部职员", "理线架"));
    }

    private static async Task<IEnumerable<string>> FoundAsync(ProcessDesk desk, string reader, string words)
    {
        while (await desk.Vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }

        return LifeDesk.Must(await desk.Vault.Get<SearchQueries>().ObjectsAsync(await desk.ActorAsync(reader), Record.Kind, words, 10, Ct)).Hits.Select(h => h.Code);
    }

    private static DateOnly Today(ProcessDesk desk) => DateOnly.FromDateTime(desk.Vault.Clock.GetUtcNow().UtcDateTime.AddHours(8));

    private static async Task<Guid> IssuedAsync(ProcessDesk desk, string clause = Clause)
    {
        var id = await desk.BeginAsync(ProcessDesk.Nonconformity, ProcessDesk.Auditor);
        await desk.MoveAsync(id, ProcessDesk.Auditor, "issue", values =>
        {
            Say(values, ProcessDesk.Department("tech", "技术部"));
            values["clause"] = new Pointer("clause", clause, clause).Write();
        });
        return id;
    }

    private static void Say(RecordValues values, JsonNode auditee)
    {
        values["auditee"] = auditee;
        values["clause"] = new Pointer("clause", Clause, "8.6.1 事件管理").Write();
        values["type"] = "一般";
    }

    private static async Task<CoverageRow> RowAsync(ProcessDesk desk, DateOnly? day = null, string clause = Clause)
    {
        var matrix = LifeDesk.Must(await desk.Vault.Get<CoverageQueries>().MatrixAsync(await desk.ActorAsync(ProcessDesk.Representative), day, false, Ct));
        return matrix.Rows.Single(r => r.Clause.Number == clause);
    }
}
