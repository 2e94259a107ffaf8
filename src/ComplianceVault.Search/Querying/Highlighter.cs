using System.Net;
using System.Text;
using ComplianceVault.Search.Analysis;

namespace ComplianceVault.Search.Querying;

/// <summary>Marks what the question's units cover, chooses the best window of a text and writes it as HTML, everything escaped.</summary>
internal sealed class Highlighter : IDisposable
{
    // A window begins where a sentence does when that is at most so many units before it.
    private const int Lead = 16;
    private const string Function = "的了是在和与及或等被把将对于由";
    private static readonly System.Buffers.SearchValues<char> SentenceEnds = System.Buffers.SearchValues.Create("。；;！？!?\n：");
    private readonly UnitCounter counter;
    private readonly List<Unit> units;
    private readonly bool[] marks;
    private readonly List<(int Start, int Unit)> places = [];

    public Highlighter(QueryPlan plan)
    {
        units = plan.Units;
        counter = new UnitCounter(units);
        marks = new bool[units.Count];
        var longer = plan.Spans.SelectMany(span => span.Alternatives).SelectMany(alternative => alternative.Units)
            .Any(index => units[index].Kind != PieceKind.Character && units[index].IsKnown);
        foreach (var span in plan.Spans.Where(span => span.Share > 0))
        {
            foreach (var index in span.Alternatives.SelectMany(alternative => alternative.Units))
            {
                marks[index] = (units[index].Kind != PieceKind.Character || !longer) && !IsFunction(units[index]);
            }
        }

        foreach (var unit in plan.Required.Select(literal => literal.Bits))
        {
            for (var i = 0; i < units.Count; i++)
            {
                marks[i] |= units[i].Slot != Unit.NoSlot && (unit >> units[i].Slot & 1) != 0;
            }
        }
    }

    /// <summary>What was marked, as printed.</summary>
    public HashSet<string> Marked { get; } = [];

    /// <summary>What was marked, longest first. When it is too much, runs that shorter ones make up together go first: the same places stay marked without them.</summary>
    public IReadOnlyList<string> Words(int atMost)
    {
        List<string> simple = [];
        List<string> composed = [];
        foreach (var word in Marked.OrderBy(w => w.Length).ThenBy(w => w, StringComparer.Ordinal))
        {
            (IsMadeOf(word, simple) ? composed : simple).Add(word);
        }

        return [.. simple.Concat(composed).Take(atMost).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)];
    }

    /// <summary>The whole text with marks.</summary>
    public string Whole(string printed) => Html(printed, Cover(printed), 0, printed.Length);

    /// <summary>The window of at most <paramref name="length"/> units that covers most of the question.</summary>
    public string Snippet(string printed, int length)
    {
        var covered = Cover(printed);
        var start = printed.Length <= length ? 0 : BestStart(printed, length);
        return Html(printed, covered, start, Math.Min(printed.Length, start + length));
    }

    public void Dispose() => counter.Dispose();

    private static bool IsMadeOf(string word, List<string> parts)
    {
        var reached = new bool[word.Length + 1];
        reached[0] = true;
        for (var at = 0; at < word.Length; at++)
        {
            foreach (var part in parts.Where(p => reached[at] && p.Length > 1 && string.CompareOrdinal(word, at, p, 0, p.Length) == 0))
            {
                reached[at + part.Length] = true;
            }
        }

        return reached[word.Length];
    }

    private static bool IsFunction(Unit unit) => unit.Kind == PieceKind.Gram && (Function.Contains(unit.Text[0]) || Function.Contains(unit.Text[^1]));

    private bool[] Cover(string printed)
    {
        places.Clear();
        counter.Visit(CharacterMap.Fold(printed), places);
        places.RemoveAll(place => !marks[place.Unit]);
        var covered = new bool[printed.Length];
        foreach (var (start, unit) in places)
        {
            covered.AsSpan(start, units[unit].Text.Length).Fill(true);
        }

        return covered;
    }

    private int BestStart(string printed, int length)
    {
        var inside = new int[units.Count];
        float weight = 0;
        float best = -1;
        var bestFirst = 0;
        var first = 0;
        for (var last = 0; last < places.Count; last++)
        {
            weight += Enter(inside, places[last].Unit);
            while (places[last].Start + units[places[last].Unit].Text.Length - places[first].Start > length)
            {
                weight -= Leave(inside, places[first++].Unit);
            }

            if (weight > best + 0.001f)
            {
                (best, bestFirst) = (weight, first);
            }
        }

        return places.Count == 0 ? 0 : StartBefore(printed, places[bestFirst].Start, length);
    }

    // A repeated unit counts a little, so that of equal windows the denser one wins.
    private float Enter(int[] inside, int unit) => inside[unit]++ == 0 ? units[unit].Weight : 0.1f;

    private float Leave(int[] inside, int unit) => --inside[unit] == 0 ? units[unit].Weight : 0.1f;

    private static int StartBefore(string printed, int place, int length)
    {
        var latest = Math.Max(0, Math.Min(place, printed.Length - length));
        var earliest = Math.Max(0, latest - Lead);
        var stop = printed.AsSpan(earliest, latest - earliest).LastIndexOfAny(SentenceEnds);
        return stop >= 0 ? earliest + stop + 1 : latest > 0 && char.IsLowSurrogate(printed[latest]) ? latest - 1 : latest;
    }

    private string Html(string printed, bool[] covered, int start, int end)
    {
        var html = new StringBuilder(end - start + 32);
        if (start > 0)
        {
            html.Append('…');
        }

        for (var from = start; from < end;)
        {
            var to = from + 1;
            while (to < end && covered[to] == covered[from])
            {
                to++;
            }

            var part = printed[from..to];
            var escaped = WebUtility.HtmlEncode(part);
            if (covered[from])
            {
                Marked.Add(part);
                html.Append("<mark>").Append(escaped).Append("</mark>");
            }
            else
            {
                html.Append(escaped);
            }

            from = to;
        }

        return (end < printed.Length ? html.Append('…') : html).ToString();
    }
}
