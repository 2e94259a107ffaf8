using System.Runtime.InteropServices;

namespace ComplianceVault.Kernel;

/// <summary>
/// The edition a document states, exactly as printed (<c>A</c>, <c>A版</c>, <c>B/2</c>, <c>V1.0</c>), with its place in the edition scheme
/// where the scheme understands it. A label it does not understand (<c>试行稿</c>) has no place and is kept all the same.
/// </summary>
public sealed record EditionLabel(string Printed, EditionPlace? Place = null)
{
    public override string ToString() => Printed;
}

/// <summary>Where an edition stands in its scheme: the edition counted from 1 (A = 1), and the revision within it (A/2 → 2).</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EditionPlace(int Edition, int Revision) : IComparable<EditionPlace>
{
    public int CompareTo(EditionPlace other) => (Edition, Revision).CompareTo((other.Edition, other.Revision));

    public static bool operator <(EditionPlace left, EditionPlace right) => left.CompareTo(right) < 0;

    public static bool operator >(EditionPlace left, EditionPlace right) => left.CompareTo(right) > 0;

    public static bool operator <=(EditionPlace left, EditionPlace right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EditionPlace left, EditionPlace right) => left.CompareTo(right) >= 0;
}

/// <summary>How far the next label is: a new edition (换版) or a revision within it (修改).</summary>
public enum EditionStep
{
    Edition,
    Revision,
}
