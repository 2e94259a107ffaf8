using ComplianceVault.Search.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Util;
using LuceneOptions = Lucene.Net.Index.IndexOptions;

namespace ComplianceVault.Search.Layout;

/// <summary>Turns a <see cref="SearchDocument"/> into Lucene's document. One instance serves one thread at a time: its streams are used again.</summary>
internal sealed class PieceDocument(TextCutter cutter, IReadOnlyList<string> sortedKeywords) : IDisposable
{
    // As many characters decide an order.
    private const int SortedBy = 60;
    private static readonly FieldType TextType = Indexed(LuceneOptions.DOCS_AND_FREQS, omitNorms: false);
    private static readonly FieldType TermsType = Indexed(LuceneOptions.DOCS_ONLY, omitNorms: true);
    private readonly PieceStream text = new();
    private readonly PieceStream context = new();
    private readonly ExactStream exact = new();
    private readonly SuggestTerms suggest = new(cutter);

    public Document Of(SearchDocument piece)
    {
        text.Begin();
        text.Add(piece.Heading);
        text.Add(piece.Text);
        text.Cut(cutter, characters: true);
        context.Begin();
        context.Add(piece.Heading);
        foreach (var parent in piece.ParentHeadings)
        {
            context.Add(parent);
        }

        context.Add(piece.Title);
        context.Add(piece.Code);
        context.Cut(cutter, characters: false);
        FillExact(piece);
        var document = new Document
        {
            new Field(FieldNames.Text, text, TextType),
            new Field(FieldNames.Context, context, TermsType),
            new Field(FieldNames.Exact, exact, TermsType),
            new BinaryDocValuesField(FieldNames.Piece, PieceData.Pack(piece)),
            new StoredField(FieldNames.Stored, StoredPart.Pack(piece)),
        };
        AddValues(piece, document);
        return document;
    }

    public void Dispose()
    {
        text.Dispose();
        context.Dispose();
        exact.Dispose();
    }

    private static FieldType Indexed(LuceneOptions options, bool omitNorms)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = options, OmitNorms = omitNorms };
        type.Freeze();
        return type;
    }

    private void FillExact(SearchDocument piece)
    {
        exact.Terms.Clear();
        exact.Terms.Add(FieldNames.OwnerTerm + piece.Owner);
        foreach (var (name, values) in piece.Keywords)
        {
            foreach (var value in values)
            {
                exact.Terms.Add(FieldNames.KeywordValue(name, value));
            }
        }

        AddNumber(piece.Number);
        suggest.Add(piece, exact.Terms);
    }

    private void AddNumber(string? number)
    {
        if (string.IsNullOrWhiteSpace(number))
        {
            return;
        }

        var folded = CharacterMap.Fold(number).Trim().TrimEnd('.');
        exact.Terms.Add(FieldNames.WholeNumber(folded));
        for (var at = folded.IndexOf('.'); at > 0; at = folded.IndexOf('.', at + 1))
        {
            exact.Terms.Add(FieldNames.NumberTerm + folded[..at]);
        }

        exact.Terms.Add(FieldNames.NumberTerm + folded);
    }

    private void AddValues(SearchDocument piece, Document document)
    {
        foreach (var (name, values) in piece.Keywords)
        {
            foreach (var value in values)
            {
                document.Add(new SortedSetDocValuesField(FieldNames.Keyword(name), new BytesRef(value)));
            }

            if (values.Count > 0 && sortedKeywords.Contains(name))
            {
                document.Add(new SortedDocValuesField(FieldNames.Sort(name), new BytesRef(SortKey(values[0]))));
            }
        }

        foreach (var (name, words) in piece.Columns.Where(column => column.Value.Count > 0))
        {
            foreach (var word in words)
            {
                document.Add(new SortedSetDocValuesField(FieldNames.Column(name), new BytesRef(word)));
            }

            document.Add(new SortedDocValuesField(FieldNames.Sort(name), new BytesRef(SortKey(words[0]))));
        }

        foreach (var (name, value) in piece.Numbers)
        {
            document.Add(new NumericDocValuesField(FieldNames.Number(name), value));
        }
    }

    // Text sorts by pinyin; equal spellings by the characters.
    private static string SortKey(string value) => value.Length > SortedBy
        ? SortKey(value[..SortedBy])
        : Pinyin.Spell(CharacterMap.Fold(value)).Full + FieldNames.Separator + value;
}
