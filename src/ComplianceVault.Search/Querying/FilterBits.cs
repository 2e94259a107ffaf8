using System.Text;
using ComplianceVault.Search.Layout;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace ComplianceVault.Search.Querying;

/// <summary>A <see cref="Filter"/> as the pieces of a segment that meet it. Kept per segment, since a person's rights are asked for with every keystroke.</summary>
internal static class FilterBits
{
    /// <summary>Null when everything meets it. Deleted pieces are not taken out.</summary>
    public static FixedBitSet? Of(Filter filter, AtomicReader reader) => filter is Filter.All { Conditions.Count: 0 }
        ? null
        : SegmentView.Of(reader).Filter(KeyOf(filter), () => Compile(filter, reader));

    /// <summary>Both conditions, without needless nesting.</summary>
    public static Filter Both(Filter one, Filter other) => one is Filter.All { Conditions.Count: 0 } ? other
        : other is Filter.All { Conditions.Count: 0 } ? one
        : new Filter.All(one, other);

    private static FixedBitSet Compile(Filter filter, AtomicReader reader) => filter switch
    {
        Filter.Has has => Having(has.Values.Select(value => FieldNames.KeywordValue(has.Field, value)), reader),
        Filter.OwnedBy owned => Having(owned.Owners.Select(owner => FieldNames.OwnerTerm + owner), reader),
        Filter.Between or Filter.Among or Filter.Containing => Narrow(filter, reader, Everything(reader)),
        Filter.All all => All(all.Conditions, reader),
        Filter.Any any => Combine(any.Conditions, reader, all: false),
        Filter.Not not => Inverse(Of(not.Condition, reader), reader),
        _ => throw new InvalidOperationException($"Unknown filter {filter.GetType().Name}"),
    };

    private static FixedBitSet Having(IEnumerable<string> exact, AtomicReader reader)
    {
        var bits = new FixedBitSet(reader.MaxDoc);
        if (reader.GetTerms(FieldNames.Exact)?.GetEnumerator() is not { } terms)
        {
            return bits;
        }

        DocsEnum? docs = null;
        foreach (var term in exact)
        {
            if (terms.SeekExact(new BytesRef(term)))
            {
                docs = terms.Docs(null, docs, DocsFlags.NONE);
                for (var doc = docs.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.NextDoc())
                {
                    bits.Set(doc);
                }
            }
        }

        return bits;
    }

    private static FixedBitSet Everything(AtomicReader reader)
    {
        var bits = new FixedBitSet(reader.MaxDoc);
        bits.Set(0, reader.MaxDoc);
        return bits;
    }

    /// <summary>Takes out of the bits what does not meet a condition on values: those are looked up piece by piece, so the fewer are left the better.</summary>
    private static FixedBitSet Narrow(Filter filter, AtomicReader reader, FixedBitSet bits)
    {
        var meets = Meeting(filter, reader);
        for (var piece = bits.NextSetBit(0); piece >= 0; piece = piece + 1 < bits.Length ? bits.NextSetBit(piece + 1) : -1)
        {
            if (!meets(piece))
            {
                bits.Clear(piece);
            }
        }

        return bits;
    }

    private static Func<int, bool> Meeting(Filter filter, AtomicReader reader) => filter switch
    {
        Filter.Between between => Between(between, reader),
        Filter.Among among => ColumnWords.Among(reader, among.Column, among.Words),
        Filter.Containing containing => ColumnWords.Containing(reader, containing.Column, containing.Part),
        _ => throw new InvalidOperationException($"{filter.GetType().Name} is no condition on values."),
    };

    private static Func<int, bool> Between(Filter.Between between, AtomicReader reader)
    {
        if (reader.GetNumericDocValues(FieldNames.Number(between.Field)) is not { } values)
        {
            return static _ => false;
        }

        var present = reader.GetDocsWithField(FieldNames.Number(between.Field));
        var (from, to) = (between.From ?? long.MinValue, between.To ?? long.MaxValue);
        return piece => values.Get(piece) is var value && value >= from && value <= to && present.Get(piece);
    }

    /// <summary>All conditions: those that the index answers by itself first.</summary>
    private static FixedBitSet All(IReadOnlyList<Filter> conditions, AtomicReader reader)
    {
        var onValues = conditions.Where(IsOnValues).ToList();
        var bits = Combine([.. conditions.Except(onValues, ReferenceEqualityComparer.Instance).Cast<Filter>()], reader, all: true);
        return onValues.Aggregate(bits, (left, condition) => Narrow(condition, reader, left));
    }

    private static bool IsOnValues(Filter filter) => filter is Filter.Between or Filter.Among or Filter.Containing;

    private static FixedBitSet Combine(IReadOnlyList<Filter> conditions, AtomicReader reader, bool all)
    {
        var bits = new FixedBitSet(reader.MaxDoc);
        if (all)
        {
            bits.Set(0, reader.MaxDoc);
        }

        foreach (var condition in conditions)
        {
            var part = Of(condition, reader);
            if (part is null)
            {
                if (!all)
                {
                    bits.Set(0, reader.MaxDoc);
                }
            }
            else if (all)
            {
                bits.And(part);
            }
            else
            {
                bits.Or(part);
            }
        }

        return bits;
    }

    private static FixedBitSet Inverse(FixedBitSet? bits, AtomicReader reader)
    {
        var inverse = new FixedBitSet(reader.MaxDoc);
        if (bits is not null)
        {
            inverse.Or(bits);
            inverse.Flip(0, reader.MaxDoc);
        }

        return inverse;
    }

    private static string KeyOf(Filter filter)
    {
        var key = new StringBuilder();
        Append(filter, key);
        return key.ToString();
    }

    // Lengths stand before the values, so that no value can pass for a bracket.
    private static void Append(Filter filter, StringBuilder key)
    {
        switch (filter)
        {
            case Filter.Has has:
                AppendText(has.Field, key.Append('h'));
                AppendTexts(has.Values, key);
                break;
            case Filter.OwnedBy owned:
                AppendTexts(owned.Owners, key.Append('o'));
                break;
            case Filter.Between between:
                AppendText(between.Field, key.Append('b'));
                key.Append(between.From).Append('~').Append(between.To).Append(';');
                break;
            case Filter.Among among:
                AppendText(among.Column, key.Append('a'));
                AppendTexts(among.Words, key);
                break;
            case Filter.Containing containing:
                AppendText(containing.Column, key.Append('c'));
                AppendText(containing.Part, key);
                break;
            case Filter.All all:
                AppendMany('&', all.Conditions, key);
                break;
            case Filter.Any any:
                AppendMany('|', any.Conditions, key);
                break;
            case Filter.Not not:
                AppendMany('!', [not.Condition], key);
                break;
        }
    }

    private static void AppendMany(char sign, IReadOnlyList<Filter> conditions, StringBuilder key)
    {
        key.Append(sign).Append('(');
        foreach (var condition in conditions)
        {
            Append(condition, key);
        }

        key.Append(')');
    }

    private static void AppendTexts(IEnumerable<string> texts, StringBuilder key)
    {
        foreach (var text in texts.Order(StringComparer.Ordinal))
        {
            AppendText(text, key);
        }

        key.Append(';');
    }

    private static void AppendText(string text, StringBuilder key) => key.Append(text.Length).Append(':').Append(text);
}
