using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.App.Records.Workflows;

/// <summary><c>workflows/ID.yaml</c> (docs/pack.md).</summary>
public sealed record WorkflowFile
{
    public const string Directory = "workflows";

    /// <summary>The state of what is not there yet.</summary>
    public const string New = "new";

    public required string Id { get; init; }

    public required SeedLabel Title { get; init; }

    public required string Form { get; init; }

    public required string Document { get; init; }

    /// <summary><c>program</c>: a life cycle that code guards.</summary>
    public string? KeptBy { get; init; }

    public required List<WorkflowState> States { get; init; }

    public required List<WorkflowMove> Moves { get; init; }
}

/// <summary>A state of a record.</summary>
public sealed record WorkflowState
{
    public required string Id { get; init; }

    public required SeedLabel Title { get; init; }

    /// <summary>The stage whose fields are open in this state.</summary>
    public string? Stage { get; init; }

    public bool End { get; init; }

    /// <summary>In this state a living record is the one that holds (decision 22).</summary>
    public bool Holds { get; init; }
}

/// <summary>A move from one state, or several, to another.</summary>
public sealed record WorkflowMove
{
    public required string Id { get; init; }

    /// <summary>A state, or a list of states.</summary>
    public required OneOrMany From { get; init; }

    public required string To { get; init; }

    public required SeedLabel Action { get; init; }

    /// <summary>Role, or department.</summary>
    public string? Actor { get; init; }

    /// <summary>The stage whose fields this move commits.</summary>
    public string? Ends { get; init; }

    /// <summary>Moves whose actors, and person fields whose persons, may not make this one (R16).</summary>
    public List<string> Not { get; init; } = [];

    public List<WorkflowGuard> Guards { get; init; } = [];

    /// <summary>Expression: until when the move is to be made.</summary>
    public string? Due { get; init; }

    public SeedLabel? Says { get; init; }

    public bool Automatic { get; init; }

    public List<string> Records { get; init; } = [];

    public bool Practice { get; init; }
}

/// <summary>What must hold: an expression, a named rule, or a sentence that a person confirms (decision 15).</summary>
public sealed record WorkflowGuard
{
    public string? If { get; init; }

    public string? Rule { get; init; }

    public SeedLabel? Attest { get; init; }

    /// <summary>What is said when it does not hold.</summary>
    public SeedLabel? Says { get; init; }
}
