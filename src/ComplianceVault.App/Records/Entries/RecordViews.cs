using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.App.Records.Entries;

/// <summary>A signature field as it stands: whose signature it waits for, or by whom and when it was given. <paramref name="Holds"/>: over what stands there now.</summary>
public sealed record SignedField(string Field, DecisionView Step, bool Holds, bool IsSample);

/// <summary>One field struck through.</summary>
public sealed record CorrectionView(
    string Place, string Label, string Before, string After, CorrectionReason Reason, string? Explanation, DateTime At, string ByName);

/// <summary>Another record or document that this one names, or that names this one.</summary>
public sealed record RelatedRecord(Guid Id, string Number, string Title, string FormTitle);

/// <summary>
/// A record as its page shows it: the form of its day, what stands on it, what was struck through (in order), its signatures. <paramref name="Acts"/> are those that this
/// person can do; <paramref name="ContentHash"/> is what a signature is over. <paramref name="Draft"/>: the revision that is being filled in, null: submitted.
/// <paramref name="Committed"/>: stages that are only struck through.
/// </summary>
public sealed record RecordView(
    Record Record, Form Form, FormModel Model, string EditionLabel, RecordValues Values, int? Draft, IReadOnlyList<CorrectionView> Corrections, IReadOnlyList<SignedField> Signatures,
    DecisionView? VoidStep, OwnDecision? Own, string ContentHash, IReadOnlyList<RecordAct> Acts, IReadOnlyList<RelatedRecord> NamedBy, FillingFacts Facts, IReadOnlyList<RecordMove> Moves,
    IReadOnlySet<string> Committed)
{
    /// <summary>Under which certificate it was destroyed; null: it is there.</summary>
    public DisposedObject? Disposed { get; init; }

    /// <summary>Places struck through, with their corrections in order.</summary>
    public ILookup<string, CorrectionView> Struck { get; } = Corrections.ToLookup(c => c.Place);
}

/// <summary>Which records are wanted.</summary>
public sealed record RecordFilter
{
    /// <summary>Part of the number or the title; the register finds what stands on the record as well.</summary>
    public string? Text { get; init; }

    /// <summary>Number of the form.</summary>
    public string? Form { get; init; }

    /// <summary>The clause, or one below it, that records of the form prove today; with <see cref="Counted"/> on the last day asked for.</summary>
    public string? Clause { get; init; }

    public string? Department { get; init; }

    public RecordState? State { get; init; }

    /// <summary>First and last day of the event.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>补记 only.</summary>
    public bool Late { get; init; }

    /// <summary>Struck through at least once.</summary>
    public bool Corrected { get; init; }

    /// <summary>Of living records those that hold today.</summary>
    public bool InForce { get; init; }

    /// <summary>Filled by or for the person who asks.</summary>
    public bool Mine { get; init; }

    /// <summary>Those that the clause matrix counts, as it was known on this day; null: whether it counts them or not.</summary>
    public DateOnly? Counted { get; init; }

    /// <summary>The day whose links of forms to clauses are meant; null: today.</summary>
    internal DateOnly? ProvenOn => Counted is null ? null : To;
}

/// <summary>A record in a list. <paramref name="Cells"/>: the columns of its form's register, where one form is asked for.</summary>
public sealed record RecordListRow(
    Guid Id, string? Number, string FormNumber, string FormTitle, string Title, string Department, RecordState State, string? StateZh, string? StateEn, DateOnly? HappenedOn, DateOnly? EnteredOn, bool IsLate, int Corrections,
    string ByName, string? ForName, DateOnly? InForceFrom, DateOnly? InForceTo, IReadOnlyList<string> Cells);

/// <summary>A field that stands as a column in the list of its form's records, with its words in the reader's language.</summary>
public sealed record ListedField(string Place, string Label);

/// <summary>A page of records; <paramref name="Columns"/>: those of the form's register, where one form is asked for.</summary>
public sealed record RecordListPage(IReadOnlyList<RecordListRow> Rows, int Total, IReadOnlyList<ListedField> Columns);

/// <summary>A form that the person fills; <paramref name="Filled"/>: how often this person did in the last 180 days.</summary>
public sealed record FormToFill(string Number, string Title, string? TitleEn, string Parent, int Filled);

/// <summary>What was begun and not submitted.</summary>
public sealed record BegunRecord(Guid Id, string? Number, string FormNumber, string FormTitle, DateTime BegunAt, DateTime SavedAt, Kernel.WorkingTime.Deadline FinishBy);
