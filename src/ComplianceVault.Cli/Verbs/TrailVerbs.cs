using System.CommandLine;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault trail verify</c></summary>
internal static class TrailVerbs
{
    public static Command Create() => new("trail", Say($"操作留痕", $"the trail"))
    {
        new Command("verify", Say($"校验整条留痕链，指出第一条异常", $"verify the whole chain and name the first broken entry")).Does(VerifyAsync, Print, v => v.Holds),
    };

    /// <summary>The trail is read as it lies there: nothing is migrated or replayed first.</summary>
    private static async Task<Result<TrailVerification>> VerifyAsync(VerbRun run)
    {
        var there = await run.Host.ExistsAsync(run.Token);
        return there.Succeeded ? await run.Host.Get<TrailVerifier>().VerifyAsync(run.Token) : there.Error;
    }

    private static void Print(TrailVerification found, TextWriter to)
    {
        if (found.Holds)
            to.WriteLine(Say($"留痕完整：{found.Entries} 条，链尾 {found.HeadHash}", $"The trail holds: {found.Entries} entries, head {found.HeadHash}"));
        else
            to.WriteLine(Say($"留痕异常：第 {found.BrokenSeq} 条，{VaultWords.Of(found.Fault!)}", $"The trail is broken at entry {found.BrokenSeq}: {VaultWords.Of(found.Fault!)}"));
        foreach (var certificate in found.Certificates)
            to.WriteLine(Say($"内容已按证书 {certificate} 处置", $"Content disposed of under certificate {certificate}"));
    }
}
