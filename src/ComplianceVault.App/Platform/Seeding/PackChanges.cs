using System.Collections;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>The items of a part that are to be brought in. Whoever goes through them says, as they are done, how far the part has come.</summary>
public sealed class PackChanges<T>(string part, IReadOnlyList<PackChange<T>> items, int unchanged, IProgress<PackProgress>? progress) : IEnumerable<PackChange<T>>
{
    /// <summary>So many items between two reports: a line for each of two hundred forms would hide the others.</summary>
    private const int Between = 50;

    public int Count => items.Count;

    /// <summary>Whether something among them is in the vault already.</summary>
    public bool HasKnown { get; } = items.Any(i => !i.IsNew);

    public bool HasNew { get; } = items.Any(i => i.IsNew);

    public IReadOnlyList<T> Items { get; } = [.. items.Select(i => i.Item)];

    public IEnumerator<PackChange<T>> GetEnumerator()
    {
        for (var i = 0; i < items.Count; i++)
        {
            yield return items[i];
            if ((i + 1) % Between == 0 && i + 1 < items.Count)
                progress?.Report(new(part, unchanged + i + 1, unchanged + items.Count));
        }

        progress?.Report(new(part, unchanged + items.Count, unchanged + items.Count));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
