using System.Globalization;
using ComplianceVault.App.Clauses.Coverage;
using Microsoft.AspNetCore.WebUtilities;

namespace ComplianceVault.Web.Clauses.Coverage;

/// <summary>The views of the matrix.</summary>
public enum CoverageView
{
    Matrix,
    Heat,
    Trend,
}

/// <summary>Which part in a clause the department asked for has.</summary>
public enum CoveragePart
{
    /// <summary>★</summary>
    Lead,

    /// <summary>★, ☆ or work of its own.</summary>
    Any,
}

/// <summary>The whole state of the page, as its address holds it.</summary>
public sealed record CoverageAddress
{
    public const string Path = "/coverage";

    public CoverageView View { get; init; }

    /// <summary>截至日期; null: today.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What was entered after the day counts too.</summary>
    public bool Later { get; init; }

    public string? Department { get; init; }

    /// <summary>Of the department asked for, or of one's own.</summary>
    public CoveragePart Part { get; init; }

    /// <summary>我的部门</summary>
    public bool Mine { get; init; }

    public Verdict? Verdict { get; init; }

    /// <summary>Number of a chapter or group.</summary>
    public string? Group { get; init; }

    /// <summary>Headings whose clauses are folded away.</summary>
    public IReadOnlyList<string> Closed { get; init; } = [];

    /// <summary>The clause that is explained.</summary>
    public string? Open { get; init; }

    public bool IsFiltered => Department is not null || Mine || Verdict is not null || Group is not null;

    public static CoverageAddress Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new CoverageAddress
        {
            View = Word<CoverageView>(Get("view")) ?? CoverageView.Matrix,
            Day = DateOnly.TryParseExact(Get("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Later = Get("later") == "1",
            Department = Get("department"),
            Part = Word<CoveragePart>(Get("part")) ?? CoveragePart.Lead,
            Mine = Get("mine") == "1",
            Verdict = Word<Verdict>(Get("verdict")),
            Group = Get("group"),
            Closed = [.. Get("closed")?.Split(',', StringSplitOptions.RemoveEmptyEntries).Distinct() ?? []],
            Open = Get("clause"),
        };

        string? Get(string name) => values.TryGetValue(name, out var value) && value.ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The query without its question mark; what is usual is left out.</summary>
    public string Query
    {
        get
        {
            var parts = new List<string>();
            Add("view", View == CoverageView.Matrix ? null : View.ToString());
            Add("day", Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Add("later", Later ? "1" : null);
            Add("department", Department);
            Add("part", Part == CoveragePart.Lead ? null : Part.ToString());
            Add("mine", Mine ? "1" : null);
            Add("verdict", Verdict?.ToString());
            Add("group", Group);
            Add("closed", Closed.Count == 0 ? null : string.Join(',', Closed));
            Add("clause", Open);
            return string.Join('&', parts);

            void Add(string name, string? value)
            {
                if (!string.IsNullOrWhiteSpace(value))
                    parts.Add($"{name}={Uri.EscapeDataString(value.Trim())}");
            }
        }
    }

    public CoverageAddress Toggled(string heading) => this with { Closed = Closed.Contains(heading) ? [.. Closed.Where(c => c != heading)] : [.. Closed, heading] };

    /// <summary>Explained, or no longer.</summary>
    public CoverageAddress Explaining(string clause) => this with { Open = Open == clause ? null : clause };

    public override string ToString() => Query is { Length: > 0 } query ? $"{Path}?{query}" : Path;

    private static T? Word<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]) ? value : null;
}
