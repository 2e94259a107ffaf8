namespace ComplianceVault.App.Platform.Data;

/// <summary>Tables whose rows are never changed and never deleted, each guarded by triggers of the database itself, whoever opens it (R03).</summary>
public static class AppendOnlyTables
{
    /// <summary>Nothing of them changes or goes, by whatever statement.</summary>
    public static IReadOnlyList<string> Whole { get; } =
    [
        "TrailEntry", "TrailObject", "DisposedObject", "Signature", "CopyMove", "LendingStep", "ReadingConfirmation", "CurrencyCheck", "DestructionCertificate", "RecordMove",
        "Sample",
    ];

    /// <summary>Its rows may go only with an object that a disposal certificate names (decision 3).</summary>
    public const string Details = "TrailDetail";

    /// <summary>What stood on a record: never changed, and gone only with a record that a certificate names.</summary>
    public static IReadOnlyList<string> OfRecords { get; } = ["RecordContent", "RecordCorrection"];

    /// <summary>What was drawn stays; the title in it may be cleared only where a certificate names the record.</summary>
    public const string Drawn = "SampleRow";

    /// <summary>Its one row moves on with every act and never goes.</summary>
    public const string Head = "TrailHead";

    /// <summary>All that no statement may empty.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Whole, Details, .. OfRecords, Drawn, Head];
}
