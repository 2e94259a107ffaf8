using ComplianceVault.App.Records.Entries;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Register;

/// <summary>
/// A condition on one field of a form, or on where its records stand (<see cref="RegisterOrder.State"/>); what is not set does not narrow. <paramref name="Part"/>: contains; <paramref name="Words"/>: is one of;
/// numbers and days are ranges with both ends.
/// </summary>
public sealed record RegisterCondition(string Place, string? Part = null, IReadOnlyList<string>? Words = null, decimal? From = null, decimal? To = null, DateOnly? FromDay = null, DateOnly? ToDay = null)
{
    public bool Equals(RegisterCondition? other) =>
        other is not null && (Place, Part, From, To, FromDay, ToDay) == (other.Place, other.Part, other.From, other.To, other.FromDay, other.ToDay) && (Words ?? []).SequenceEqual(other.Words ?? []);

    public override int GetHashCode() => HashCode.Combine(Place, Part, From, To, FromDay, ToDay);
}

/// <summary>What a register is asked: which records, narrowed by which fields, in which order, grouped by what.</summary>
public sealed record RegisterAsk
{
    public RecordFilter Filter { get; init; } = new();

    /// <summary>Only where one form is asked for.</summary>
    public IReadOnlyList<RegisterCondition> Conditions { get; init; } = [];

    /// <summary>Place of a field, or one of <see cref="RegisterOrder"/>; null: by the day of the event, the newest first.</summary>
    public string? Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>Place of a field of words, or <see cref="RegisterOrder.State"/>: the records in groups, with sums.</summary>
    public string? GroupBy { get; init; }
}

/// <summary>The orders that every register has.</summary>
public static class RegisterOrder
{
    public const string Number = "#number";
    public const string Title = "#title";
    public const string State = "#state";
    public const string Happened = "#happened";
}

/// <summary>A field with how often each of its words stands in the records that were asked for.</summary>
public sealed record RegisterFacet(string Place, string Label, IReadOnlyList<RegisterGroup> Groups);

/// <summary>Records that share a word; <paramref name="Sums"/> in the order of <see cref="RegisterPage.Summed"/>.</summary>
public sealed record RegisterGroup(string Word, int Count, IReadOnlyList<decimal> Sums);

/// <summary>A number of the register with its sum over all records asked for, and how many have it.</summary>
public sealed record RegisterSum(string Place, string Label, bool IsMoney, int Count, decimal Sum);

/// <summary>
/// A page of a register with what was counted over all its pages. <paramref name="Behind"/>: the index has not yet taken up the person's own last act
/// (列表正在更新). <paramref name="Unindexed"/>: the index cannot answer just now; the rows are the database's, and nothing was narrowed by fields or counted.
/// </summary>
public sealed record RegisterPage(
    RecordListPage List, IReadOnlyList<RegisterField> Fields, IReadOnlyList<RegisterFacet> Facets, RegisterFacet? Grouped, IReadOnlyList<RegisterSum> Summed, IReadOnlyList<RegisterMonth> Months, bool Behind, Error? Unindexed);

/// <summary>How many records a month has by the day of their event.</summary>
public sealed record RegisterMonth(int Year, int Month, int Count);

/// <summary>The records of a form by where they stand in its workflow, in the order of the workflow.</summary>
public sealed record RegisterColumn(string StateZh, string? StateEn, int Count, IReadOnlyList<RecordListRow> Rows);

/// <summary>Records drawn out of all that a register holds, each with its place in the order of their numbers, from 1.</summary>
public sealed record DrawnRecords(int Population, IReadOnlyList<(int Place, Record Record)> Rows);
