using System.CommandLine;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault restore FILE [--password-file FILE] [--journal FILE]</c></summary>
internal static class RestoreVerb
{
    private static readonly Argument<string> File = new("FILE");
    private static readonly Option<string?> Journal = new("--journal") { HelpName = "FILE" };

    public static Command Create()
    {
        File.Description = Say($"备份文件", $"the backup");
        Journal.Description = Say($"比备份更新的处置日志，恢复后按它重新处置", $"a disposal journal newer than the backup, replayed after restoring");
        return new Command("restore", Say($"把备份恢复到空的数据目录", $"restore a backup into an empty data directory"))
        {
            File, Journal, PasswordFile.Option(),
        }.Does(RunAsync, Print, r => r.Findings.Holds);
    }

    private static async Task<Result<RestoreReport>> RunAsync(VerbRun run)
    {
        var password = await PasswordFile.ReadAsync(run);
        if (!password.Succeeded)
            return password.Error;
        var request = new RestoreRequest(run.Value(File)!, password.Value, run.Value(Journal), VaultHost.Session.Id);
        return await run.Host.Get<RestoreVault>().ExecuteAsync(request, Verb.Progress(Say($"重建索引", $"rebuilding the index")), run.Token);
    }

    private static void Print(RestoreReport restored, TextWriter to)
    {
        var found = restored.Findings;
        to.WriteLine(Say(
            $"恢复完成，用时 {restored.Took.TotalSeconds:F1} 秒：留痕 {found.Entries} 条，文件 {found.ContentFiles} 个，重新处置 {restored.Disposals} 项。索引已重建。",
            $"Restored in {restored.Took.TotalSeconds:F1} s: {found.Entries} trail entries, {found.ContentFiles} files, {restored.Disposals} disposals replayed. The index is rebuilt."));
        if (restored.WitnessedSeq > restored.Facts.TrailSeq)
            to.WriteLine(Say(
                $"注意：本机原见证文件记到第 {restored.WitnessedSeq} 条，备份只到第 {restored.Facts.TrailSeq} 条，其间的操作需要补录。",
                $"Note: the witness of this machine saw entry {restored.WitnessedSeq}, the backup ends at {restored.Facts.TrailSeq}; the acts between must be entered again."));
        if (!found.Holds)
            to.WriteLine(Say(
                $"核验未通过：留痕异常位置 {Place(found.TrailBrokenAt)}，缺失或损坏文件 {found.Damaged} 个，数量{(found.CountsEqual ? "一致" : "不一致")}。",
                $"Not verified: trail broken at {Place(found.TrailBrokenAt)}, {found.Damaged} files missing or damaged, counts {(found.CountsEqual ? "equal" : "differ")}."));
    }
}
