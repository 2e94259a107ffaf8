using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.App.Records.Filling;

/// <summary>What expressions of a form see beside its fields (docs/pack.md, Expressions).</summary>
public sealed record FillingFacts
{
    public required DateTimeOffset Now { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>When the record was begun.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When the record entered the state in which it stands; null: it is only begun.</summary>
    public DateTimeOffset? Entered { get; init; }

    /// <summary>The state in which it stands, as its workflow names it.</summary>
    public string? State { get; init; }

    /// <summary>Signatures that hold, by key of the field: who gave them.</summary>
    public IReadOnlyDictionary<string, string> Signed { get; init; } = new Dictionary<string, string>();

    /// <summary>Number of linked records of a form, in a state when one is named.</summary>
    public Func<string, string?, int> Linked { get; init; } = (_, _) => 0;

    /// <summary>How often the record was in a state.</summary>
    public Func<string, int> Visited { get; init; } = _ => 0;

    public required Pointer Actor { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    public required TimeZoneInfo Zone { get; init; }
}
