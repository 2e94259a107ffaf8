using System.Globalization;
using System.Net;
using System.Text;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace ComplianceVault.Benchmarks.Search;

/// <summary>The measure: Lucene as one takes it from the box. CJKAnalyzer, one field, OR of the terms, highlights by analysing again.</summary>
internal sealed class BareIndex : IDisposable
{
    private readonly CJKAnalyzer analyzer = new(LuceneVersion.LUCENE_48);
    private readonly FSDirectory directory;
    private IndexWriter? writer;
    private bool opened;
    private object? gate;
    private DirectoryReader? reader;
    private IndexSearcher? searcher;

    public BareIndex(string path) => directory = FSDirectory.Open(path);

    public bool Exists => DirectoryReader.IndexExists(directory);

    public void Add(string text)
    {
        LazyInitializer.EnsureInitialized(ref writer, ref opened, ref gate,
            () => new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { RAMBufferSizeMB = 64 }))!.AddDocument(new Document { new TextField("text", text, Field.Store.YES) });
    }

    public void Commit()
    {
        writer!.Commit();
        writer.Dispose();
        (writer, opened) = (null, false);
    }

    public int Search(string question)
    {
        reader ??= DirectoryReader.Open(directory);
        searcher ??= new IndexSearcher(reader);
        var terms = Terms(question).Select(term => term.Text).ToHashSet();
        var query = new BooleanQuery();
        foreach (var term in terms)
        {
            query.Add(new TermQuery(new Term("text", term)), Occur.SHOULD);
        }

        var hits = searcher.Search(query, 10).ScoreDocs;
        return hits.Sum(hit => Highlight(searcher.Doc(hit.Doc).Get("text", CultureInfo.InvariantCulture), terms).Length);
    }

    public void Dispose()
    {
        reader?.Dispose();
        writer?.Dispose();
        directory.Dispose();
        analyzer.Dispose();
    }

    private string Highlight(string text, HashSet<string> terms)
    {
        var html = new StringBuilder();
        var done = 0;
        foreach (var (term, start, end) in Terms(text))
        {
            if (terms.Contains(term) && end > done)
            {
                var from = Math.Max(start, done);
                html.Append(WebUtility.HtmlEncode(text[done..from])).Append("<mark>").Append(WebUtility.HtmlEncode(text[from..end])).Append("</mark>");
                done = end;
            }
        }

        return html.Append(WebUtility.HtmlEncode(text[done..])).ToString();
    }

    private List<(string Text, int Start, int End)> Terms(string text)
    {
        var terms = new List<(string, int, int)>();
        using var stream = analyzer.GetTokenStream("text", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var offset = stream.GetAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            terms.Add((term.ToString(), offset.StartOffset, offset.EndOffset));
        }

        stream.End();
        return terms;
    }
}
