using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ComplianceVault.App.Clauses.Evidence;

/// <summary>
/// Which of a population are drawn: those whose SHA-256 over <c>seed:place</c> is smallest, places counted from 1. Whoever knows seed, population and size can draw the same
/// sample again with any tool, and nobody can choose a seed for a record that was asked about.
/// </summary>
public static class SampleDraw
{
    /// <summary>Places in ascending order; the whole population when it is no larger than the size.</summary>
    public static IReadOnlyList<int> Draw(int population, int size, string seed)
    {
        var best = new PriorityQueue<int, UInt128>(Comparer<UInt128>.Create((one, other) => other.CompareTo(one)));
        for (var place = 1; place <= population; place++)
        {
            best.Enqueue(place, Weight(seed, place));
            if (best.Count > size)
                best.Dequeue();
        }

        return [.. best.UnorderedItems.Select(i => i.Element).Order()];
    }

    /// <summary>Eight letters and digits that nobody chose.</summary>
    public static string NewSeed() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    private static UInt128 Weight(string seed, int place) =>
        BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}:{place}"))));
}
