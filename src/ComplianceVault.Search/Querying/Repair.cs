using ComplianceVault.Search.Analysis;
using ComplianceVault.Search.Layout;

namespace ComplianceVault.Search.Querying;

/// <summary>A span of the question and what was probably meant.</summary>
internal sealed record Change(int Start, int Length, IReadOnlyList<string> Replacements);

/// <summary>
/// What the index (as far as the person may see it) does not know is read by its sound: homophone typos (文建 → 文件), pinyin
/// (wenjian kongzhi) and initials (wjkz). A replacement is a chain of bigrams the person can find.
/// </summary>
internal sealed class Repair(IndexView view, Filter rights)
{
    private const int Width = 24;
    private const int Expansions = 12;
    private const int Readings = 3;
    private const int LongestInitials = 8;
    private const float Kept = 3;
    private readonly Dictionary<uint, bool> visible = [];

    /// <summary>The repaired question for 您是不是要找, when a typo was repaired.</summary>
    public string? Suggestion { get; private set; }

    public IReadOnlyList<Change> Find(string text, TextCutter cutter)
    {
        var pieces = new List<TextPiece>();
        cutter.Cut(text, pieces, characters: false);
        var changes = new List<Change>();
        AddTypos(text, changes);
        AddPinyin(text, pieces.Where(piece => piece.Kind == PieceKind.Run).ToArray(), changes);
        return changes;
    }

    private void AddTypos(string text, List<Change> changes)
    {
        var repaired = text.ToCharArray();
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && Pinyin.Of(text[end]) > 0)
            {
                end++;
            }

            AddTypos(text, start, end, changes, repaired);
            start = Math.Max(start, end - 1);
        }

        Suggestion = changes.Count > 0 ? new string(repaired).Trim() : null;
    }

    private void AddTypos(string text, int start, int end, List<Change> changes, char[] repaired)
    {
        for (var at = start; at + 1 < end; at++)
        {
            if (IsVisible(text[at], text[at + 1]))
            {
                continue;
            }

            var last = at + 1;
            while (last + 1 < end && !IsVisible(text[last], text[last + 1]))
            {
                last++;
            }

            // The neighbours are known with what stands beside them, so they stay; if that finds nothing they may be wrong by chance.
            var from = Math.Max(start, at - 1);
            var to = Math.Min(end, last + 2);
            if (BestLike(text[at..(last + 1)], at > start, last + 1 < end) is { } better)
            {
                changes.Add(new Change(at, better.Length, [better]));
                better.CopyTo(0, repaired, at, better.Length);
            }
            else if ((from < at || to > last + 1) && BestLike(text[from..to], from < at, to > last + 1) is { } wider
                && !changes.Any(change => change.Start + change.Length > from))
            {
                changes.Add(new Change(from, wider.Length, [wider]));
                wider.CopyTo(0, repaired, from, wider.Length);
            }

            at = last;
        }
    }

    private string? BestLike(string span, bool fixedStart, bool fixedEnd)
    {
        var sounds = span.Select(Pinyin.Of).ToArray();
        var found = Chains(sounds, (chain, position) => chain[position] == span[position] ? Kept : 0,
            (position, unit) => (position > 0 || !fixedStart || unit == span[0]) && (position < span.Length - 1 || !fixedEnd || unit == span[^1]));
        return found.FirstOrDefault(chain => chain != span);
    }

    private void AddPinyin(string text, TextPiece[] runs, List<Change> changes)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            var sounds = new List<ushort>();
            var last = i;
            while (last < runs.Length && IsLetters(text, runs[last]) && !IsKnown(text, runs[last]) && (last == i || runs[last].Start - End(runs[last - 1]) == 1)
                && Pinyin.Read(text.AsSpan(runs[last].Start, runs[last].Length)) is { Count: > 0 } read)
            {
                sounds.AddRange(read);
                last++;
            }

            var chains = sounds.Count > 1 ? Chains([.. sounds], (_, _) => 0, (_, _) => true) : [];
            if (chains.Count > 0)
            {
                changes.Add(new Change(runs[i].Start, End(runs[last - 1]) - runs[i].Start, [.. chains.Take(Readings)]));
                i = last - 1;
            }
            else if (IsLetters(text, runs[i]) && runs[i].Length is > 1 and <= LongestInitials && !IsKnown(text, runs[i])
                && Initials(text.Substring(runs[i].Start, runs[i].Length)) is { Count: > 0 } meant)
            {
                changes.Add(new Change(runs[i].Start, runs[i].Length, meant));
            }
        }
    }

    private static int End(TextPiece piece) => piece.Start + piece.Length;

    private static bool IsLetters(string text, TextPiece run) => text.AsSpan(run.Start, run.Length).IndexOfAnyExceptInRange('a', 'z') < 0;

    private bool IsKnown(string text, TextPiece run)
    {
        var word = text.Substring(run.Start, run.Length);
        return view.IsVisible(FieldNames.Text, view.Find(FieldNames.Text, word), rights) || view.IsVisible(FieldNames.Context, view.Find(FieldNames.Context, word), rights);
    }

    private List<string> Initials(string letters)
    {
        var named = new HashSet<string>();
        foreach (var kind in (ReadOnlySpan<SuggestKind>)[SuggestKind.Title, SuggestKind.Heading])
        {
            foreach (var display in Suggestions.Of(view, rights, kind, letters, Readings))
            {
                // wjkz meets 文件控制程序 by its first four characters.
                var bare = SuggestTerms.Bare(display);
                if (bare.Length >= letters.Length)
                {
                    named.Add(bare[..letters.Length]);
                }
            }
        }

        return named.Count > 0 ? [.. named.Take(Readings)] : Chains([.. letters.Select(letter => (ushort)letter)], (_, _) => 0, (_, _) => true, initials: true);
    }

    private List<string> Chains(ushort[] sounds, Func<string, int, float> bonus, Func<int, char, bool> allowed, bool initials = false)
    {
        List<(string Chain, float Score)> beam = [];
        for (var position = 1; position < sounds.Length; position++)
        {
            var grown = new Dictionary<string, float>();
            foreach (var (gram, frequency) in Like(sounds[position - 1], sounds[position], initials))
            {
                var (first, second) = ((char)(gram >> 16), (char)gram);
                if (allowed(position, second) && (position > 1 || allowed(0, first)))
                {
                    Grow(beam, grown, position, first, second, MathF.Log(1 + frequency), bonus);
                }
            }

            beam = [.. grown.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Take(Width)
                .Select(entry => (entry.Key, entry.Value))];
        }

        return [.. beam.Where(entry => AllVisible(entry.Chain)).Select(entry => entry.Chain)];
    }

    private static void Grow(List<(string Chain, float Score)> beam, Dictionary<string, float> grown, int position, char first, char second, float weight,
        Func<string, int, float> bonus)
    {
        if (position == 1)
        {
            var chain = string.Concat(first, second);
            grown[chain] = weight + bonus(chain, 0) + bonus(chain, 1);
            return;
        }

        foreach (var (before, score) in beam)
        {
            if (before[^1] == first)
            {
                var chain = before + second;
                grown[chain] = score + weight + bonus(chain, position);
            }
        }
    }

    private IEnumerable<(uint Gram, int Frequency)> Like(ushort first, ushort second, bool initials)
    {
        var found = new Dictionary<uint, int>();
        foreach (var reader in view.Segments)
        {
            var dictionary = SegmentView.Of(reader).Grams(reader);
            if (initials)
            {
                dictionary.LikeInitials((char)first, (char)second, (gram, frequency) => found[gram] = found.GetValueOrDefault(gram) + frequency);
                continue;
            }

            foreach (var (gram, frequency) in dictionary.Like(GramDictionary.SoundOf(first, second)))
            {
                found[gram] = found.GetValueOrDefault(gram) + frequency;
            }
        }

        return found.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(initials ? 20 * Expansions : Expansions)
            .Select(entry => (entry.Key, entry.Value));
    }

    private bool AllVisible(string chain)
    {
        for (var i = 1; i < chain.Length; i++)
        {
            if (!IsVisible(chain[i - 1], chain[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsVisible(char first, char second)
    {
        var gram = GramDictionary.Pack(first, second);
        if (!visible.TryGetValue(gram, out var known))
        {
            var text = string.Concat(first, second);
            known = view.IsVisible(FieldNames.Text, view.Find(FieldNames.Text, text), rights) || view.IsVisible(FieldNames.Context, view.Find(FieldNames.Context, text), rights);
            visible[gram] = known;
        }

        return known;
    }
}
