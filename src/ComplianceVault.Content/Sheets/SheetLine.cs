namespace ComplianceVault.Content.Sheets;

/// <summary>What a cell of somebody's sheet holds.</summary>
public enum SheetValueKind
{
    Text,
    Number,

    /// <summary>A number that is shown as a share: the words are those shown, as <c>95%</c>.</summary>
    Percent,

    /// <summary>A day, or a day with its time.</summary>
    Moment,
    Boolean,

    /// <summary>#N/A, #REF! and their like.</summary>
    Fault,

    /// <summary>A formula whose value the program that wrote the file did not keep.</summary>
    Uncalculated,
}

/// <summary>
/// A cell. <paramref name="Words"/> is what was typed: a number with all its digits, a moment as <c>yyyy-MM-dd</c> or <c>yyyy-MM-dd HH:mm:ss</c>;
/// <paramref name="Shown"/> is what the sheet shows, leading zeros and all.
/// </summary>
public readonly record struct SheetValue(SheetValueKind Kind, string Words, string Shown)
{
    /// <summary>The number as a moment, were it a serial number of days.</summary>
    public DateTime? Serial { get; init; }
}

/// <summary>
/// A line of a sheet that holds something: its number from 1, its cells by their column from 0. <paramref name="FromAbove"/>: columns whose value is that of a merged
/// cell which begins in an earlier line.
/// </summary>
public sealed record SheetLine(int Number, IReadOnlyDictionary<int, SheetValue> Values, IReadOnlySet<int> FromAbove);
