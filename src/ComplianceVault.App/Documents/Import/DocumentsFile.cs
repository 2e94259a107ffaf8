using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.App.Documents.Import;

/// <summary><c>documents.yaml</c>: when the documents of the sample came in, and its external documents (docs/pack.md).</summary>
public sealed record DocumentsFile
{
    public const string Name = "documents.yaml";

    public List<ArrivalPart> Arrivals { get; init; } = [];

    public List<ExternalPart> External { get; init; } = [];
}

/// <summary>A document came in so many days after the beginning; what is not named came in on the first day.</summary>
public sealed record ArrivalPart
{
    public required string Number { get; init; }

    public required int Day { get; init; }
}

/// <summary>A document from outside whose text is not in the pack.</summary>
public sealed record ExternalPart
{
    public required string Number { get; init; }

    public required SeedLabel Title { get; init; }

    public required ExternalCategory Category { get; init; }

    public required string Issuer { get; init; }

    /// <summary>文号</summary>
    public string OriginalNumber { get; init; } = "";

    public required string Edition { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public string? Department { get; init; }

    public required SeedLabel Source { get; init; }

    public required SeedLabel Licence { get; init; }

    public List<string> Clauses { get; init; } = [];
}
