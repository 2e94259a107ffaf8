using System.Globalization;

namespace ComplianceVault.Kernel;

/// <summary>
/// The number of a clause or section such as <c>8.2.6</c>: one to nine parts, each 1–999 without leading zeros. Orders naturally
/// (4.9 before 4.10), a clause before those under it. A date such as 2022.8.1 is none, because its first part is too large.
/// </summary>
public sealed class ClauseNumber : IEquatable<ClauseNumber>, IComparable<ClauseNumber>
{
    private const int MostParts = 9;
    private const int LargestPart = 999;

    private readonly int[] parts;

    private ClauseNumber(int[] parts)
    {
        this.parts = parts;
        Text = string.Join('.', parts.Select(part => part.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The number with plain digits and dots.</summary>
    public string Text { get; }

    public IReadOnlyList<int> Parts => parts;

    /// <summary>The clause one level up; null for a chapter.</summary>
    public ClauseNumber? Parent => parts.Length == 1 ? null : new(parts[..^1]);

    /// <summary>The chapter first, the number itself last: 8, 8.2, 8.2.6.</summary>
    public IReadOnlyList<ClauseNumber> PrefixChain => [.. Enumerable.Range(1, parts.Length).Select(n => new ClauseNumber(parts[..n]))];

    /// <summary>Reads plain and full-width digits and dots (８．２．６, 8。2。6), outer white space and one closing dot. Refusal: <c>clauses.number-invalid</c>.</summary>
    public static Result<ClauseNumber> Parse(string text) =>
        TryParse(text) is { } number ? number : Error.Invalid("clauses.number-invalid", text);

    /// <summary>As <see cref="Parse"/>, with null for what is no clause number.</summary>
    public static ClauseNumber? TryParse(string? text)
    {
        if (text is null)
            return null;
        var plain = FullWidth.Narrow(text).Trim().Replace('。', '.');
        var pieces = (plain.EndsWith('.') ? plain[..^1] : plain).Split('.');
        if (pieces.Length > MostParts)
            return null;
        var numbers = new int[pieces.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            if (!TryPart(pieces[i], out numbers[i]))
                return null;
        }
        return new(numbers);
    }

    private static bool TryPart(string piece, out int part)
    {
        part = 0;
        return !piece.StartsWith('0')
            && int.TryParse(piece, NumberStyles.None, CultureInfo.InvariantCulture, out part)
            && part is >= 1 and <= LargestPart;
    }

    /// <summary>True when <paramref name="other"/> lies under this one at any depth; a clause is not its own ancestor.</summary>
    public bool IsAncestorOf(ClauseNumber other) =>
        other.parts.Length > parts.Length && other.parts.AsSpan(0, parts.Length).SequenceEqual(parts);

    public int CompareTo(ClauseNumber? other) => other is null ? 1 : parts.AsSpan().SequenceCompareTo(other.parts);

    public bool Equals(ClauseNumber? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as ClauseNumber);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;

    public static bool operator ==(ClauseNumber? left, ClauseNumber? right) => Equals(left, right);

    public static bool operator !=(ClauseNumber? left, ClauseNumber? right) => !Equals(left, right);

    public static bool operator <(ClauseNumber left, ClauseNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(ClauseNumber left, ClauseNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(ClauseNumber left, ClauseNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ClauseNumber left, ClauseNumber right) => left.CompareTo(right) >= 0;
}
