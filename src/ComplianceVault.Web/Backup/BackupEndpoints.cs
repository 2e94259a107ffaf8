using ComplianceVault.App.Platform.Backup;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;

namespace ComplianceVault.Web.Backup;

/// <summary>The file of a backup, to keep it elsewhere.</summary>
internal static class BackupEndpoints
{
    public static void MapBackups(this IEndpointRouteBuilder app) =>
        app.MapGet("/admin/backups/{id:guid}/file", async (Guid id, CurrentActor current, DownloadBackup download, CancellationToken ct) =>
        {
            if (await current.GetAsync(ct) is not { } actor)
                return Answers.SignedOut();
            var file = await download.ExecuteAsync(actor, id, ct);
            return file.Succeeded ? Results.Stream(file.Value.Content, "application/zip", file.Value.FileName) : Answers.Refused(file.Error);
        });
}
