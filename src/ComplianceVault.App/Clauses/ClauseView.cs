using ComplianceVault.App.Obligations;
using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.App.Clauses;

/// <summary>A clause with everything that hangs on it as of a day, as far as the person may see it.</summary>
public sealed record ClauseView
{
    public required Clause Clause { get; init; }

    public required DateOnly AsOf { get; init; }

    public ClauseRow? Parent { get; init; }

    public IReadOnlyList<ClauseRow> Children { get; init; } = [];

    /// <summary>Code of the leading department (★).</summary>
    public string? Lead { get; init; }

    /// <summary>Codes of the supporting departments (☆).</summary>
    public IReadOnlyList<string> Supporting { get; init; } = [];

    /// <summary>Code of the role that owns the process.</summary>
    public string? Owner { get; init; }

    public IReadOnlyList<ClauseDocument> Documents { get; init; } = [];

    public IReadOnlyList<ClauseForm> Forms { get; init; } = [];

    public IReadOnlyList<ClauseDutyLink> Duties { get; init; } = [];

    public IReadOnlyList<EventDutyView> EventDuties { get; init; } = [];

    /// <summary>The licensed text that the company has pasted in.</summary>
    public ClauseText? Text { get; init; }

    public IReadOnlyList<ClauseText> OlderTexts { get; init; } = [];
}

/// <summary>
/// A document in force that answers the clause, with the sections that do. <see cref="IsLinked"/> is false while only proposals of the program speak for it.
/// </summary>
public sealed record ClauseDocument(
    Guid DocumentId, Guid EditionId, string Number, string Title, string Level, string? Department, string Label, DateOnly InForceFrom, bool IsLinked, IReadOnlyList<ClauseSection> Sections);

/// <summary>A section that answers a clause, is proposed to, or did before it vanished (then <paramref name="EditionLabel"/> is the edition that had it).</summary>
public sealed record ClauseSection(
    Guid AnswerId, string SectionKey, string? Number, string Heading, string? Snippet, SectionAnswerState State, double Confidence, string EditionLabel, string? DecidedByName, DateTime? DecidedAt);

/// <summary>A form whose records prove the clause.</summary>
public sealed record ClauseForm(Guid LinkId, FormRow Form);

/// <summary>A periodic duty that serves the clause.</summary>
public sealed record ClauseDutyLink(Guid LinkId, DutyView Duty);
