using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Comparing;

/// <summary>The section of the old edition that a section of the new one continues; confidence 0 to 1. A new section has no old key.</summary>
public sealed record SectionMatch(string NewKey, string? OldKey, double Confidence);

/// <summary>
/// Matches the sections of two editions one to one, by text, heading, number and place, so that links survive renumbering and moves
/// (a section's key is unique only within its edition).
/// </summary>
public static class SectionMatcher
{
    private const int Run = 3;
    private const int MostCandidates = 12;
    private const int CommonRun = 40;
    private const double Least = 0.4;

    /// <summary>One match per section of the new edition, in its order.</summary>
    public static IReadOnlyList<SectionMatch> Match(DocumentText older, DocumentText newer, CancellationToken cancellationToken = default)
    {
        var from = older.Sections.Select((s, i) => new Features(s, i)).ToList();
        var to = newer.Sections.Select((s, i) => new Features(s, i)).ToList();
        var pairs = Pairs(from, to, cancellationToken);
        var matchOfNew = new (int Old, double Score)?[to.Count];
        var taken = new bool[from.Count];
        foreach (var (old, @new, score) in pairs.OrderByDescending(p => p.Score).ThenBy(p => Math.Abs(p.Old - p.New)).ThenBy(p => p.New).ThenBy(p => p.Old))
        {
            if (matchOfNew[@new] is null && !taken[old])
            {
                matchOfNew[@new] = (old, score);
                taken[old] = true;
            }
        }

        FillByPlace(from, to, matchOfNew, taken);
        return [.. to.Select((s, i) => matchOfNew[i] is { } m
            ? new SectionMatch(s.Section.Key, from[m.Old].Section.Key, Math.Round(m.Score, 3))
            : new SectionMatch(s.Section.Key, null, 0))];
    }

    /// <summary>Candidate pairs share the number, the heading or enough runs of text; all pairs would be too many in a manual.</summary>
    private static List<(int Old, int New, double Score)> Pairs(List<Features> from, List<Features> to, CancellationToken cancellationToken)
    {
        var byNumber = from.Where(s => s.Number.Length > 0).ToLookup(s => s.Number);
        var byHeading = from.Where(s => s.Heading.Length > 0).ToLookup(s => s.Heading);
        var byRun = from.SelectMany(s => s.Runs.Keys.Select(r => (Run: r, s.Index))).ToLookup(r => r.Run, r => r.Index);
        var pairs = new List<(int, int, double)>();
        foreach (var section in to)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var candidates = byNumber[section.Number].Concat(byHeading[section.Heading]).Select(s => s.Index).Take(MostCandidates * 4)
                .Concat(ByText(section, byRun)).Concat(from.Count > 0 && section.Section.Level == 0 && from[0].Section.Level == 0 ? [0] : []);
            foreach (var old in candidates.Distinct())
            {
                var score = Score(from[old], section);
                if (score >= Least)
                {
                    pairs.Add((old, section.Index, score));
                }
            }
        }

        return pairs;
    }

    private static IEnumerable<int> ByText(Features section, ILookup<ulong, int> byRun)
    {
        var votes = new Dictionary<int, int>();
        foreach (var run in section.Runs.Keys)
        {
            var holders = byRun[run];
            if (holders.TryGetNonEnumeratedCount(out var count) && count > CommonRun)
            {
                continue;
            }

            foreach (var old in holders)
            {
                votes[old] = votes.GetValueOrDefault(old) + 1;
            }
        }

        return votes.OrderByDescending(v => v.Value).ThenBy(v => v.Key).Take(MostCandidates).Select(v => v.Key);
    }

    /// <summary>Text weighs most; a heading without text is told by its words, and the number decides between equals.</summary>
    private static double Score(Features old, Features @new)
    {
        var number = old.Number.Length > 0 && old.Number == @new.Number ? 1.0 : old.Number.Length == 0 && @new.Number.Length == 0 ? 0.5 : 0;
        var heading = old.Heading == @new.Heading ? 1.0 : Dice(old.HeadingRuns, @new.HeadingRuns);
        var text = Dice(old.Runs, @new.Runs);
        var hasHeading = old.Heading.Length > 0 || @new.Heading.Length > 0;
        var hasText = old.Runs.Count > 0 || @new.Runs.Count > 0;
        if (old.Section.Level == 0 && @new.Section.Level == 0)
        {
            return 0.5 + (0.5 * text);
        }

        return (hasHeading, hasText) switch
        {
            (true, true) => (0.5 * text) + (0.35 * heading) + (0.15 * number),
            (true, false) => (0.7 * heading) + (0.3 * number),
            (false, true) => (0.8 * text) + (0.2 * number),
            _ => number,
        };
    }

    /// <summary>What is left over and has the number and the matched parent of a left-over old section was rewritten there.</summary>
    private static void FillByPlace(List<Features> from, List<Features> to, (int Old, double Score)?[] matchOfNew, bool[] taken)
    {
        var free = from.Where(s => !taken[s.Index] && s.Number.Length > 0).ToLookup(s => s.Number);
        for (var i = 0; i < to.Count; i++)
        {
            if (matchOfNew[i] is not null)
            {
                continue;
            }

            var parent = to[i].Section.Parent;
            var oldParent = parent < 0 ? -1 : matchOfNew[parent]?.Old ?? -2;
            if (free[to[i].Number].FirstOrDefault(s => !taken[s.Index] && s.Section.Parent == oldParent) is { } same)
            {
                matchOfNew[i] = (same.Index, Math.Max(0.2, Math.Min(Least, Score(same, to[i]))));
                taken[same.Index] = true;
            }
        }
    }

    private static double Dice(Dictionary<ulong, int> one, Dictionary<ulong, int> other)
    {
        if (one.Count == 0 || other.Count == 0)
        {
            return one.Count == other.Count ? 1 : 0;
        }

        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        var common = small.Sum(r => Math.Min(r.Value, large.GetValueOrDefault(r.Key)));
        return 2.0 * common / (one.Values.Sum() + other.Values.Sum());
    }

    private sealed class Features
    {
        public Features(Section section, int index)
        {
            Section = section;
            Index = index;
            Number = section.Number is { } n ? HeadingNumber.Parse(n)?.Normalized ?? n : "";
            Heading = PlainText.Reduce(section.Heading);
            Runs = RunsOf(PlainText.BodyOf(section), Run);
            HeadingRuns = RunsOf(Heading, 2);
        }

        public Section Section { get; }

        public int Index { get; }

        public string Number { get; }

        public string Heading { get; }

        public Dictionary<ulong, int> Runs { get; }

        public Dictionary<ulong, int> HeadingRuns { get; }

        private static Dictionary<ulong, int> RunsOf(string text, int length)
        {
            var runs = new Dictionary<ulong, int>();
            var run = Math.Min(length, Math.Max(1, text.Length));
            for (var i = 0; i + run <= text.Length; i++)
            {
                var hash = TextSimilarity.Hash(text.AsSpan(i, run));
                runs[hash] = runs.GetValueOrDefault(hash) + 1;
            }

            return runs;
        }
    }
}
