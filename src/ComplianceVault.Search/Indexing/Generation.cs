using System.Collections.Concurrent;
using System.Globalization;
using ComplianceVault.Search.Analysis;
using ComplianceVault.Search.Layout;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = Lucene.Net.Store.Directory;

namespace ComplianceVault.Search.Indexing;

/// <summary>How thoroughly an index is looked at before it is used.</summary>
internal enum Verification
{
    /// <summary>It opens.</summary>
    Opens,

    /// <summary>Every file has the checksum it was written with.</summary>
    Checksums,

    /// <summary>Every posting and value is read.</summary>
    Full,
}

/// <summary>One Lucene index on disk: a rebuild writes a new one beside it. Writers and searchers of several threads are welcome.</summary>
internal sealed class Generation : IDisposable
{
    public const long NoSequence = -1;

    // BM25 with k1 = 1.2 and b = 0.6; the searcher computes with the same numbers (Querying/Bm25.cs).
    private const float LengthWeight = 0.6f;
    private const double MostCachedSegmentMb = 2;
    private const double MostCachedMb = 16;
    private readonly Directory directory;
    private readonly IndexWriter? writer;
    private readonly SearcherManager searchers;
    private readonly KeywordAnalyzer analyzer = new();
    private readonly ConcurrentBag<PieceDocument> documents = [];
    private readonly TextCutter cutter;
    private readonly IndexOptions options;

    private Generation(string path, IndexOptions options, TextCutter cutter, bool write)
    {
        Path = path;
        this.options = options;
        this.cutter = cutter;

        // What one act adds is read from memory until the next commit writes it.
        directory = write ? new NRTCachingDirectory(FSDirectory.Open(path), MostCachedSegmentMb, MostCachedMb) : FSDirectory.Open(path);
        if (write)
        {
            var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer)
            {
                RAMBufferSizeMB = options.RamBufferMb,
                Similarity = new BM25Similarity(1.2f, LengthWeight),
            };
            writer = new IndexWriter(directory, config);
            searchers = new SearcherManager(writer, applyAllDeletes: true, null);
        }
        else
        {
            searchers = new SearcherManager(directory, null);
        }

        if (DirectoryReader.IndexExists(directory))
        {
            TakeUp(LastCommit(directory));
        }
    }

    public string Path { get; }

    public long CommittedSequence { get; private set; } = NoSequence;

    public string CommittedMark { get; private set; } = "";

    public static Generation Create(string path, IndexOptions options, TextCutter cutter)
    {
        System.IO.Directory.CreateDirectory(path);
        return new Generation(path, options, cutter, write: true);
    }

    public static Generation Open(string path, IndexOptions options, TextCutter cutter, bool write) => new(path, options, cutter, write);

    /// <summary>What stands in the way of opening: an error code of search.index-*, or null.</summary>
    public static string? ProblemOf(string path, string schema, Verification verification)
    {
        try
        {
            using var found = FSDirectory.Open(path);
            if (!DirectoryReader.IndexExists(found))
            {
                return "search.index-missing";
            }

            if (!LastCommit(found).TryGetValue(FieldNames.SchemaData, out var written) || written != schema)
            {
                return "search.index-outdated";
            }

            return IsSound(found, verification) ? null : "search.index-broken";
        }
        catch (Exception broken) when (broken is IOException or ArgumentException or IndexOutOfRangeException or InvalidOperationException)
        {
            return "search.index-broken";
        }
    }

    private static bool IsSound(FSDirectory found, Verification verification)
    {
        if (verification == Verification.Full)
        {
            return new CheckIndex(found).DoCheckIndex().Clean;
        }

        using var reader = DirectoryReader.Open(found);
        foreach (var leaf in verification == Verification.Checksums ? reader.Leaves : [])
        {
            leaf.AtomicReader.CheckIntegrity();
        }

        return true;
    }

    public void Replace(string owner, IEnumerable<SearchDocument> pieces)
    {
        if (!documents.TryTake(out var document))
        {
            document = new PieceDocument(cutter, options.SortedKeywords);
        }

        Writer.UpdateDocuments(OwnerTerm(owner), pieces.Select(piece => piece.Owner == owner
            ? document.Of(piece)
            : throw new ArgumentException($"A piece of {piece.Owner} among those of {owner} could never be replaced.", nameof(pieces))));
        documents.Add(document);
    }

    public void Remove(string owner) => Writer.DeleteDocuments(OwnerTerm(owner));

    public void Commit(long sequence, string mark, string schema)
    {
        Writer.SetCommitData(new Dictionary<string, string>
        {
            [FieldNames.SequenceData] = sequence.ToString(CultureInfo.InvariantCulture),
            [FieldNames.MarkData] = mark,
            [FieldNames.SchemaData] = schema,
        });
        Writer.Commit();
        (CommittedSequence, CommittedMark) = (sequence, mark);
    }

    public void Refresh()
    {
        searchers.MaybeRefreshBlocking();
        if (writer is not null)
        {
            return;
        }

        var searcher = Acquire();
        try
        {
            TakeUp(((DirectoryReader)searcher.IndexReader).IndexCommit.UserData);
        }
        finally
        {
            Release(searcher);
        }
    }

    public IndexSearcher Acquire() => searchers.Acquire();

    public void Release(IndexSearcher searcher) => searchers.Release(searcher);

    /// <summary>Size on disk; files that a merge or a newer generation removes meanwhile count nothing.</summary>
    public long Bytes()
    {
        try
        {
            return new DirectoryInfo(Path).EnumerateFiles().Sum(file => file.Length);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public void Dispose()
    {
        searchers.Dispose();

        // Not committed means not acknowledged: the caller writes it again from the stored number on.
        writer?.Rollback();
        writer?.Dispose();
        directory.Dispose();
        analyzer.Dispose();
        while (documents.TryTake(out var document))
        {
            document.Dispose();
        }
    }

    private IndexWriter Writer => writer ?? throw new InvalidOperationException("The index was opened for reading only.");

    private static Term OwnerTerm(string owner) => new(FieldNames.Exact, FieldNames.OwnerTerm + owner);

    private static IDictionary<string, string> LastCommit(Directory directory)
    {
        var infos = new SegmentInfos();
        infos.Read(directory);
        return infos.UserData;
    }

    private void TakeUp(IDictionary<string, string> data) =>
        (CommittedSequence, CommittedMark) = (SequenceOf(data), data.TryGetValue(FieldNames.MarkData, out var mark) ? mark : "");

    private static long SequenceOf(IDictionary<string, string> data) =>
        data.TryGetValue(FieldNames.SequenceData, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var sequence) ? sequence : NoSequence;
}
