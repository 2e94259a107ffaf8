using System.Text.Json.Serialization;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Signatures;

namespace ComplianceVault.App.Records.Forms;

/// <summary>What a form's records are.</summary>
public enum FormKind
{
    Agreement,
    Certificate,
    Form,
    List,
    Log,
    Minutes,
    Notice,
    Plan,
    Report,
}

/// <summary>Whether a form of the pack is in use.</summary>
public enum FormStatus
{
    Active,

    /// <summary>停用</summary>
    Inactive,
}

/// <summary><c>forms/NUMBER.yaml</c> (docs/pack.md).</summary>
public sealed record FormFile
{
    public const string Directory = "forms";

    /// <summary>The keeper of a form whose records each department keeps itself.</summary>
    public const string AllDepartments = "all";

    public required string Number { get; init; }

    /// <summary>By which the program knows it whatever its number is: one of <see cref="FormCodes"/>.</summary>
    public string? Code { get; init; }

    public required SeedLabel Title { get; init; }

    public List<string> Aliases { get; init; } = [];

    public required FormKind Kind { get; init; }

    public required string Document { get; init; }

    public required string Department { get; init; }

    public required FormStatus Status { get; init; }

    public required FormBasis Basis { get; init; }

    public required FormWay Way { get; init; }

    public string? Subject { get; init; }

    public string? Computed { get; init; }

    /// <summary>Key of the date field that says when it happened; without one a record is of the day of its entry.</summary>
    public string? Happened { get; init; }

    public Classification Classification { get; init; } = Classification.Internal;

    public required string Retention { get; init; }

    public SeedLabel? When { get; init; }

    public List<string> Clauses { get; init; } = [];

    public string? Workflow { get; init; }

    public required List<FormStage> Stages { get; init; }

    public FormRegister? Register { get; init; }

    public string? Source { get; init; }
}

/// <summary>A stage of a form with the role that fills it (decision 14).</summary>
public sealed record FormStage
{
    public required string Id { get; init; }

    public required SeedLabel Title { get; init; }

    public string? Actor { get; init; }

    public required List<FormSection> Sections { get; init; }
}

/// <summary>Fields under a heading, as on paper.</summary>
public sealed record FormSection
{
    public SeedLabel? Title { get; init; }

    public required List<FormField> Fields { get; init; }
}

/// <summary>Types of fields.</summary>
public enum FieldType
{
    Text,
    LongText,
    Date,
    DateTime,
    Number,
    Money,
    Select,
    MultiSelect,
    Person,
    Department,
    Reference,
    Attachment,
    Signature,
    Table,
}

/// <summary>What the program sets itself (decision 14).</summary>
public enum FieldSetter
{
    Number,
    State,
    Actor,
    Time,
    Due,
}

/// <summary>A field, or a column of a table.</summary>
public sealed record FormField
{
    public required string Key { get; init; }

    public required SeedLabel Label { get; init; }

    public required FieldType Type { get; init; }

    public bool Required { get; init; }

    public List<SeedLabel> Options { get; init; } = [];

    public string? OptionsFrom { get; init; }

    public List<string> To { get; init; } = [];

    public bool Multiple { get; init; }

    /// <summary>Of an attachment: somebody who has no account, such as a customer, may write on the screen with a finger; the picture is the attachment.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Drawn { get; init; }

    public SeedLabel? Help { get; init; }

    /// <summary>Expression: the value with which the field begins.</summary>
    public string? Default { get; init; }

    /// <summary>Expression: only then shown and required.</summary>
    public string? When { get; init; }

    /// <summary>Expression: the computed value; of what the program sets as due, the day or hour it sets.</summary>
    public string? Value { get; init; }

    public FieldSetter? Set { get; init; }

    /// <summary>Of a signature: the office that gives it, as <c>role</c>, or <c>role@department</c>; a role that each department has means the record's own.</summary>
    public string? By { get; init; }

    /// <summary>Of a signature: review, approve or confirm. Who reviews or approves is neither who filled it in nor who signed before.</summary>
    public SignatureMeaning? Means { get; init; }

    public List<FormField> Columns { get; init; } = [];
}

/// <summary>The list of a form's records (台账).</summary>
public sealed record FormRegister
{
    public List<string> Columns { get; init; } = [];

    public List<string> Filters { get; init; } = [];
}

/// <summary><c>entities.yaml</c>.</summary>
public sealed record EntitiesFile
{
    public const string Name = "entities.yaml";

    public required List<EntityPart> Entities { get; init; }
}

/// <summary>客户, 供应商 …</summary>
public sealed record EntityPart
{
    public required string Id { get; init; }

    public required SeedLabel Title { get; init; }

    public required string Form { get; init; }

    public string? Table { get; init; }

    public required string Name { get; init; }
}
