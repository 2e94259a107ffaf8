using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Obligations;

/// <summary>How often a duty recurs (decision 40).</summary>
public enum Cadence
{
    Daily,
    Weekly,
    Monthly,
    Quarterly,
    Semiannual,
    Annual,
    Triennial,

    /// <summary>周期未定: by an agreement that names no interval; never fresh.</summary>
    PerAgreement,

    /// <summary>持续: the newest evidence is at most so many days old.</summary>
    Continuous,
}

/// <summary>A periodic duty (定期工作). What it asks stands in <see cref="ObligationTerms"/>, one open row a duty.</summary>
public sealed class Obligation
{
    public const string Kind = "obligation";

    public required Guid Id { get; init; }

    /// <summary><c>OBL-001</c></summary>
    public required string Code { get; init; }
}

/// <summary>What a duty asks of whom, as of a period (decision 8).</summary>
public sealed class ObligationTerms : IDayPeriod
{
    public required Guid Id { get; init; }

    public required Guid ObligationId { get; init; }

    public required string TitleZh { get; init; }

    public string? TitleEn { get; init; }

    public required Cadence Cadence { get; init; }

    /// <summary>建议: the cadence is assumed and not counted until the management representative confirms it (decision 40).</summary>
    public required bool IsProposal { get; init; }

    /// <summary>Days, for <see cref="Cadence.Continuous"/>.</summary>
    public int? WithinDays { get; init; }

    /// <summary>At least so many a year, where a document says so.</summary>
    public int? TimesAYear { get; init; }

    /// <summary>Code of the department; null where each has the duty.</summary>
    public string? Department { get; init; }

    public string? ResponsibleRole { get; init; }

    public string? Source { get; init; }

    /// <summary>Who confirmed or changed it in the program; null as loaded.</summary>
    public string? ByName { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}

/// <summary>A record of this form fulfils the duty, as of a period.</summary>
public sealed class ObligationEvidence : IDayPeriod
{
    public required Guid Id { get; init; }

    public required Guid ObligationId { get; init; }

    /// <summary>Number of the form.</summary>
    public required string Form { get; init; }

    /// <summary>Who linked or ended it in the program; null as loaded.</summary>
    public string? ByName { get; set; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}

/// <summary>A duty serves a clause, as of a period.</summary>
public sealed class ObligationClause : IDayPeriod
{
    public required Guid Id { get; init; }

    public required Guid ObligationId { get; init; }

    public required string Clause { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}

/// <summary>
/// One time that a periodic duty falls to a department: the period it is for, its due day, and the record that fulfilled it. Days as of which a past
/// day is judged are both kept: when the evidence happened and when it was linked (decision 8).
/// </summary>
public sealed class Occurrence
{
    public const string Kind = "occurrence";

    public required Guid Id { get; init; }

    public required Guid ObligationId { get; init; }

    public required string Department { get; init; }

    public required DateOnly PeriodFrom { get; init; }

    /// <summary>The last day of the period.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Day of the evidence; null while there is none.</summary>
    public DateOnly? FulfilledOn { get; set; }

    /// <summary>Day on which the evidence was linked.</summary>
    public DateOnly? LinkedOn { get; set; }

    /// <summary>From when on it stands in the inbox of who answers for it.</summary>
    public DateOnly ShowFrom { get; init; }

    /// <summary>The same as the instant at which that day begins.</summary>
    public DateTime ShownSince { get; init; }

    /// <summary>Role and department in one word of who answers for it, as <c>Actor.Offices</c> has them.</summary>
    public string? Office { get; set; }

    /// <summary>The record that fulfilled it, and who confirmed that it does.</summary>
    public Guid? RecordId { get; set; }

    public string? ConfirmedByName { get; set; }
}

/// <summary>What sets a duty off.</summary>
public enum EventSource
{
    /// <summary>The program knows when it happens.</summary>
    Program,

    /// <summary>A person raises it.</summary>
    Person,

    /// <summary>A record of a form makes it so.</summary>
    Record,
}

/// <summary>An event that sets duties off, as the pack names it.</summary>
public sealed class DutyEvent
{
    public required string Code { get; init; }

    public required string TitleZh { get; set; }

    public string? TitleEn { get; set; }

    public required EventSource By { get; set; }

    /// <summary>Number of the form, for <see cref="EventSource.Record"/>.</summary>
    public string? Form { get; set; }

    /// <summary>When a record of the form makes it so: an expression, or the state it entered.</summary>
    public string? Condition { get; set; }

    public string? EnteredState { get; set; }
}

/// <summary>A duty upon an event (事件触发工作), as of a period; its deadline is an expression (docs/pack.md).</summary>
public sealed class EventDuty : IDayPeriod
{
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string TitleZh { get; init; }

    public string? TitleEn { get; init; }

    public required string Event { get; init; }

    public string? Condition { get; init; }

    /// <summary>Null: at once.</summary>
    public string? Due { get; init; }

    public string? Department { get; init; }

    /// <summary>Numbers of forms, one a line.</summary>
    public required string Evidence { get; init; }

    /// <summary>Clauses, one a line.</summary>
    public required string Clauses { get; init; }

    public string? Source { get; init; }

    /// <summary>Who set clauses or forms in the program; null as loaded.</summary>
    public string? ByName { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}
