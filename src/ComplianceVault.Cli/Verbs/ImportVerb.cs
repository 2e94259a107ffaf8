using System.CommandLine;
using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault import PATH…</c>: files and folders in, as on the page: received, read, accepted; in a sample vault also confirmed.</summary>
internal static class ImportVerb
{
    private const string SampleController = "行政部文控";
    private const string SampleRepresentative = "管理者代表";
    private static readonly Argument<string[]> Paths = new("PATH") { Arity = ArgumentArity.OneOrMore };

    /// <summary>What became of one file.</summary>
    internal sealed record ImportedFile(string Path, ImportItemState State, string? Number, string? Title, string? Edition, ImportMatch? Match, string? Message, IReadOnlyList<string> Remarks);

    /// <summary>What became of the batch.</summary>
    internal sealed record Imported(string Batch, int Accepted, int Skipped, int Refused, int Waiting, int Drafts, bool Confirmed, bool Findable, IReadOnlyList<ImportedFile> Files);

    public static Command Create()
    {
        Paths.Description = Say($"文件或文件夹（含子文件夹）", $"files or folders (with what lies below)");
        return new Command("import", Say($"文件入库：接收、读取、按文件自述入库；样例库中一并作入库确认", $"bring files in: receive, read, accept; in a sample vault confirm too")) { Paths }
            .Does(RunAsync, Print, i => i.Refused == 0 && i.Waiting == 0);
    }

    private static async Task<Result<Imported>> RunAsync(VerbRun run)
    {
        var files = FilesBelow.Of(run.Value(Paths)!);
        if (!files.Succeeded)
            return files.Error;
        if (await ReadyAsync(run) is { Succeeded: false } notReady)
            return notReady.Error;
        var isSample = (await run.Host.Get<VaultIdentity>().FindAsync(run.Token))!.IsSample;
        var actor = await run.Host.PersonAsync(run.Value(CommonOptions.As) ?? SampleController, run.Token);
        if (!actor.Succeeded)
            return actor.Error;
        var receive = run.Host.Get<ReceiveFiles>();
        var batch = await receive.OpenAsync(actor.Value, $"{Environment.MachineName}: {string.Join(' ', run.Value(Paths)!)}", run.Token);
        if (!batch.Succeeded)
            return batch.Error;
        var notReceived = new List<ImportedFile>();
        foreach (var file in files.Value)
        {
            if (await ReceiveAsync(run, receive, actor.Value, batch.Value, file) is { } refusal)
                notReceived.Add(new ImportedFile(file.Shown, ImportItemState.Refused, null, null, null, null, VaultWords.Of(refusal), []));
        }

        var read = await run.Host.Get<ReadFiles>().ExecuteAsync(actor.Value, batch.Value, null, run.Token);
        if (!read.Succeeded)
            return read.Error!;
        var outcomes = await run.Host.Get<AcceptItems>().ExecuteAsync(actor.Value, batch.Value, null, run.Token);
        if (!outcomes.Succeeded)
            return outcomes.Error;
        var confirmed = isSample && await ConfirmAsync(run, batch.Value) is { Succeeded: true };
        var findable = await IndexVerbs.FollowAsync(run);
        return await ReportAsync(run, actor.Value, batch.Value, outcomes.Value, notReceived, confirmed, findable is { Succeeded: true, Value: true });
    }

    /// <summary>An empty place becomes a sample vault without documents, so that one's own files can be tried at once.</summary>
    private static async Task<Result> ReadyAsync(VerbRun run)
    {
        await run.Host.Get<VaultStart>().PrepareAsync(run.Token);
        return await run.Host.Get<VaultIdentity>().FindAsync(run.Token) is null
            ? await run.Host.Get<SeedLoader>().LoadAsync(SeedChoice.SampleForOwnFiles, new LoadProgress(), run.Token)
            : Result.Success;
    }

    /// <summary>Why a file was not taken in, or null. One that cannot be opened or read to its end does not keep the rest out.</summary>
    private static async Task<Error?> ReceiveAsync(VerbRun run, ReceiveFiles receive, Actor actor, Guid batch, FoundFile file)
    {
        if (file.Refusal is not null)
            return file.Refusal;
        try
        {
            await using var content = new FileStream(file.Full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return (await receive.ReceiveAsync(actor, batch, file.Shown, content, run.Token)).Error;
        }
        catch (Exception e) when (FilesBelow.IsUnreadable(e))
        {
            return FilesBelow.Unreadable(e);
        }
    }

    private static async Task<Result> ConfirmAsync(VerbRun run, Guid batch)
    {
        var representative = await run.Host.PersonAsync(SampleRepresentative, run.Token);
        if (!representative.Succeeded)
            return representative.Error;
        var confirm = run.Host.Get<ConfirmExisting>();
        var sheet = await confirm.SheetAsync(representative.Value, batch, run.Token);
        return sheet.Succeeded ? await confirm.ExecuteAsSampleAsync(representative.Value, batch, sheet.Value.ContentHash, run.Token) : sheet.Error;
    }

    private static async Task<Result<Imported>> ReportAsync(
        VerbRun run, Actor actor, Guid batchId, IReadOnlyList<ItemOutcome> outcomes, IReadOnlyList<ImportedFile> notReceived, bool confirmed, bool findable)
    {
        var queries = run.Host.Get<ImportQueries>();
        var items = await queries.ItemsAsync(actor, batchId, run.Token);
        var batch = await queries.BatchAsync(actor, batchId, run.Token);
        if (!items.Succeeded || !batch.Succeeded)
            return (items.Error ?? batch.Error)!;
        var refusals = outcomes.ToDictionary(o => o.ItemId, o => o.Refusal);
        var files = items.Value.Select(i => new ImportedFile(i.Path, i.State, i.Number, i.Title, i.Label, i.Match, Message(i, refusals.GetValueOrDefault(i.Id)), Remarks(i))).Concat(notReceived).ToList();
        int Count(ImportItemState state) => files.Count(f => f.State == state);
        return new Imported(
            batch.Value.Number, Count(ImportItemState.Accepted), Count(ImportItemState.Skipped), Count(ImportItemState.Refused), Count(ImportItemState.Proposed), batch.Value.Waiting,
            confirmed, findable, files);
    }

    private static IReadOnlyList<string> Remarks(ImportItem item) => [.. ItemReading.RemarksOf(item).Select(r => VaultWords.Of(r.Code, r.Arguments))];

    private static string? Message(ImportItem item, Error? refusal) =>
        refusal is not null ? VaultWords.Of(refusal) : StoredRefusal.Read(item.Refusal) is { } stored ? VaultWords.Of(stored) : null;

    private static void Print(Imported done, TextWriter to)
    {
        foreach (var file in done.Files)
            to.WriteLine($"{VaultWords.Of(file.State)}\t{file.Number}\t{file.Title}\t{file.Edition}\t{(file.Match is { } match ? VaultWords.Of(match) : "")}\t{file.Path}\t{string.Join(' ', file.Remarks.Prepend(file.Message ?? "")).Trim()}");
        to.WriteLine(Say(
            $"批次 {done.Batch}：入库 {done.Accepted}，跳过 {done.Skipped}，无法读取 {done.Refused}，待更正 {done.Waiting}",
            $"Batch {done.Batch}: {done.Accepted} accepted, {done.Skipped} skipped, {done.Refused} refused, {done.Waiting} to correct"));
        if (done.Confirmed)
            to.WriteLine(Say($"样例库：已由{SampleRepresentative}以示例签名作入库确认，现行有效。", $"Sample vault: confirmed with a sample signature; in force."));
        else if (done.Drafts > 0)
            to.WriteLine(Say($"入库的文件还是草稿，待管理者代表签署《现有文件入库确认单》后生效。", $"The files are drafts until the management representative signs the confirmation sheet."));
        if (!done.Findable)
            to.WriteLine(Say($"搜索索引正在更新，稍后即可查到。", $"The index is still catching up."));
    }
}
