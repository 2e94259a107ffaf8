using System.CommandLine;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault index rebuild|status|verify</c></summary>
internal static class IndexVerbs
{
    /// <summary>How long to wait for a running server's index.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Command Create() => new("index", Say($"检索索引", $"the search index"))
    {
        new Command("status", Say($"索引状态", $"its condition")).Does(StatusAsync, Print, s => s.State == IndexState.Ready),
        new Command("rebuild", Say($"从数据库重建索引", $"rebuild it from the database")).Does(RebuildAsync, Print, s => s.State == IndexState.Ready),
        new Command("verify", Say($"逐字节核验索引", $"read every byte of it through")).Does(VerifyAsync, Print, s => s.State == IndexState.Ready),
    };

    /// <summary>
    /// Lets the index take up everything in the trail: this process does it, or, beside a running server, waits for the server's
    /// (decision 41). False when that took too long; an index that another run of this vault's trail writes is refused.
    /// </summary>
    public static async Task<Result<bool>> FollowAsync(VerbRun run)
    {
        var projection = run.Host.Get<IndexProjection>();
        var index = run.Host.Get<SearchIndex>();
        index.Open();
        if (index.IsOwner)
        {
            while (await projection.StepAsync(run.Token))
            {
            }

            return true;
        }

        var reached = await projection.WaitForAsync(await HeadAsync(run), Patience, run.Token);
        return index.Open().Status().State != IndexState.Ready || await projection.IsOfThisTrailAsync(run.Token) ? reached : Error.Unavailable("search.index-foreign");
    }

    private static async Task<long> HeadAsync(VerbRun run)
    {
        await using var db = await run.Host.Get<IDbContextFactory<VaultDbContext>>().CreateDbContextAsync(run.Token);
        return await db.Set<TrailHead>().Select(h => h.Seq).SingleAsync(run.Token);
    }

    private static async Task<Result<IndexStatus>> StatusAsync(VerbRun run)
    {
        var there = await run.Host.OpenAsync(run.Token);
        return there.Succeeded ? run.Host.Get<SearchIndex>().Open().Status() : there.Error;
    }

    private static async Task<Result<IndexStatus>> RebuildAsync(VerbRun run)
    {
        var there = await run.Host.OpenAsync(run.Token);
        if (!there.Succeeded)
            return there.Error;
        var index = run.Host.Get<SearchIndex>();
        index.Open();
        if (!index.IsOwner)
            return Error.Conflict("search.index-in-use");
        await run.Host.Get<IndexProjection>().RebuildAsync(Verb.Progress(Say($"重建索引", $"rebuilding the index")), run.Token);
        return index.Open().Status();
    }

    private static async Task<Result<IndexStatus>> VerifyAsync(VerbRun run)
    {
        var there = await run.Host.OpenAsync(run.Token);
        if (!there.Succeeded)
            return there.Error;
        var index = run.Host.Get<SearchIndex>().Open();
        var verified = index.Verify();
        return verified.Succeeded ? index.Status() : verified.Error;
    }

    private static void Print(IndexStatus status, TextWriter to) => to.WriteLine(Say(
        $"{VaultWords.Of(status.State)}：{status.Pieces} 段，{status.Bytes >> 10} KB，留痕序号 {status.CommittedSequence}{(status.Problem is null ? "" : "，" + VaultWords.Of(status.Problem, []))}",
        $"{VaultWords.Of(status.State)}: {status.Pieces} pieces, {status.Bytes >> 10} KB, trail number {status.CommittedSequence}{(status.Problem is null ? "" : ", " + VaultWords.Of(status.Problem, []))}"));
}
