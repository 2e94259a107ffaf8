namespace ComplianceVault.App.Platform.Data;

/// <summary>One page of a list and how many rows there are in all.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Total);

/// <summary>Which page is wanted: number from 1, rows a page.</summary>
public sealed record PageRequest(int Number = 1, int Size = 50)
{
    private const int MostRows = 500;

    public int Take => Math.Clamp(Size, 1, MostRows);

    public int Skip => (Math.Max(Number, 1) - 1) * Take;
}
