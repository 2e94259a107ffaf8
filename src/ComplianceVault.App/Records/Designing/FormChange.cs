using System.Globalization;
using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.App.Records.Designing;

/// <summary>What changes from one edition of a form to the next.</summary>
public enum FormChangeKind
{
    FactChanged,
    StageAdded,
    StageRemoved,
    StageRenamed,
    StageActor,
    StageMoved,
    SectionAdded,
    SectionRemoved,
    SectionRenamed,
    SectionMoved,
    FieldAdded,
    FieldRemoved,
    FieldRenamed,
    FieldToSection,
    FieldMoved,
    FieldType,
    FieldRequired,
    FieldOptional,
    OptionAdded,
    OptionRemoved,
    OptionsOrdered,
    PartSet,
    PartRemoved,
    PartChanged,
    ColumnAdded,
    ColumnRemoved,

    /// <summary>Something that no other word names.</summary>
    Other,
}

/// <summary>What a form is as a whole, by the words of the designer.</summary>
public enum FormFact
{
    Title,
    TitleEn,
    Aliases,
    Kind,
    Department,
    Way,
    Subject,
    Computed,
    Happened,
    Classification,
    Retention,
    When,
    Clauses,
    Workflow,
    RegisterColumns,
    RegisterFilters,
    Source,
    Parent,
}

/// <summary>What a field has beside its name and type.</summary>
public enum FieldPart
{
    LabelEn,
    OptionsEn,
    OptionsFrom,
    Targets,
    Multiple,
    Drawn,
    Help,
    HelpEn,
    Default,
    Condition,
    Value,
    Set,
    Office,
    Meaning,
}

/// <summary>One difference between two editions of a form; said in words, with the labels as people read them.</summary>
public sealed record FormChange(FormChangeKind Kind, params IReadOnlyList<object> Arguments)
{
    public string Words(CultureInfo? culture = null) => VaultWords.Of($"{nameof(FormChangeKind)}.{Kind}", Arguments, culture);
}
