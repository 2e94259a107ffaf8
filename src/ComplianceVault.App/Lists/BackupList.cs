using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Sheets;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Lists;

/// <summary>备份记录 (ITSMS-P05-R07): every backup up to the day, newest first. Platform knows no list, so it stands here.</summary>
internal sealed class BackupList : ControlledList<BackupRecord>
{
    public override string Code => "backups";

    public override string Form => "backups";

    public override IReadOnlyList<ListColumn> Columns { get; } =
    [
        new("at", SheetColumnKind.DateTime), new("backup-kind"), new("by"), new("file"), new("bytes", SheetColumnKind.Number), new("files", SheetColumnKind.Number), new("encrypted"), new("verified"),
        new("damaged", SheetColumnKind.Number), new("sha256"), new("removed-at", SheetColumnKind.DateTime),
    ];

    public override bool IsFor(Actor actor) => !actor.IsExternal && (actor.Can(Permission.Operate) || actor.Can(Permission.Audit) || actor.Can(Permission.ControlDocuments));

    protected override IQueryable<BackupRecord> Query(VaultDbContext db, ListScope scope) =>
        db.Set<BackupRecord>().AsNoTracking().Where(b => b.At < scope.KnownBefore).OrderByDescending(b => b.At).ThenBy(b => b.Id);

    protected override IReadOnlyList<object?> Values(BackupRecord row) =>
    [
        row.At, row.Kind, row.ByName, Path.GetFileName(row.File), row.Bytes, row.ContentFiles, row.Encrypted, row.Verified, row.DamagedFiles, row.Sha256, row.RemovedAt,
    ];
}
