namespace ComplianceVault.App.Platform.Projection;

/// <summary>The keyword fields whose values are counted beside the hits; they are read into memory before the first person asks.</summary>
public sealed record CountedFields(IReadOnlyList<string> Names);
