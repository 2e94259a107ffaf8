using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Comparing;

/// <summary>Compares the blocks of a section.</summary>
internal static class BlockComparing
{
    private const char CellEnd = '\u001F';

    /// <summary>Which of two equally good comparisons is taken depends on the two texts, not on which is older: the way back mirrors the way there.</summary>
    public static IReadOnlyList<BlockDifference> Of(IReadOnlyList<Block> old, IReadOnlyList<Block> @new, ComparisonWork work)
    {
        var (from, to) = (old.Select(Aligned).ToList(), @new.Select(Aligned).ToList());
        return Order(from, to) <= 0
            ? [.. Directed(from, to, work)]
            : [.. Reorder.DeletedFirst(Directed(to, from, work).Select(b => b.Mirror()), b => b.Mark)];
    }

    /// <summary>The blocks of a section that only one side has.</summary>
    public static IReadOnlyList<BlockDifference> Whole(IReadOnlyList<Block> blocks, ChangeMark mark, ComparisonWork work) =>
        [.. blocks.Select(b => mark == ChangeMark.Deleted ? Pair(b, null, work) : Pair(null, b, work)).OfType<BlockDifference>()];

    /// <summary>The same for a text, such as a heading.</summary>
    public static IReadOnlyList<TextPiece> Text(string old, string @new, ComparisonWork work) =>
        Order(old, @new) <= 0 ? WordDifference.Of(old, @new, work) : TextPiece.Mirror(WordDifference.Of(@new, old, work));

    private static List<BlockDifference> Directed(List<Aligned<Block>> old, List<Aligned<Block>> @new, ComparisonWork work) =>
        [.. Reorder.DeletedFirst(Alignment.Of(old, @new, work).Select(p => Pair(p.Old, p.New, work)).OfType<BlockDifference>(), b => b.Mark)];

    private static BlockDifference? Pair(Block? old, Block? @new, ComparisonWork work) => (old ?? @new) switch
    {
        Table => TableComparing.Of(old as Table, @new as Table, work),
        Paragraph => new ParagraphDifference(old as Paragraph, @new as Paragraph, (old, @new) switch
        {
            (null, Paragraph p) => TextPiece.Whole(ChangeMark.Inserted, p.Text),
            (Paragraph p, null) => TextPiece.Whole(ChangeMark.Deleted, p.Text),
            (Paragraph o, Paragraph n) => WordDifference.Of(o.Text, n.Text, work),
            _ => [],
        }),
        _ => null,
    };

    /// <summary>Equal tables have equal cells in equal places; equal paragraphs have equal words, whatever list number stands before them.</summary>
    private static Aligned<Block> Aligned(Block block) => new(
        block,
        block is Table table ? CellEnd + string.Join('\n', table.Rows.Select(r => string.Join(CellEnd, r.Cells.Select(c => $"{c.Text}{CellEnd}{c.ColumnSpan}{CellEnd}{c.RowSpan}")))) : ((Paragraph)block).Text,
        (one, other) => one is Table == other is Table ? 0 : -1);

    private static int Order(List<Aligned<Block>> one, List<Aligned<Block>> other)
    {
        for (var i = 0; i < one.Count && i < other.Count; i++)
        {
            if (Order(one[i].Text, other[i].Text) is var order and not 0)
            {
                return order;
            }
        }

        return one.Count.CompareTo(other.Count);
    }

    private static int Order(string one, string other) => string.CompareOrdinal(one, other);
}
