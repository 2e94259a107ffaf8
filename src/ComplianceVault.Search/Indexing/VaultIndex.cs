using ComplianceVault.Kernel;
using ComplianceVault.Search.Analysis;
using ComplianceVault.Search.Layout;
using ComplianceVault.Search.Querying;
using Lucene.Net.Search;

namespace ComplianceVault.Search.Indexing;

/// <summary>
/// The index in one directory: one process writes, any number read. It is a projection: what is written becomes findable with
/// <see cref="Refresh"/>, durable with <see cref="Commit"/> together with the number of the last trail entry it contains, and can be
/// rebuilt at any time. An index that is missing, broken or of another make answers with an error, never with nothing found.
/// </summary>
public sealed class VaultIndex : IDisposable, IAsyncDisposable
{
    private const int WarmUpRounds = 8;

    // Words and a section number, pinyin initials, a typo, a phrase.
    private static readonly string[] WarmUpQuestions = ["文件控制 8.2.6", "wjkz", "谁负责审批记录", "配制管理", "\"文件\" 变更"];
    private readonly IndexDirectory directory;
    private readonly IndexOptions options;
    private readonly TextCutter cutter;
    private readonly Lock gate = new();
    private volatile Generation? current;
    private volatile IndexRebuild? rebuild;
    private volatile string? problem;

    private VaultIndex(IndexDirectory directory, IndexOptions options, TextCutter cutter)
    {
        this.directory = directory;
        this.options = options;
        this.cutter = cutter;
    }

    /// <summary>Words that mean the same; may be set at any time, the next search uses them.</summary>
    public Synonyms Synonyms { get; set; } = Synonyms.None;

    /// <summary>The number stored with the last durable commit, -1 without one.</summary>
    public long CommittedSequence => current?.CommittedSequence ?? Generation.NoSequence;

    /// <summary>What the owner stored beside that number, to tell its own sequence from that of another vault or another run of events.</summary>
    public string CommittedMark => current?.CommittedMark ?? "";

    private string Schema => $"{FieldNames.Schema}/{cutter.Name}/{string.Join(',', options.SortedKeywords.Order(StringComparer.Ordinal))}";

    /// <summary>
    /// Opens for reading and writing. Refused with search.index-in-use, search.analyzer-not-built, search.analyzer-unknown. An index that
    /// cannot be used opens too; its <see cref="Status"/> asks for a rebuild.
    /// </summary>
    public static Result<VaultIndex> Open(string path, IndexOptions options) => Open(path, options, write: true);

    /// <summary>Opens the last commit for reading, also while another process writes.</summary>
    public static Result<VaultIndex> OpenReadOnly(string path, IndexOptions options) => Open(path, options, write: false);

    /// <summary>Whether this build can keep such an index: search.analyzer-not-built, search.analyzer-unknown.</summary>
    public static Result Check(IndexOptions options) => HanCutters.Create(options.Analyzer) is { Succeeded: false } refused ? refused.Error : Result.Success;

    /// <summary>Whether a process writes there at this moment.</summary>
    public static bool IsInUse(string path)
    {
        if (!System.IO.Directory.Exists(path))
        {
            return false;
        }

        using var place = IndexDirectory.OpenForWriting(path);
        return place is null;
    }

    public IndexStatus Status()
    {
        var generation = current;
        var running = rebuild;
        var state = running is not null ? IndexState.Rebuilding : generation is null ? IndexState.NeedsRebuild : IndexState.Ready;
        return new IndexStatus(state, problem, running?.Percent ?? 0, CommittedSequence,
            Use(searcher => searcher.IndexReader.NumDocs) is { Succeeded: true } pieces ? pieces.Value : 0, generation?.Bytes() ?? 0);
    }

    /// <summary>Puts these pieces in the place of all earlier pieces of the owner, in one step.</summary>
    public void Replace(string owner, IEnumerable<SearchDocument> pieces) => Usable.Replace(owner, pieces);

    /// <summary>Takes all pieces of the owner out.</summary>
    public void Remove(string owner) => Usable.Remove(owner);

    /// <summary>Makes everything written so far findable, a few milliseconds, not yet durable. Of a read-only index: takes up the writer's last commit.</summary>
    public void Refresh()
    {
        if (!directory.CanWrite && (current is null || current.Path != directory.Current()))
        {
            Reopen();
        }

        current?.Refresh();
    }

    /// <summary>Makes everything written so far durable together with the number and the mark, and findable.</summary>
    public void Commit(long sequence, string mark = "")
    {
        lock (gate)
        {
            Usable.Commit(sequence, mark, Schema);
        }

        Usable.Refresh();
    }

    /// <summary>Begins a rebuild; one at a time.</summary>
    public IndexRebuild StartRebuild()
    {
        lock (gate)
        {
            if (rebuild is not null || !directory.CanWrite)
            {
                throw new InvalidOperationException("A rebuild runs already, or the index was opened for reading only.");
            }

            var running = new IndexRebuild(this, Generation.Create(directory.NextGeneration(), options, cutter));
            rebuild = running;
            return running;
        }
    }

    /// <summary>Reads every file of the last commit through. Broken: the index stops answering and asks for a rebuild.</summary>
    public Result Verify()
    {
        var generation = current;
        if (generation is null)
        {
            return NotUsable();
        }

        if (Generation.ProblemOf(generation.Path, Schema, Verification.Full) is not { } found)
        {
            return Result.Success;
        }

        lock (gate)
        {
            if (ReferenceEquals(current, generation))
            {
                (current, problem) = (null, found);
                generation.Dispose();
            }
        }

        return Error.Unavailable(found);
    }

    /// <summary>Answers a question. Refused with search.index-missing, -broken, -outdated or search.rebuilding (percent) while there is nothing to ask.</summary>
    public Result<SearchAnswer> Search(SearchRequest request, CancellationToken cancellation = default) =>
        Use(searcher => Engine(searcher).Search(request, cancellation));

    /// <summary>Completes what a person types: codes, titles, headings, terms, also by pinyin or its initials; only from pieces the rights allow.</summary>
    public Result<IReadOnlyList<Suggestion>> Suggest(string prefix, Filter rights, int top = 8) =>
        Use(searcher => Engine(searcher).Suggest(prefix, rights, top));

    /// <summary>Pieces that read like this one, best first, itself left out.</summary>
    public Result<IReadOnlyList<SearchHit>> Similar(string owner, string key, Filter rights, int top = 5) =>
        Use(searcher => Engine(searcher).Similar(owner, key, rights, top));

    /// <summary>A page of pieces by condition and order, without a question.</summary>
    public Result<ListAnswer> List(ListRequest request) => Use(searcher => Engine(searcher).List(request));

    /// <summary>Asks a few questions nobody waits for, so that the first person does not pay for compiling code and filling tables.</summary>
    public void WarmUp(IReadOnlyList<string> facets, CancellationToken cancellation)
    {
        foreach (var question in Enumerable.Repeat(WarmUpQuestions, WarmUpRounds).SelectMany(questions => questions))
        {
            if (!Search(new SearchRequest { Query = question, Rights = Filter.Everything, Facets = facets }, cancellation).Succeeded)
            {
                return;
            }

            Suggest(question[..1], Filter.Everything);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            rebuild?.Dispose();
            current?.Dispose();
            current = null;
            directory.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Adopt(Generation generation, long sequence, string mark)
    {
        lock (gate)
        {
            generation.Commit(sequence, mark, Schema);
            generation.Refresh();
            directory.Use(generation.Path);
            var old = current;
            (current, problem, rebuild) = (generation, null, null);
            old?.Dispose();
            directory.Sweep();
        }
    }

    internal void Abandon(Generation generation)
    {
        lock (gate)
        {
            rebuild = null;
            generation.Dispose();
            System.IO.Directory.Delete(generation.Path, recursive: true);
        }
    }

    private static Result<VaultIndex> Open(string path, IndexOptions options, bool write)
    {
        var han = HanCutters.Create(options.Analyzer);
        if (!han.Succeeded)
        {
            return han.Error;
        }

        var place = write ? IndexDirectory.OpenForWriting(path) : IndexDirectory.OpenForReading(path);
        if (place is null)
        {
            return Error.Unavailable("search.index-in-use", path);
        }

        var index = new VaultIndex(place, options, new TextCutter(han.Value));
        if (write)
        {
            place.Sweep();
        }

        index.Reopen();
        return index;
    }

    private void Reopen()
    {
        lock (gate)
        {
            var path = directory.Current();
            var verification = options.VerifyAtOpen && directory.CanWrite ? Verification.Checksums : Verification.Opens;
            problem = path is null ? "search.index-missing" : Generation.ProblemOf(path, Schema, verification);
            var old = current;
            current = problem is null ? Generation.Open(path!, options, cutter, directory.CanWrite) : null;
            old?.Dispose();
        }
    }

    private Generation Usable => current ?? throw new InvalidOperationException($"The index must be rebuilt first: {problem}");

    private QueryEngine Engine(IndexSearcher searcher) => new(searcher, cutter, options, Synonyms);

    private Error NotUsable() => rebuild is { } running
        ? Error.Unavailable("search.rebuilding", running.Percent)
        : Error.Unavailable(problem ?? "search.index-missing");

    private Result<T> Use<T>(Func<IndexSearcher, T> ask)
    {
        while (current is { } generation)
        {
            IndexSearcher searcher;
            try
            {
                searcher = generation.Acquire();
            }
            catch (ObjectDisposedException)
            {
                // A rebuild has just replaced this generation; ask the new one.
                continue;
            }

            try
            {
                return ask(searcher);
            }
            finally
            {
                generation.Release(searcher);
            }
        }

        return NotUsable();
    }
}
