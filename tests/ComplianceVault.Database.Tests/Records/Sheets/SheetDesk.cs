using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Records.Sheets;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Records.Entries;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Records.Sheets;

/// <summary>Sheets brought into the registers of the sample company.</summary>
internal static class SheetDesk
{
    /// <summary>Headings of the statistics of incidents as somebody wrote them, and a row for each table row.</summary>
    public static readonly string[] Headings = ["期间起", "期间止 ", "优先级", "按优先级 · 数量", "应响应数", "及时响应数", "关闭数", "时限内解决数", "类别", "按类别 · 数量", "重复 事件", "备注"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A month's statistics: one line, and a second one that goes on with the tables.</summary>
    public static IReadOnlyList<object?>[] Month(int month, string recurring = "无", string priority = "高") =>
    [
        [$"2026/{month}/1", new DateOnly(2026, month, 28), priority, "10", 10, 10m, 10, 10, "网络", 12, recurring, "导入前的台账"],
        [null, null, "低", 2, 2, 2, 2, 2, null, null, null, null],
    ];

    public static async Task<MemoryStream> WriteAsync(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows, params (int Column, SheetColumnKind Kind)[] kinds)
    {
        var file = new MemoryStream();
        var columns = headings.Select((h, i) => new SheetColumn(h, kinds.FirstOrDefault(k => k.Column == i) is { Kind: not SheetColumnKind.Text } k ? k.Kind : SheetColumnKind.Text)).ToList();
        LifeDesk.Must(await XlsxWriter.WriteAsync(file, "台账", columns, rows, cancellationToken: Ct));
        file.Position = 0;
        return file;
    }

    public static Task<MemoryStream> StatisticsAsync(IEnumerable<IReadOnlyList<object?>> rows) =>
        WriteAsync(Headings, rows, [(1, SheetColumnKind.Date), .. new[] { 4, 5, 6, 7, 9 }.Select(c => (c, SheetColumnKind.Number))]);

    public static async Task<Guid> ReceiveAsync(this RecordDesk desk, Stream file, string form = RecordDesk.Statistics, string by = RecordDesk.ProjectManager, string name = "统计.xlsx") =>
        LifeDesk.Must(await desk.TryReceiveAsync(file, form, by, name));

    public static async Task<Result<Guid>> TryReceiveAsync(this RecordDesk desk, Stream file, string form = RecordDesk.Statistics, string by = RecordDesk.ProjectManager, string name = "统计.xlsx") =>
        await desk.Vault.Get<ReceiveSheet>().ExecuteAsync(await desk.ActorAsync(by), form, name, file, Ct);

    public static async Task<SheetView> SheetAsync(this RecordDesk desk, Guid id, SheetPlan? plan = null, string by = RecordDesk.ProjectManager) =>
        LifeDesk.Must(await desk.Vault.Get<SheetQueries>().GetAsync(await desk.ActorAsync(by), id, plan, Ct));

    public static async Task<Result<SheetOutcome>> TryImportAsync(this RecordDesk desk, Guid id, Func<SheetPlan, SheetPlan>? change = null, string by = RecordDesk.ProjectManager, Action<int, int>? progress = null)
    {
        var plan = (await desk.SheetAsync(id, by: by)).Plan;
        var kept = await desk.Vault.Get<StartSheet>().KeepAsync(await desk.ActorAsync(by), id, change?.Invoke(plan) ?? plan, Ct);
        return kept.Succeeded ? await desk.Vault.Get<ImportSheet>().ExecuteAsync(await desk.ActorAsync(by), id, progress, Ct) : kept.Error;
    }

    public static async Task<SheetOutcome> ImportAsync(this RecordDesk desk, Guid id, Func<SheetPlan, SheetPlan>? change = null, string by = RecordDesk.ProjectManager) =>
        LifeDesk.Must(await desk.TryImportAsync(id, change, by));

    /// <summary>Every record of the form with all its fields, as a sheet.</summary>
    public static async Task<MemoryStream> ExportAsync(this RecordDesk desk, string form, string by)
    {
        var projection = desk.Vault.Get<IndexProjection>();
        while (await projection.StepAsync(Ct))
        {
        }

        var sheet = LifeDesk.Must(await desk.Vault.Get<ExportRecordSheet>().ExecuteAsync(await desk.ActorAsync(by), new() { Filter = new() { Form = form } }, Ct));
        var file = new MemoryStream();
        LifeDesk.Must(await XlsxWriter.WriteAsync(file, sheet.Title, sheet.Columns, sheet.Rows, cancellationToken: Ct));
        file.Position = 0;
        return file;
    }
}
