using System.CommandLine;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault restore-test FILE [--password-file FILE]</c></summary>
internal static class RestoreTestVerb
{
    private static readonly Argument<string> File = new("FILE");

    public static Command Create()
    {
        File.Description = Say($"备份文件", $"the backup");
        return new Command("restore-test", Say($"把备份试恢复到临时位置，校验并自动写恢复测试记录", $"restore a backup into a temporary place, verify it and record the test"))
        {
            File, PasswordFile.Option(),
        }.Does(RunAsync, Print, t => t.Passed);
    }

    private static async Task<Result<RestoreTestRecord>> RunAsync(VerbRun run)
    {
        var opened = await run.Host.OpenAsync(run.Token);
        if (!opened.Succeeded)
            return opened.Error;
        var password = await PasswordFile.ReadAsync(run);
        if (!password.Succeeded)
            return password.Error;
        var actor = await run.OperatorAsync();
        return actor.Succeeded
            ? await run.Host.Get<RestoreTest>().ExecuteAsync(actor.Value, run.Value(File)!, password.Value, run.Token)
            : actor.Error;
    }

    private static void Print(RestoreTestRecord test, TextWriter to)
    {
        to.WriteLine(test.Passed ? Say($"恢复测试通过", $"Restore test passed") : Say($"恢复测试未通过", $"Restore test failed"));
        to.WriteLine(Say(
            $"  用时 {test.Took.TotalSeconds:F1} 秒，留痕 {test.TrailEntries} 条，文件 {test.ContentFiles} 个",
            $"  {test.Took.TotalSeconds:F1} s, {test.TrailEntries} trail entries, {test.ContentFiles} files"));
        to.WriteLine(Say(
            $"  文件校验{Word(test.HashesHold)}，留痕{Word(test.TrailHolds)}，数量{Word(test.CountsEqual)}",
            $"  hashes {Word(test.HashesHold)}, trail {Word(test.TrailHolds)}, counts {Word(test.CountsEqual)}"));
    }

    private static string Word(bool holds) => holds ? Say($"一致", $"hold") : Say($"不一致", $"do not hold");
}
