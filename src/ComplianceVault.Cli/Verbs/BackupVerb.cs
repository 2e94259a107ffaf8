using System.CommandLine;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault backup [--to DIR] [--password-file FILE]</c></summary>
internal static class BackupVerb
{
    private static readonly Option<string?> To = new("--to") { HelpName = "DIR" };

    public static Command Create()
    {
        To.Description = Say($"备份写入的目录，默认 数据目录/backups", $"directory for the backup, default backups in the data directory");
        return new Command("backup", Say($"备份整个库（在线），写后校验", $"back up the whole vault while it runs, verified after writing"))
        {
            To, PasswordFile.Option(),
        }.Does(RunAsync, Print, b => b.Verified);
    }

    private static async Task<Result<BackupRecord>> RunAsync(VerbRun run)
    {
        var opened = await run.Host.OpenAsync(run.Token);
        if (!opened.Succeeded)
            return opened.Error;
        var password = await PasswordFile.ReadAsync(run);
        if (!password.Succeeded)
            return password.Error;
        var actor = await run.OperatorAsync();
        if (!actor.Succeeded)
            return actor.Error;
        var request = new BackupRequest(BackupKind.Manual, run.Value(To), password.Value);
        return await run.Host.Get<BackUp>().ExecuteAsync(actor.Value, request, null, run.Token);
    }

    private static void Print(BackupRecord made, TextWriter to)
    {
        to.WriteLine(Say($"备份完成：{made.File}", $"Backup: {made.File}"));
        to.WriteLine(Say(
            $"  {made.Bytes / 1048576.0:F1} MB，文件 {made.ContentFiles} 个，留痕到第 {made.TrailSeq} 条，用时 {made.Took.TotalSeconds:F1} 秒，{(made.Encrypted ? "已加密" : "未加密")}",
            $"  {made.Bytes / 1048576.0:F1} MB, {made.ContentFiles} files, trail up to {made.TrailSeq}, {made.Took.TotalSeconds:F1} s, {(made.Encrypted ? "encrypted" : "not encrypted")}"));
        to.WriteLine($"  SHA-256 {made.Sha256}");
        if (!made.Verified)
            to.WriteLine(Say(
                $"  校验未通过：缺失或损坏文件 {made.DamagedFiles} 个，留痕异常位置 {Place(made.TrailBrokenAt)}。备份已保留，请先查明原因。",
                $"  Not verified: {made.DamagedFiles} files missing or damaged, trail broken at {Place(made.TrailBrokenAt)}. The backup is kept; find the cause first."));
    }
}
