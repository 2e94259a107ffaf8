using ComplianceVault.App.Documents.Distribution;

namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>Which copies of the page are chosen for one act; only those that the act fits can be.</summary>
public sealed class CopyPick(Func<CopyRow, bool> mayPick)
{
    private readonly Dictionary<Guid, CopyRow> picked = [];

    public IReadOnlyList<CopyRow> Rows => [.. picked.Values.OrderBy(r => r.DocumentNumber, StringComparer.Ordinal).ThenBy(r => r.Number, StringComparer.Ordinal)];

    public int Count => picked.Count;

    public bool MayPick(CopyRow row) => mayPick(row);

    public bool Has(CopyRow row) => picked.ContainsKey(row.Id);

    public bool HasAny(IEnumerable<CopyRow> rows) => rows.Any(mayPick);

    public bool HasAll(IReadOnlyCollection<CopyRow> rows) => HasAny(rows) && rows.Where(mayPick).All(Has);

    public void Set(CopyRow row, bool chosen)
    {
        if (!chosen)
            picked.Remove(row.Id);
        else if (mayPick(row))
            picked[row.Id] = row;
    }

    public void SetAll(IEnumerable<CopyRow> rows, bool chosen)
    {
        foreach (var row in rows)
            Set(row, chosen);
    }

    /// <summary>The page was read anew: what is no longer on it, or no longer fits, is not chosen.</summary>
    public void Keep(IEnumerable<CopyRow> rows)
    {
        var kept = rows.Where(r => Has(r) && mayPick(r)).ToList();
        picked.Clear();
        SetAll(kept, true);
    }
}
