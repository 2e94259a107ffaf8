using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.App.Obligations;

/// <summary><c>obligations.yaml</c> (docs/pack.md).</summary>
public sealed record ObligationsFile
{
    public const string Name = "obligations.yaml";

    /// <summary>A duty that each department has.</summary>
    public const string AllDepartments = "all";

    public required List<ObligationPart> Periodic { get; init; }

    public required List<EventDutyPart> OnEvent { get; init; }
}

/// <summary>Where a cadence comes from (decision 40).</summary>
public enum CadenceBasis
{
    /// <summary>A document states it.</summary>
    Stated,

    /// <summary>建议: not counted until the management representative confirms it.</summary>
    Assumed,
}

/// <summary>A periodic duty.</summary>
public sealed record ObligationPart
{
    public required string Id { get; init; }

    public required SeedLabel Title { get; init; }

    public required Cadence Cadence { get; init; }

    public required CadenceBasis Basis { get; init; }

    public int? Within { get; init; }

    public required string Department { get; init; }

    public string? Responsible { get; init; }

    public required List<string> Evidence { get; init; }

    public List<string> Clauses { get; init; } = [];

    public int? Times { get; init; }

    public string? Source { get; init; }
}

/// <summary>A duty upon an event.</summary>
public sealed record EventDutyPart
{
    public required string Id { get; init; }

    public required SeedLabel Title { get; init; }

    public required string Event { get; init; }

    public string? If { get; init; }

    public string? Due { get; init; }

    public required string Department { get; init; }

    public List<string> Evidence { get; init; } = [];

    public List<string> Clauses { get; init; } = [];

    public string? Source { get; init; }
}

/// <summary><c>events.yaml</c>.</summary>
public sealed record EventsFile
{
    public const string Name = "events.yaml";

    public required List<EventPart> Events { get; init; }
}

/// <summary>What sets a duty off.</summary>
public sealed record EventPart
{
    public required string Id { get; init; }

    public required SeedLabel Title { get; init; }

    public required EventSource By { get; init; }

    public string? Form { get; init; }

    public string? If { get; init; }

    public string? State { get; init; }
}
