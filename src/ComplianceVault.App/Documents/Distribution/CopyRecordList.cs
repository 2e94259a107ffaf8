using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// 文件发放、回收记录 (ITSMS-P05-R03): every numbered copy with where it stood on the day, the cancelled ones too so that no 分发号 is missing; after them what was
/// distributed electronically, which has no number and is not recalled.
/// </summary>
internal sealed class CopyRecordList : IControlledList
{
    public string Code => "copies";

    public string Form => "copies";

    public IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("number"), new("title"), new("edition"), new("copy-number"), new("copy-kind"), new("medium"), new("holder"), new("handed-out-on", SheetColumnKind.Date), new("acknowledged-by"),
        new("acknowledged-on", SheetColumnKind.Date), new("readers", SheetColumnKind.Number), new("state"), new("due", SheetColumnKind.Date), new("overdue"),
        new("copy-returned-on", SheetColumnKind.Date), new("new-copy-number"), new("remark"),
    ];

    public bool IsFor(Actor actor) => DocumentRights.MaySee(actor);

    public async Task<int> CountAsync(VaultDbContext db, ListScope scope, CancellationToken ct) =>
        await CopyRecords.CountOnPaperAsync(db, scope, ct) + await CopyRecords.Electronic(db, scope).CountAsync(ct);

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(VaultDbContext db, ListScope scope, int skip, int take)
    {
        var given = 0;
        await foreach (var row in CopyRecords.OnPaper(db, scope, skip, take).AsAsyncEnumerable())
        {
            given++;
            yield return Values(row);
        }

        if (given == take)
            yield break;
        var before = given > 0 ? 0 : Math.Max(0, skip - await CopyRecords.CountOnPaperAsync(db, scope, CancellationToken.None));
        await foreach (var row in CopyRecords.Electronic(db, scope).Skip(before).Take(take - given).AsAsyncEnumerable())
            yield return Values(row);
    }

    private static string? Remark(CopyRecord row) => row switch
    {
        { ReplacedOn: { } day, Remark: { } said } => $"{said}；{Replaced(day)}",
        { ReplacedOn: { } day } => Replaced(day),
        _ => row.Remark,
    };

    private static string Replaced(DateOnly day) => VaultWords.Of("copies.damaged-replaced-on", [day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)]);

    private static IReadOnlyList<object?> Values(CopyRecord row) =>
    [
        row.Number, row.Title, row.Label, row.CopyNumber, row.Kind, row.Medium, CopyRecords.Holder(row.Holder, row.HolderName), row.ApprovedLater ?? (object?)row.HandedOutOn, row.AcknowledgedBy,
        row.AcknowledgedOn, row.Readers, row.State, row.Due, row.IsLate ? true : null, row.ReturnedOn, row.NewNumber, Remark(row),
    ];
}
