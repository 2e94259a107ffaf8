using System.Globalization;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>Rows of the Markdown table: what, measured, goal.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Measured, string Goal)> rows = [];

    public void Add(string what, double measured, double goal, string unit, string detail = "")
    {
        rows.Add((
            what,
            string.Create(CultureInfo.InvariantCulture, $"{measured:0.##} {unit}{(detail.Length > 0 ? $" ({detail})" : "")}"),
            string.Create(CultureInfo.InvariantCulture, $"≤ {goal:0.##} {unit}: {(measured <= goal ? "met" : "**missed**")}")));
        Console.Error.WriteLine($"{what}: {rows[^1].Measured}");
    }

    public void Skip(string what, string why) => rows.Add((what, "not measured", why));

    public void Print()
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}\n\n| What | Measured | Goal |\n| --- | --- | --- |");
        foreach (var (what, measured, goal) in rows)
            Console.WriteLine($"| {what} | {measured} | {goal} |");
    }
}
