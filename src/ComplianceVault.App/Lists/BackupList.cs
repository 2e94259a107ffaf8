using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Lists;

/// <summary>备份记录 (ITSMS-P05-R07): every backup up to the day, newest first; a file that was removed later was there on it. Platform knows no list, so it stands here.</summary>
internal sealed class BackupList : ControlledList<BackupList.Row>
{
    internal sealed record Row(BackupRecord Backup, DateTime? RemovedAt);

    public override string Code => "backups";

    public override string Form => "backups";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("at", SheetColumnKind.DateTime), new("backup-kind"), new("by"), new("file"), new("bytes", SheetColumnKind.Number), new("files", SheetColumnKind.Number), new("encrypted"), new("verified"),
        new("damaged", SheetColumnKind.Number), new("sha256"), new("removed-at", SheetColumnKind.DateTime),
    ];

    public override bool IsFor(Actor actor) => !actor.IsExternal && (actor.Can(Permission.Operate) || actor.Can(Permission.Audit) || actor.Can(Permission.ControlDocuments));

    protected override IQueryable<Row> Query(VaultDbContext db, ListScope scope) =>
        db.Set<BackupRecord>().AsNoTracking().Where(b => b.At < scope.KnownBefore).OrderByDescending(b => b.At).ThenBy(b => b.Id)
            .Select(b => new Row(b, b.RemovedAt < scope.KnownBefore ? b.RemovedAt : null));

    protected override IReadOnlyList<object?> Values(Row row) =>
    [
        row.Backup.At, row.Backup.Kind, row.Backup.ByName, Path.GetFileName(row.Backup.File), row.Backup.Bytes, row.Backup.ContentFiles, row.Backup.Encrypted, row.Backup.Verified,
        row.Backup.DamagedFiles, row.Backup.Sha256, row.RemovedAt,
    ];
}
