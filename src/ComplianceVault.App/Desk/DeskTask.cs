using System.Globalization;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.App.Desk;

/// <summary>
/// Something that waits for somebody: for one person, or for whoever holds an office. It is a view of the row that a feature keeps anyway and vanishes with
/// what it asks for; there is no second table of tasks (decision 1).
/// </summary>
public sealed class DeskTask
{
    /// <summary>What is to be done, such as <c>edition.sign</c>; its words and the page that opens it belong to the screens.</summary>
    public required string Kind { get; init; }

    /// <summary>The row behind it.</summary>
    public required Guid Id { get; init; }

    /// <summary>What opens with it, for the link: an edition, a copy, a request.</summary>
    public required Guid ObjectId { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The title is the code of a word, said in the reader's language.</summary>
    public bool IsWord { get; init; }

    /// <summary>The edition, or another short word beside the number; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>From when on it waits; the same task begun anew begins later.</summary>
    public required DateTime Since { get; init; }

    /// <summary>Null: it waits without a day. <see cref="IDeskSource.DueByWaiting"/> says where the desk gives it one.</summary>
    public DateOnly? Due { get; internal set; }

    /// <summary>The title in words.</summary>
    internal string TitleIn(CultureInfo? culture) => IsWord ? VaultWords.Find(Title, culture) ?? Title : Title;

    /// <summary>The person it waits for; null where it waits for an office.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Role and department in one word, as <c>Actor.Offices</c> has them.</summary>
    public string? Office { get; init; }

    /// <summary>A holder of the office who may not do it (编制 ≠ 审核 ≠ 批准).</summary>
    public Guid? NotFor { get; init; }

    /// <summary>Another who may not, such as whoever reviewed what is now to be approved.</summary>
    public Guid? AlsoNotFor { get; init; }

    /// <summary>受限 or 保密: who supervises the task learns its number, not its title (decision 11).</summary>
    public bool Restricted { get; init; }

    /// <summary>Code of the department whose head hears of it when it is overdue; null: the document controller's.</summary>
    public string? Department { get; init; }
}

/// <summary>
/// What a feature has waiting. Each returns one query for each kind, so that the desk counts, orders and pages in the database; due dates are those of the rows.
/// </summary>
public interface IDeskSource
{
    /// <summary>All that waits, of everybody, by kind.</summary>
    IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today);

    /// <summary>Kinds whose tasks are due the company's number of working days after they began to wait, where their row says no day.</summary>
    IReadOnlyCollection<string> DueByWaiting => [];
}

/// <summary>The same for what falls due by reckoning instead of by a row, such as a review after so many months. It reads only what is near.</summary>
public interface IReckonedDeskSource
{
    string Kind { get; }

    Task<IReadOnlyList<DeskTask>> OpenAsync(VaultDbContext db, DateOnly today, CancellationToken ct);
}
