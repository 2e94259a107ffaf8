using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Comparing;

/// <summary>A section of the new text beside the one it continues.</summary>
internal sealed record SectionPair(Section? Old, Section? New, bool IsMoved, double Confidence);

/// <summary>Pairs the sections of two texts, says which were moved, and puts the removed ones where they stood.</summary>
internal static class SectionPairs
{
    public static IReadOnlyList<SectionPair> Of(DocumentText older, DocumentText newer, ComparisonWork work, CancellationToken cancellationToken)
    {
        var matches = Match(older, newer, work, cancellationToken);
        var oldOf = new (int Old, double Confidence)[newer.Sections.Count];
        var indexOf = older.Sections.Index().ToDictionary(s => s.Item.Key, s => s.Index, StringComparer.Ordinal);
        foreach (var (i, match) in matches.Index())
        {
            oldOf[i] = match.OldKey is { } key ? (indexOf[key], match.Confidence) : (-1, 0);
        }

        PairEqual(older, newer, oldOf);
        return Ordered(older, newer, oldOf);
    }

    private static IReadOnlyList<SectionMatch> Match(DocumentText older, DocumentText newer, ComparisonWork work, CancellationToken cancellationToken)
    {
        if (Characters(older) + Characters(newer) <= work.Limits.MatchedCharacters)
        {
            return SectionMatcher.Match(older, newer, cancellationToken);
        }

        work.GiveUp();
        return SectionMatcher.Match(Outline(older), Outline(newer), cancellationToken);
    }

    private static long Characters(DocumentText text) => text.Sections.Sum(s => s.Heading.Length + s.Blocks.Sum(b => b is Table t ? t.Rows.Sum(r => r.Cells.Sum(c => (long)c.Text.Length)) : ((Paragraph)b).Text.Length));

    private static DocumentText Outline(DocumentText text) => text with { Sections = [.. text.Sections.Select(s => s with { Blocks = [] })] };

    /// <summary>Sections of which nothing tells them apart (a picture alone) are paired in order.</summary>
    private static void PairEqual(DocumentText older, DocumentText newer, (int Old, double Confidence)[] oldOf)
    {
        var taken = oldOf.Where(o => o.Old >= 0).Select(o => o.Old).ToHashSet();
        var free = older.Sections.Index().Where(s => !taken.Contains(s.Index)).GroupBy(s => (s.Item.Number, s.Item.Heading)).ToDictionary(g => g.Key, g => new Queue<int>(g.Select(s => s.Index)));
        for (var i = 0; i < oldOf.Length; i++)
        {
            var section = newer.Sections[i];
            if (oldOf[i].Old < 0 && free.TryGetValue((section.Number, section.Heading), out var same) && same.Count > 0 && older.Sections[same.Peek()].Blocks.SequenceEqual(section.Blocks))
            {
                oldOf[i] = (same.Dequeue(), 1);
            }
        }
    }

    private static List<SectionPair> Ordered(DocumentText older, DocumentText newer, (int Old, double Confidence)[] oldOf)
    {
        var matched = Enumerable.Range(0, oldOf.Length).Where(i => oldOf[i].Old >= 0).ToList();
        var inOrder = Ascending.Of(matched.ConvertAll(i => oldOf[i].Old)).Select(i => matched[i]).ToHashSet();
        var newOf = matched.ToDictionary(i => oldOf[i].Old);
        var removedAfter = Removed(older, newOf, inOrder);
        var pairs = new List<SectionPair>(removedAfter[-1].Select(s => new SectionPair(s, null, false, 0)));
        for (var i = 0; i < oldOf.Length; i++)
        {
            var (old, section) = (oldOf[i].Old < 0 ? null : older.Sections[oldOf[i].Old], newer.Sections[i]);
            var moved = old is not null && (!inOrder.Contains(i) || (old.Number != section.Number && !IsBelowTheSame(old, section, newOf)));
            pairs.Add(new(old, section, moved, oldOf[i].Confidence));
            pairs.AddRange(removedAfter[i].Select(s => new SectionPair(s, null, false, 0)));
        }

        return pairs;
    }

    /// <summary>Removed sections by the index of the new section after which they are shown, -1 for before all.</summary>
    private static ILookup<int, Section> Removed(DocumentText older, Dictionary<int, int> newOf, HashSet<int> inOrder)
    {
        var (after, removed) = (-1, new List<(int After, Section Section)>());
        for (var i = 0; i < older.Sections.Count; i++)
        {
            if (!newOf.TryGetValue(i, out var at))
            {
                removed.Add((after, older.Sections[i]));
            }
            else if (inOrder.Contains(at))
            {
                after = at;
            }
        }

        return removed.ToLookup(r => r.After, r => r.Section);
    }

    private static bool IsBelowTheSame(Section old, Section @new, Dictionary<int, int> newOf) =>
        (old.Parent < 0 && @new.Parent < 0) || (newOf.TryGetValue(old.Parent, out var at) && at == @new.Parent);
}
