using System.Text;
using ComplianceVault.Search.Analysis;
using ComplianceVault.Search.Layout;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace ComplianceVault.Search.Querying;

/// <summary>Conditions on the words of a column, asked of one piece after another; each word of the segment is looked at once.</summary>
internal static class ColumnWords
{
    public static Func<int, bool> Among(AtomicReader reader, string column, IReadOnlyList<string> words)
    {
        if (reader.GetSortedSetDocValues(FieldNames.Column(column)) is not { } values)
        {
            return static _ => false;
        }

        var wanted = words.Select(word => values.LookupTerm(new BytesRef(word))).Where(ordinal => ordinal >= 0).ToHashSet();
        return piece => Has(values, piece, wanted.Contains);
    }

    public static Func<int, bool> Containing(AtomicReader reader, string column, string part)
    {
        if (reader.GetSortedSetDocValues(FieldNames.Column(column)) is not { } values)
        {
            return static _ => false;
        }

        var (sought, known, word) = (CharacterMap.Fold(part.Trim()), new Dictionary<long, bool>(), new BytesRef());
        return piece => Has(values, piece, ordinal =>
        {
            if (!known.TryGetValue(ordinal, out var contains))
            {
                values.LookupOrd(ordinal, word);
                known[ordinal] = contains = CharacterMap.Fold(Text(word)).Contains(sought, StringComparison.Ordinal);
            }

            return contains;
        });
    }

    public static string Text(BytesRef word) => Encoding.UTF8.GetString(word.Bytes, word.Offset, word.Length);

    private static bool Has(SortedSetDocValues values, int piece, Func<long, bool> meets)
    {
        values.SetDocument(piece);
        for (var ordinal = values.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = values.NextOrd())
        {
            if (meets(ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
