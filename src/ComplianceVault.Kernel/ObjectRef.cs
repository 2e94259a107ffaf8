using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ComplianceVault.Kernel;

/// <summary>
/// A reference to any object of the vault: its kind (<c>document</c>, <c>edition</c>, <c>person</c> …) and id. Written <c>kind/id</c>,
/// the form in which the trail, the index and links between features name things.
/// </summary>
public readonly record struct ObjectRef(string Kind, Guid Id)
{
    /// <summary>Parses <c>kind/id</c>; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ObjectRef reference)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash > 0 && Guid.TryParse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture, out var id))
        {
            reference = new ObjectRef(text![..slash], id);
            return true;
        }

        reference = default;
        return false;
    }

    public override string ToString() => $"{Kind}/{Id:D}";
}
