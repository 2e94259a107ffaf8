using System.Collections.Concurrent;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>
/// Reads the received files of a batch, several at once, and makes a proposal of each. A file that cannot be read is refused with its reason
/// and the rest goes on; done again after a crash it goes on with what is not read yet, and last, one by one, with what was being read then.
/// A file whose reading ended the program twice is refused.
/// </summary>
[Needs(Permission.ImportDocuments)]
public sealed class ReadFiles(
    Vault vault, IDbContextFactory<VaultDbContext> databases, StoredFiles store, EditionTexts texts, Matching matching, VaultSettings settings, ReadingMarks marks)
{
    private const int MostInterruptions = 2;

    public async Task<Result> ExecuteAsync(Actor actor, Guid batchId, Action<int, int>? progress, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var waiting = await WaitingAsync(batchId, ct);
        var limits = await ReadingSettings.LimitsAsync(settings, ct);
        var (done, failures) = (0, new ConcurrentQueue<Error>());
        var suspects = waiting.Where(i => marks.Of(i.Id) > 0).ToList();
        await Parallel.ForEachAsync(waiting.Except(suspects), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct }, OneAsync);
        foreach (var suspect in suspects)
            await OneAsync(suspect, ct);
        return failures.TryPeek(out var first) ? first : Result.Success;

        async ValueTask OneAsync(ImportItem item, CancellationToken token)
        {
            if (await ReadAsync(actor, item, limits, token) is { Succeeded: false } failed)
                failures.Enqueue(failed.Error); // the file stays 待读取 and is read the next time; the rest goes on
            progress?.Invoke(Interlocked.Increment(ref done), waiting.Count);
        }
    }

    private async Task<List<ImportItem>> WaitingAsync(Guid batchId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<ImportItem>().AsNoTracking()
            .Where(i => i.BatchId == batchId && i.State == ImportItemState.Received).OrderBy(i => i.Ordinal).ToListAsync(ct);
    }

    private async Task<Result> ReadAsync(Actor actor, ImportItem item, ReadingLimits limits, CancellationToken ct)
    {
        var isGuilty = marks.Of(item.Id) >= MostInterruptions;
        using var mark = marks.Begin(item.Id);
        var text = isGuilty ? Error.Invalid("import.ends-the-program") : await TextAsync(item, limits, ct);
        var textHash = text.Succeeded ? await texts.PutAsync(text.Value, ct) : text.Error;
        return await vault.ActAsync(this, actor, async act =>
        {
            var row = await act.Db.Set<ImportItem>().FirstAsync(i => i.Id == item.Id, ct);
            if (row.State != ImportItemState.Received)
                return Result.Success; // another run of the same job was faster
            if (textHash.Succeeded)
                await ProposeAsync(act.Db, row, text.Value, textHash.Value, ct);
            else
                Refuse(row, textHash.Error);
            act.Note("import.read", new ObjectRef(ImportBatch.Kind, row.BatchId), new { row.Path, row.State, row.Number, row.Title, row.Label, row.Match, row.Refusal });
            return Result.Success;
        }, ct);
    }

    private async Task<Result<DocumentText>> TextAsync(ImportItem item, ReadingLimits limits, CancellationToken ct)
    {
        var file = await store.OpenAsync(item.Hash, ct);
        if (!file.Succeeded)
            return file.Error;
        await using var stream = file.Value;
        return DocumentReader.Read(stream, item.FileName, limits, ct);
    }

    private async Task ProposeAsync(VaultDbContext db, ImportItem row, DocumentText text, string textHash, CancellationToken ct)
    {
        row.State = ImportItemState.Proposed;
        row.TextHash = textHash;
        Proposals.Fill(row, text, await NumberingInForce.LoadAsync(db, ct), await db.Set<Department>().AsNoTracking().ToListAsync(ct));
        await matching.MatchAsync(db, row, ct);
    }

    private static void Refuse(ImportItem row, Error error)
    {
        row.State = ImportItemState.Refused;
        row.Refusal = StoredRefusal.Write(error);
    }
}

/// <summary>The reading of a batch as a job: it can be left and found again.</summary>
internal sealed class ReadFilesJob(ReadFiles reading) : IJob
{
    public const string Code = "import.read";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        var read = await reading.ExecuteAsync(context.Actor, Guid.Parse(context.Argument), context.Report, ct);
        return read.Succeeded ? Result.Of<object>(new { Batch = context.Argument }) : read.Error;
    }
}
