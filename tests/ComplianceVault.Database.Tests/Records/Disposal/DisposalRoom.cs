using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Disposal;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Handling;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Records.Disposal;

/// <summary>到期鉴定 and 销毁 of records by the sample's people.</summary>
internal static class DisposalRoom
{
    public const string ServiceClass = "RET-SVC5";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>An incident that is closed today, with its title.</summary>
    public static async Task<Guid> ClosedIncidentAsync(this ProcessDesk desk, string title = "网站打不开", Action<RecordValues>? atClosing = null)
    {
        var id = await desk.IncidentAsync(change: values => values["title"] = title);
        await desk.MoveAsync(id, ProcessDesk.Engineer, "start");
        await desk.MoveAsync(id, ProcessDesk.Engineer, "resolve", values =>
        {
            values["workaround"] = "否";
            values["resolved_at"] = FieldText.Of(desk.Vault.Clock.GetUtcNow());
        });
        await desk.MoveAsync(id, ProcessDesk.Head, "close", values =>
        {
            foreach (var (field, word) in new[] { ("confirmation", "用户确认恢复"), ("reusable", "否"), ("problem_needed", "否") })
                values[field] = word;
            values["problem"] = null;
            values["knowledge_entry"] = null;
            atClosing?.Invoke(values);
        });
        await desk.MoveAsync(id, ProcessDesk.Engineer, "follow-up", values =>
        {
            values["satisfaction"] = "满意";
            values["follow_up_note"] = null;
        });
        return id;
    }

    public static void Pass(this ProcessDesk desk, int years, int days = 0)
    {
        var now = desk.Vault.Clock.GetUtcNow();
        desk.Vault.Clock.SetUtcNow(now.AddYears(years).AddDays(days));
    }

    public static LifeDesk Lists(this ProcessDesk desk) => LifeDesk.In(desk.Vault);

    public static async Task<IReadOnlyList<RecordCandidate>> DueAsync(this ProcessDesk desk, string code = ServiceClass) =>
        LifeDesk.Must(await desk.Vault.Get<RecordDisposalQueries>().CandidatesAsync(await desk.ActorAsync(LifeDesk.Controller), new(code), new PageRequest(), Ct)).Rows;

    public static async Task<RecordKeeping> KeepingAsync(this ProcessDesk desk, Guid id, string by = LifeDesk.Controller) =>
        LifeDesk.Must(await desk.Vault.Get<RecordDisposalQueries>().OfAsync(await desk.ActorAsync(by), id, Ct));

    public static async Task<Result<IReadOnlyList<Guid>>> TryProposeAsync(this ProcessDesk desk, IReadOnlyList<Guid> records, string by = LifeDesk.Controller, DestructionMethod method = DestructionMethod.Erase) =>
        await desk.Vault.Get<ProposeRecordDisposal>().ExecuteAsync(await desk.ActorAsync(by), new(records, method, "保存期满"), Ct);

    public static async Task<Guid> ProposedAsync(this ProcessDesk desk, params Guid[] records) => Assert.Single(LifeDesk.Must(await desk.TryProposeAsync(records)));

    /// <summary>Confirmed by the owner, checked for holds and approved.</summary>
    public static async Task<Guid> ApprovedAsync(this ProcessDesk desk, params Guid[] records)
    {
        var (id, lists) = (await desk.ProposedAsync(records), desk.Lists());
        LifeDesk.Must(await lists.ConfirmListAsync(id));
        LifeDesk.Must(await lists.CheckListAsync(id));
        LifeDesk.Must(await lists.ApproveListAsync(id));
        return id;
    }

    public static async Task<Guid> DestroyedAsync(this ProcessDesk desk, params Guid[] records)
    {
        var id = await desk.ApprovedAsync(records);
        LifeDesk.Must(await desk.Lists().BeginAsync(id));
        LifeDesk.Must(await desk.Lists().WitnessAsync(id));
        return id;
    }

    public static async Task<Result<Guid>> TryHoldAsync(this ProcessDesk desk, Guid record, bool wholeForm = false, string by = LifeDesk.Representative) =>
        await desk.Vault.Get<SetRecordHold>().ExecuteAsync(await desk.ActorAsync(by), new(record, wholeForm, "诉讼", "至结案"), Ct);
}
