namespace ComplianceVault.App.Platform.Seeding;

/// <summary><c>company.yaml</c>.</summary>
public sealed record CompanyFile
{
    public const string Name = "company.yaml";

    public required CompanyPart Company { get; init; }
}

/// <summary>The company, its system and the standard it follows.</summary>
public sealed record CompanyPart
{
    public required SeedLabel Name { get; init; }

    public required SeedLabel System { get; init; }

    public required string Standard { get; init; }

    public required DateOnly Effective { get; init; }

    public required SeedLabel Scope { get; init; }
}
