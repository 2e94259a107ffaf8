using System.Globalization;
using ComplianceVault.Search;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace ComplianceVault.Benchmarks.Search;

/// <summary>
/// What the engine is compared with: characters and bigrams by Lucene's own filters in one field of heading and text, OR of the question's
/// terms, BM25 with its defaults, and no other help.
/// </summary>
internal sealed class PlainIndex : IDisposable
{
    private const string Field = "text";
    private readonly Analyzer analyzer = Analyzer.NewAnonymous((_, reader) =>
    {
        var words = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
        return new TokenStreamComponents(words, new CJKBigramFilter(
            new LowerCaseFilter(LuceneVersion.LUCENE_48, new CJKWidthFilter(words)), CJKScript.HAN | CJKScript.HIRAGANA | CJKScript.KATAKANA | CJKScript.HANGUL, outputUnigrams: true));
    });

    private readonly RAMDirectory directory = new();
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public PlainIndex(IEnumerable<SearchDocument> pieces)
    {
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity() }))
        {
            foreach (var piece in pieces)
            {
                writer.AddDocument(new Document
                {
                    new TextField(Field, $"{piece.Heading}\n{piece.Text}", Lucene.Net.Documents.Field.Store.NO),
                    new StoredField("document", piece.Code),
                    new StoredField("title", piece.Title),
                    new StoredField("section", piece.Number ?? ""),
                });
            }
        }

        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
    }

    public IReadOnlyList<(string[] Documents, string Section)> Search(string question)
    {
        var query = new BooleanQuery();
        foreach (var term in Terms(question))
        {
            query.Add(new TermQuery(new Term(Field, term)), Occur.SHOULD);
        }

        return [.. searcher.Search(query, 10).ScoreDocs.Select(hit => searcher.Doc(hit.Doc)).Select(hit => (new[] { Stored(hit, "document"), Stored(hit, "title") }, Stored(hit, "section")))];
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
        analyzer.Dispose();
    }

    private static string Stored(Document hit, string name) => hit.Get(name, CultureInfo.InvariantCulture);

    private HashSet<string> Terms(string question)
    {
        var terms = new HashSet<string>();
        using var stream = analyzer.GetTokenStream(Field, question);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            terms.Add(term.ToString());
        }

        stream.End();
        return terms;
    }
}
