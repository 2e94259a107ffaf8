using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Comparing;

/// <summary>A paragraph or table of a section compared; <see cref="ChangeMark.Same"/> says that both sides have it, changed or not.</summary>
public abstract record BlockDifference
{
    /// <summary>Whether it was put in or taken out as a whole.</summary>
    public abstract ChangeMark Mark { get; }

    public virtual bool IsChanged => Pieces.Any(p => p.Mark != ChangeMark.Same);

    /// <summary>All its text, cell by cell for a table.</summary>
    public abstract IEnumerable<TextPiece> Pieces { get; }

    internal abstract BlockDifference Mirror();
}

/// <summary>A paragraph compared. Another list number or mark alone is renumbering, no change.</summary>
public sealed record ParagraphDifference(Paragraph? Old, Paragraph? New, IReadOnlyList<TextPiece> Text) : BlockDifference
{
    public override ChangeMark Mark => Old is null ? ChangeMark.Inserted : New is null ? ChangeMark.Deleted : ChangeMark.Same;

    /// <summary>How it is shown: as the new text has it, else the old.</summary>
    public Paragraph Shown => New ?? Old!;

    public override IEnumerable<TextPiece> Pieces => Text;

    /// <summary>A picture has no words; that one came or went is seen all the same.</summary>
    public override bool IsChanged => base.IsChanged || (Mark != ChangeMark.Same && Shown.Kind == ParagraphKind.Picture);

    internal override ParagraphDifference Mirror() => new(New, Old, TextPiece.Mirror(Text));
}

/// <summary>A table compared by cell, its rows aligned. Cells that a merged one covers are blank.</summary>
public sealed record TableDifference(Table? Old, Table? New, IReadOnlyList<RowDifference> Rows) : BlockDifference
{
    public override ChangeMark Mark => Old is null ? ChangeMark.Inserted : New is null ? ChangeMark.Deleted : ChangeMark.Same;

    public override IEnumerable<TextPiece> Pieces => Rows.SelectMany(r => r.Cells).SelectMany(c => c.Pieces);

    internal override TableDifference Mirror() => new(New, Old, [.. Reordered().Select(r => r.Mirror())]);

    /// <summary>Rows taken out stand before those put in at the same place.</summary>
    private IEnumerable<RowDifference> Reordered() => Reorder.DeletedFirst(Rows, r => TextPiece.Opposite(r.Mark));
}

/// <summary>A row compared; <paramref name="Mark"/> says whether it was put in or taken out as a whole.</summary>
public sealed record RowDifference(ChangeMark Mark, bool IsHeader, IReadOnlyList<CellDifference> Cells)
{
    public bool IsChanged => Mark != ChangeMark.Same || Cells.Any(c => c.IsChanged);

    internal RowDifference Mirror() => new(TextPiece.Opposite(Mark), IsHeader, [.. Cells.Select(c => new CellDifference(c.New, c.Old, TextPiece.Mirror(c.Pieces)))]);
}

/// <summary>A cell compared, with what it said and says; null where its row or column is not on that side.</summary>
public sealed record CellDifference(string? Old, string? New, IReadOnlyList<TextPiece> Pieces)
{
    public bool IsChanged => Pieces.Any(p => p.Mark != ChangeMark.Same);
}

/// <summary>Keeps the order within each side while deleted items come before inserted ones.</summary>
internal static class Reorder
{
    public static IEnumerable<T> DeletedFirst<T>(IEnumerable<T> items, Func<T, ChangeMark> mark)
    {
        var inserted = new List<T>();
        foreach (var item in items)
        {
            if (mark(item) == ChangeMark.Inserted)
            {
                inserted.Add(item);
                continue;
            }

            if (mark(item) == ChangeMark.Same)
            {
                foreach (var held in inserted)
                {
                    yield return held;
                }

                inserted.Clear();
            }

            yield return item;
        }

        foreach (var held in inserted)
        {
            yield return held;
        }
    }
}
