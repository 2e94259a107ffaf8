using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Comparing;

/// <summary>What became of a section, in one word; the strongest of what applies.</summary>
public enum SectionState
{
    /// <summary>未变</summary>
    Unchanged,

    /// <summary>编号顺延: another number, because others came or went before it.</summary>
    Renumbered,

    /// <summary>移动: to another place or below another heading.</summary>
    Moved,

    /// <summary>改标题</summary>
    Retitled,

    /// <summary>改动: its text.</summary>
    Changed,

    /// <summary>新增</summary>
    Added,

    /// <summary>删除</summary>
    Removed,
}

/// <summary>A section compared; one side is null where it was added or removed.</summary>
/// <param name="Confidence">0…1: how surely the new section continues the old one.</param>
public sealed record SectionDifference(Section? Old, Section? New, bool IsMoved, double Confidence, IReadOnlyList<TextPiece> Heading, IReadOnlyList<BlockDifference> Blocks)
{
    /// <summary>As the new text has it, else the old.</summary>
    public Section Shown => New ?? Old!;

    public bool IsRenumbered => Old is not null && New is not null && Old.Number != New.Number;

    public bool IsRetitled => Old is not null && New is not null && Old.Heading != New.Heading;

    public bool IsTextChanged => Blocks.Any(b => b.IsChanged);

    public SectionState State =>
        Old is null ? SectionState.Added
        : New is null ? SectionState.Removed
        : IsTextChanged ? SectionState.Changed
        : IsRetitled ? SectionState.Retitled
        : IsMoved ? SectionState.Moved
        : IsRenumbered ? SectionState.Renumbered
        : SectionState.Unchanged;

    /// <summary>Heading and text, piece by piece.</summary>
    public IEnumerable<TextPiece> Pieces => Heading.Concat(Blocks.SelectMany(b => b.Pieces));
}

/// <summary>How many sections changed how. A section both moved and changed counts under both.</summary>
public sealed record DifferenceCounts(int Unchanged, int Renumbered, int Moved, int Retitled, int Changed, int Added, int Removed)
{
    internal static DifferenceCounts Of(IReadOnlyCollection<SectionDifference> sections) => new(
        sections.Count(s => s.State == SectionState.Unchanged),
        sections.Count(s => s.IsRenumbered && !s.IsMoved),
        sections.Count(s => s.IsMoved),
        sections.Count(s => s.IsRetitled),
        sections.Count(s => s.State == SectionState.Changed),
        sections.Count(s => s.State == SectionState.Added),
        sections.Count(s => s.State == SectionState.Removed));
}
