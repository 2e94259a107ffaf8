namespace ComplianceVault.Content.Writing;

/// <summary>What cover, header, footer and revision record print; empty where a template leaves room to write.</summary>
internal sealed record FrontFacts
{
    public required string Company { get; init; }

    public required string System { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required string Edition { get; init; }

    public string Level { get; init; } = "";

    public string Owner { get; init; } = "";

    public string Issued { get; init; } = "";

    public string Effective { get; init; } = "";

    public string Author { get; init; } = "";

    public string Reviewer { get; init; } = "";

    public string Approver { get; init; } = "";

    public IReadOnlyList<SourceRevision> Revisions { get; init; } = [];
}
