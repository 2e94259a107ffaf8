using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Content.Comparing;

namespace ComplianceVault.App.Documents.Comparing;

/// <summary>The first rows of a list and the number of all.</summary>
public sealed record Bounded<T>(IReadOnlyList<T> Rows, int Total);

/// <summary>Makes bounded lists.</summary>
internal static class Bounded
{
    /// <summary>No list on the page of an effect is longer.</summary>
    public const int Most = 100;

    public static Bounded<T> Of<T>(IReadOnlyCollection<T> all) => new([.. all.Take(Most)], all.Count);
}

/// <summary>A section of the document named elsewhere, and what the revision does to it; <paramref name="To"/> is its new number, null where it vanishes.</summary>
public sealed record CitedSection(string From, string? To, SectionState State);

/// <summary>A sentence of another document that names this one, with the sections it names where it can be told.</summary>
public sealed record CitingPlace(string SectionKey, string Quote, IReadOnlyList<CitedSection> Sections);

/// <summary>A document in force that names this one.</summary>
public sealed record CitingDocument(string Number, string Title, IReadOnlyList<CitingPlace> Places)
{
    /// <summary>A section it names vanishes or gets another number.</summary>
    public bool IsTouched => Places.SelectMany(p => p.Sections).Any(s => s.To != s.From);
}

/// <summary>Whether a form moves with the document.</summary>
public enum FormMove
{
    /// <summary>随本版生效: new or changed, it takes effect with this edition (decision 25).</summary>
    WithEdition,

    /// <summary>不变: it stays in force as it is.</summary>
    Stays,

    /// <summary>待下一版: changed since, it waits for the next edition.</summary>
    Waits,

    /// <summary>停用</summary>
    OutOfUse,
}

/// <summary>
/// A form of the document; <paramref name="IsListed"/> says whether this edition's 记录 lists it, null where the text has none. <paramref name="Changes"/>: what a design that
/// was handed over changes in it, in words.
/// </summary>
public sealed record FormEffect(FormOfDocument Form, FormMove Move, bool? IsListed, IReadOnlyList<FormChange>? Changes = null);

/// <summary>What becomes of a section that answers a clause.</summary>
public enum AnswerFate
{
    /// <summary>随新版延续</summary>
    Carried,

    /// <summary>对应不确定: the match is too weak, a person decides.</summary>
    Unsure,

    /// <summary>章节消失</summary>
    Vanishes,
}

/// <summary>A section that a person confirmed as an answer, as the edition before has it, and the section that continues it.</summary>
public sealed record AnswerEffect(string? Number, string Heading, AnswerFate Fate, string? NewNumber, string? NewKey, bool IsTextChanged);

/// <summary>A clause that rests on the document, with its confirmed sections.</summary>
public sealed record ClauseEffect(string Clause, string TitleZh, string? TitleEn, IReadOnlyList<AnswerEffect> Sections);

/// <summary>Who must read the document again. <paramref name="People"/> counts the people of the company when all of them must; null where the person may not count them.</summary>
public sealed record ReadAgain(string? Department, bool IsForAllStaff, int? People, IReadOnlyList<string> Readers);

/// <summary>A copy of an edition before that is still out and has to be exchanged for this one; <paramref name="NewNumber"/> once it is planned.</summary>
public sealed record CopyToExchange(string Number, string Label, string? Department, string? HolderName, string? OutsideHolder, string? NewNumber);

/// <summary>The electronic scope of the document as it is now: whose people confirm that they read the edition, and how many they are.</summary>
public sealed record MustRead(IReadOnlyList<string> Departments, int People);

/// <summary>Whether the edition is to be trained before it takes effect and what came of it; for the people of <paramref name="Departments"/>: the owner, and those the author or the list names.</summary>
public sealed record ToTrain(TrainingView Training, IReadOnlyList<string> Departments, int People);

/// <summary>What the program cannot settle and a person has to.</summary>
public enum EffectQuestion
{
    /// <summary>The manual changed by more than a third: has the management review decided the new edition?</summary>
    NewEditionToDecide,

    /// <summary>Sections whose predecessor is not sure.</summary>
    UnsureSections,

    /// <summary>Documents that name sections which vanish or get another number.</summary>
    CitedSectionsMove,

    /// <summary>Answers to clauses whose section vanishes.</summary>
    AnswersVanish,

    /// <summary>Answers to clauses whose successor is not sure.</summary>
    AnswersUnsure,

    /// <summary>Forms in use that the edition's 记录 does not list.</summary>
    FormsNotListed,

    /// <summary>Accepted change requests that are neither taken over nor left out with a reason.</summary>
    RequestsUnanswered,

    /// <summary>The document has no owner department.</summary>
    NoOwner,

    /// <summary>The texts are too large to be compared word by word.</summary>
    ComparedCoarsely,
}

/// <summary>A question with the number of its cases.</summary>
public sealed record OpenQuestion(EffectQuestion Question, int Count);

/// <summary>The effect of a revision on one page. Without an edition before there is no difference, and what rests on the document is shown all the same.</summary>
public sealed record RevisionEffect
{
    public required Document Document { get; init; }

    public required ComparedEdition Edition { get; init; }

    public ComparedEdition? Before { get; init; }

    public DifferenceCounts? Counts { get; init; }

    public double? Share { get; init; }

    public ThirdRule? Rule { get; init; }

    /// <summary>Documents whose named sections move stand first.</summary>
    public required Bounded<CitingDocument> Citing { get; init; }

    public required Bounded<FormEffect> Forms { get; init; }

    public required Bounded<ClauseEffect> Clauses { get; init; }

    public required Bounded<DutyView> Duties { get; init; }

    public required Bounded<EventDutyView> EventDuties { get; init; }

    public required ReadAgain ReadAgain { get; init; }

    /// <summary>Paper copies that are out, with whom.</summary>
    public required Bounded<CopyToExchange> Copies { get; init; }

    public required MustRead MustRead { get; init; }

    public required ToTrain ToTrain { get; init; }

    /// <summary>Change requests this edition answers, and those that still wait for its answer.</summary>
    public required Bounded<RequestEffect> Requests { get; init; }

    public IReadOnlyList<OpenQuestion> Questions { get; init; } = [];
}
