using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Comparing;

/// <summary>
/// What changed between two texts of a document: section by section in the order of the new text, removed sections where they stood. Cover facts, running
/// headers and pages are not compared.
/// </summary>
public sealed record DocumentDifference(IReadOnlyList<SectionDifference> Sections)
{
    /// <summary>A limit was reached: some of it is compared by whole paragraphs, or sections by number and heading.</summary>
    public bool IsCoarse { get; init; }

    public DifferenceCounts Counts { get; } = DifferenceCounts.Of(Sections);

    /// <summary>
    /// The changed share, 0…1: (inserted + deleted characters) / (characters of the old + characters of the new text), over headings, paragraphs and cells,
    /// without blanks. A third of the text rewritten is one third; numbers of sections and lists, and sections moved as they are, do not count. 0 for two empty texts.
    /// </summary>
    public double Share { get; } = ShareOf(Sections);

    /// <summary>Nothing differs, not even a number.</summary>
    public bool IsEmpty => Sections.All(s => s.State == SectionState.Unchanged);

    public static DocumentDifference Of(DocumentText older, DocumentText newer, ComparisonLimits? limits = null, CancellationToken cancellationToken = default)
    {
        var work = new ComparisonWork(limits ?? ComparisonLimits.Default, cancellationToken);
        var pairs = SectionPairs.Of(older, newer, work, cancellationToken);
        List<SectionDifference> sections = [.. pairs.Select(p => Section(p, work))];
        return new(sections) { IsCoarse = work.IsCoarse };
    }

    private static SectionDifference Section(SectionPair pair, ComparisonWork work) => (pair.Old, pair.New) switch
    {
        ({ } old, { } @new) => new(old, @new, pair.IsMoved, pair.Confidence, BlockComparing.Text(old.Heading, @new.Heading, work), BlockComparing.Of(old.Blocks, @new.Blocks, work)),
        (null, { } added) => new(null, added, false, 0, TextPiece.Whole(ChangeMark.Inserted, added.Heading), BlockComparing.Whole(added.Blocks, ChangeMark.Inserted, work)),
        ({ } removed, null) => new(removed, null, false, 0, TextPiece.Whole(ChangeMark.Deleted, removed.Heading), BlockComparing.Whole(removed.Blocks, ChangeMark.Deleted, work)),
        _ => throw new InvalidOperationException("A section is on one side at least"),
    };

    private static double ShareOf(IReadOnlyList<SectionDifference> sections)
    {
        long same = 0, changed = 0;
        foreach (var piece in sections.SelectMany(s => s.Pieces))
        {
            var length = piece.Text.Length - piece.Text.Count(char.IsWhiteSpace);
            (same, changed) = piece.Mark == ChangeMark.Same ? (same + length, changed) : (same, changed + length);
        }

        return same + changed == 0 ? 0 : (double)changed / ((2 * same) + changed);
    }
}
