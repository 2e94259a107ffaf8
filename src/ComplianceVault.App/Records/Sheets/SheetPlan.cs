using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>Which of two numbers that may both be one is the day.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>A column of the sheet, from 0, with its heading; <paramref name="Place"/>: the field it goes into, or <c>table/column</c>; null: it is left out.</summary>
public sealed record SheetColumnPlan(int Column, string Heading, string? Place);

/// <summary>How a sheet becomes records.</summary>
public sealed record SheetPlan
{
    private static readonly JsonSerializerOptions Kept = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public string Sheet { get; init; } = "";

    /// <summary>The line with the headings, from 1; 0: to be found.</summary>
    public int HeadingRow { get; init; }

    public IReadOnlyList<SheetColumnPlan> Columns { get; init; } = [];

    /// <summary>Only where days are written in a way that can be read two ways.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>Nothing becomes a record while a row is wrong; otherwise the rows that are right do.</summary>
    public bool OnlyAll { get; init; }

    /// <summary>Rows that are records already become records once more.</summary>
    public bool Again { get; init; }

    public string HeadingsHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', Columns.Select(c => c.Heading)))));

    public static SheetPlan? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<SheetPlan>(json, Kept);

    public string Write() => JsonSerializer.Serialize(this, Kept);
}
