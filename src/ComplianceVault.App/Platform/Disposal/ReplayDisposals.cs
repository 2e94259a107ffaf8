using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Disposal;

/// <summary>An object is gone under a certificate: the features clear what their rows keep of it.</summary>
public sealed record ObjectDisposed(ObjectRef Object, string Certificate) : IFact;

/// <summary>
/// Brings database and disposal journal together before anything is served: what the journal knows and the database does not (a restored older
/// backup, whichever way it came back) is disposed of again; what only the database knows is written into the journal (decision 5).
/// </summary>
[NeedsNobody("the program's own: what was disposed of must not come back with a backup")]
public sealed class ReplayDisposals(Vault vault, IDbContextFactory<VaultDbContext> databases, DisposalJournal journal, StoredFiles store, ContentCare care)
{
    private const int BatchSize = 500;

    /// <summary>Returns how many objects were disposed of again.</summary>
    public async Task<Result<int>> RunAsync(CancellationToken ct)
    {
        var lines = journal.Read().DistinctBy(l => (l.Kind, l.Id)).ToList();
        var known = await KnownAsync(ct);
        await journal.AppendAsync([.. known.Values.Where(d => !lines.Exists(l => (l.Kind, l.Id) == (d.Kind, d.ObjectId))).Select(Line)], ct);

        var open = lines.Where(l => !known.ContainsKey((l.Kind, l.Id))).ToList();
        foreach (var batch in open.Chunk(BatchSize))
        {
            var done = await DisposeAsync(batch, ct);
            if (!done.Succeeded)
                return done.Error;
        }

        await DeleteContentAsync([.. open.SelectMany(l => l.Content), .. known.Values.SelectMany(d => Line(d).Content)], ct);
        return open.Count;
    }

    private async Task<Dictionary<(string, Guid), DisposedObject>> KnownAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<DisposedObject>().AsNoTracking().ToDictionaryAsync(d => (d.Kind, d.ObjectId), ct);
    }

    private static DisposalLine Line(DisposedObject d) => new(d.At, d.Kind, d.ObjectId, d.Certificate, d.Content.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private Task<Result> DisposeAsync(DisposalLine[] lines, CancellationToken ct) =>
        vault.ActAsync(this, Actor.Program(new ActSession("replay", ActSource.Job)), async act =>
        {
            foreach (var line in lines)
            {
                await Disposing.DisposeAsync(act, line);
                act.Note("disposal.replayed", new ObjectRef(line.Kind, line.Id), new { line.Certificate });
            }

            return Result.Success;
        }, ct);

    /// <summary>
    /// Content that several objects share stays until the last of them is gone. What the database had disposed of when the program was broken off goes too.
    /// </summary>
    private async Task DeleteContentAsync(IEnumerable<string> content, CancellationToken ct)
    {
        var left = content.Distinct().Where(store.Has).ToList();
        if (left.Count == 0)
            return;
        var referred = await care.ReferredAsync(ct);
        left.Where(h => !referred.Contains(h)).ToList().ForEach(store.Delete);
    }
}
