namespace ComplianceVault.Content.Sheets;

/// <summary>How a column's values are stored and shown.</summary>
public enum SheetColumnKind
{
    /// <summary>Anything, written as text and never as a formula.</summary>
    Text,

    /// <summary>Integers and decimals; money in 分 is divided by the caller.</summary>
    Number,

    /// <summary><see cref="DateOnly"/>, shown as <c>yyyy-mm-dd</c>.</summary>
    Date,

    /// <summary><see cref="DateTime"/> or <see cref="DateTimeOffset"/>, shown as <c>yyyy-mm-dd hh:mm</c> by its own clock; the caller converts to the company's zone.</summary>
    DateTime,
}

/// <summary>A column: its heading, the kind of its values, and its width in characters (null: fitted to the heading and the first rows).</summary>
public sealed record SheetColumn(string Heading, SheetColumnKind Kind = SheetColumnKind.Text, double? Width = null);
