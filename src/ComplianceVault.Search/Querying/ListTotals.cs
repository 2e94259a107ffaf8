using ComplianceVault.Search.Layout;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace ComplianceVault.Search.Querying;

/// <summary>What is counted and added up over all pieces of a list: groups, sums, months.</summary>
internal sealed class ListTotals(ListRequest request)
{
    // A month is what stands before day, hour and minute in yyyyMMddHHmm.
    private const long AfterMonth = 1_000_000;
    private readonly Sums all = new(request.Sums.Count);
    private const int FirstYear = 1900;
    private readonly int[] months = request.Months is null ? [] : new int[12 * 400]; // what lies in no such year is in no month
    private readonly Dictionary<string, Sums>[] groups = [.. request.Groups.Select(_ => new Dictionary<string, Sums>(StringComparer.Ordinal))];
    private Sums?[][] byOrdinal = [];
    private SortedSetDocValues?[] words = [];
    private (NumericDocValues? Values, IBits? Present)[] numbers = [];
    private (NumericDocValues? Values, IBits? Present) times;

    public void Begin(AtomicReader reader)
    {
        words = [.. request.Groups.Select(column => (SortedSetDocValues?)reader.GetSortedSetDocValues(FieldNames.Column(column)))];
        byOrdinal = [.. words.Select(values => new Sums?[values?.ValueCount ?? 0])];
        numbers = [.. request.Sums.Select(name => Numbers(reader, name))];
        times = request.Months is { } name ? Numbers(reader, name) : default;
    }

    public void Count(int piece)
    {
        Add(all, piece);
        if (times.Values is not null && times.Present!.Get(piece))
        {
            var month = (int)(times.Values.Get(piece) / AfterMonth);
            var place = (((month / 100) - FirstYear) * 12) + (month % 100) - 1;
            if ((uint)place < (uint)months.Length)
            {
                months[place]++;
            }
        }

        for (var i = 0; i < words.Length; i++)
        {
            words[i]?.SetDocument(piece);
            for (var ordinal = words[i]?.NextOrd() ?? SortedSetDocValues.NO_MORE_ORDS; ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = words[i]!.NextOrd())
            {
                Add(byOrdinal[i][ordinal] ??= new Sums(request.Sums.Count), piece);
            }
        }
    }

    /// <summary>Ordinals mean a word within their segment only.</summary>
    public void End()
    {
        var word = new BytesRef();
        for (var i = 0; i < words.Length; i++)
        {
            for (var ordinal = 0; ordinal < byOrdinal[i].Length; ordinal++)
            {
                if (byOrdinal[i][ordinal] is not { } group)
                {
                    continue;
                }

                words[i]!.LookupOrd(ordinal, word);
                var text = ColumnWords.Text(word);
                if (groups[i].TryGetValue(text, out var known))
                {
                    known.Add(group);
                }
                else
                {
                    groups[i][text] = group;
                }
            }
        }
    }

    public IReadOnlyDictionary<string, IReadOnlyList<ListGroup>> Groups() => request.Groups.Select((column, i) => (column, Groups: Groups(groups[i]))).ToDictionary(g => g.column, g => g.Groups);

    public IReadOnlyList<ListSum> Totals() => all.Result();

    public IReadOnlyList<MonthCount> Months() =>
        [.. months.Index().Where(month => month.Item > 0).Select(month => new MonthCount(((FirstYear + (month.Index / 12)) * 100) + (month.Index % 12) + 1, month.Item))];

    private IReadOnlyList<ListGroup> Groups(Dictionary<string, Sums> found) => [.. found.Select(group => new ListGroup(group.Key, group.Value.Pieces, group.Value.Result()))
        .OrderByDescending(group => group.Count).ThenBy(group => group.Word, StringComparer.Ordinal).Take(request.FacetValues)];

    private void Add(Sums sums, int piece)
    {
        sums.Pieces++;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i].Values is { } values && numbers[i].Present!.Get(piece))
            {
                sums.Add(i, values.Get(piece));
            }
        }
    }

    private static (NumericDocValues? Values, IBits? Present) Numbers(AtomicReader reader, string name) =>
        (reader.GetNumericDocValues(FieldNames.Number(name)), reader.GetDocsWithField(FieldNames.Number(name)));

    private sealed class Sums(int size)
    {
        private readonly int[] counts = new int[size];
        private readonly Int128[] sums = new Int128[size];

        public int Pieces { get; set; }

        public void Add(int at, long value)
        {
            counts[at]++;
            sums[at] += value;
        }

        public void Add(Sums other)
        {
            Pieces += other.Pieces;
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += other.counts[i];
                sums[i] += other.sums[i];
            }
        }

        public IReadOnlyList<ListSum> Result() => [.. counts.Select((count, i) => new ListSum(count, (decimal)sums[i]))];
    }
}
