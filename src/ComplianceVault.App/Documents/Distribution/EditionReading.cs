namespace ComplianceVault.App.Documents.Distribution;

/// <summary>An edition is to be read by its electronic scope (R38): from its issue on, until working days after it took effect.</summary>
public sealed class EditionReading
{
    public required Guid EditionId { get; init; }

    public required Guid DocumentId { get; init; }

    public required DateTime OpenedAt { get; init; }

    public required DateOnly OpenedOn { get; init; }

    public required DateOnly Due { get; set; }
}

/// <summary>阅知确认: somebody says that he or she read the edition.</summary>
public sealed class ReadingConfirmation
{
    public required Guid EditionId { get; init; }

    public required Guid PersonId { get; init; }

    public required string PersonName { get; init; }

    /// <summary>The department for which it counted on that day.</summary>
    public required string Department { get; init; }

    public required DateOnly On { get; init; }

    public required DateTime At { get; init; }
}
