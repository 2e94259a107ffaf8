using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Documents.Library;

/// <summary>Who may read at all (decision 11).</summary>
public enum Classification
{
    /// <summary>公开</summary>
    Public,

    /// <summary>内部: all signed-in staff, the default.</summary>
    Internal,

    /// <summary>受限: named roles and participants.</summary>
    Restricted,

    /// <summary>保密: named roles and participants.</summary>
    Confidential,
}

/// <summary>
/// A controlled document (受控文件): a number, a title, an owner. It has no state of its own; its editions have (decision 16).
/// </summary>
public sealed class Document : IVersioned
{
    public const string Kind = "document";

    public required Guid Id { get; init; }

    /// <summary>Unique for ever, never reused (R21).</summary>
    public required string Number { get; init; }

    public required string Title { get; set; }

    /// <summary>Code of the level: 一阶 … 四阶, 其他 (numbering data).</summary>
    public required string Level { get; set; }

    /// <summary>Code of the department that owns it (归口部门).</summary>
    public string? Department { get; set; }

    public Classification Classification { get; set; } = Classification.Internal;

    /// <summary>Came with the sample company; never mixed with a company's own (decision 34).</summary>
    public bool IsSample { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Who took the number; null for what was brought in.</summary>
    public Guid? RegisteredById { get; init; }

    public int Version { get; set; }
}

/// <summary>Title, class, readers or clauses of a document were changed; <paramref name="Clauses"/> are those it began or ceased to answer.</summary>
public sealed record DocumentDescribed(Guid DocumentId, IReadOnlyCollection<string> Clauses) : IFact;

/// <summary>A role or person that may read a 受限 or 保密 document.</summary>
public sealed class PermittedReader
{
    public required Guid DocumentId { get; init; }

    /// <summary><c>role/code</c> or <c>person/id</c>.</summary>
    public required string Reader { get; init; }
}

/// <summary>A document answers a clause, as of a period (decision 8).</summary>
public sealed class DocumentClause : IDayPeriod
{
    public required Guid Id { get; init; }

    public required Guid DocumentId { get; init; }

    public required string Clause { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; set; }
}
