using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Records.Forms;

/// <summary>How the records of a form come about.</summary>
public enum FormWay
{
    /// <summary>填写: a person fills it.</summary>
    Filled,

    /// <summary>现行版记录: has a subject and editions; a newly approved one supersedes (decision 22).</summary>
    Living,

    /// <summary>系统生成: the program writes it (decision 21).</summary>
    Computed,

    /// <summary>文件式表单: a numbered blank, filled outside (decision 24).</summary>
    File,
}

/// <summary>Where a form comes from (decision 23).</summary>
public enum FormBasis
{
    /// <summary>In the 记录 section of its document.</summary>
    Listed,

    /// <summary>Named in the text of its document only.</summary>
    Named,

    /// <summary>Added by the company.</summary>
    Derived,
}

/// <summary>
/// A form (记录表单): a level-4 document whose content is a schema of fields (decision 25). While it is 停用 it is a proposal of the pack; in use it is a
/// <see cref="Document"/> that takes effect with its parent.
/// </summary>
public sealed class Form : IVersioned
{
    public const string Kind = "form";

    public required Guid Id { get; init; }

    /// <summary>Unique for ever, also while 停用 (R21).</summary>
    public required string Number { get; init; }

    /// <summary>One of <see cref="FormCodes"/>, or the name of the list that the program keeps; unique, null of a form that the program reads nothing of.</summary>
    public string? Code { get; set; }

    public required string TitleZh { get; set; }

    public string? TitleEn { get; set; }

    /// <summary>Number of the document it belongs to.</summary>
    public required string Parent { get; set; }

    /// <summary>Code of the department that keeps the records; null where each keeps its own.</summary>
    public string? Department { get; set; }

    public required FormWay Way { get; set; }

    public required FormBasis Basis { get; set; }

    /// <summary>false: 停用</summary>
    public required bool IsActive { get; set; }

    public Classification Classification { get; set; } = Classification.Internal;

    /// <summary>Code of the retention class.</summary>
    public required string Retention { get; set; }

    /// <summary>Code of the workflow its records go through.</summary>
    public string? Workflow { get; set; }

    /// <summary>Code of the role that begins its records (the actor of its first stage); null where whoever belongs to the keeping department does.</summary>
    public string? FilledBy { get; set; }

    /// <summary>The controlled document that the form is while in use.</summary>
    public Guid? DocumentId { get; set; }

    public int Version { get; set; }
}

/// <summary>The schema of a form as of one edition. A record keeps the one it was filled with (R22); a row never changes once records or an edition use it.</summary>
public sealed class FormEdition
{
    public required Guid Id { get; init; }

    public required Guid FormId { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>The schema as canonical JSON (decision 18: never queried in SQL).</summary>
    public required string Schema { get; set; }

    /// <summary>SHA-256 of <see cref="Schema"/>.</summary>
    public required string SchemaHash { get; set; }

    /// <summary>The edition of the form's document; null while it is a proposal of the pack.</summary>
    public Guid? EditionId { get; set; }
}

/// <summary>A form proves a clause, as of a period (decision 8).</summary>
public sealed class FormClause : IDayPeriod
{
    public required Guid Id { get; init; }

    public required Guid FormId { get; init; }

    public required string Clause { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}
