using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.App.Organisation;

/// <summary><c>organisation.yaml</c>.</summary>
public sealed record OrganisationFile
{
    public const string Name = "organisation.yaml";

    public required List<DepartmentPart> Departments { get; init; }

    public required List<RolePart> Roles { get; init; }

    public required Dictionary<string, List<Permission>> Permissions { get; init; }

    public List<FormerNamePart> FormerNames { get; init; } = [];

    public List<AuthorityPart> DocumentAuthority { get; init; } = [];

    public List<SampleAccountPart> Accounts { get; init; } = [];
}

/// <summary>A department.</summary>
public sealed record DepartmentPart
{
    public required string Id { get; init; }

    public required SeedLabel Name { get; init; }

    public List<string> Aliases { get; init; } = [];

    public SeedLabel? Duties { get; init; }

    /// <summary>The name is also a common noun: where another company takes the pack over, texts keep it.</summary>
    public bool CommonNoun { get; init; }
}

/// <summary>A role.</summary>
public sealed record RolePart
{
    public required string Id { get; init; }

    public required SeedLabel Name { get; init; }

    public string? Department { get; init; }

    public required RoleKind Kind { get; init; }

    public string? StandsIn { get; init; }

    public List<string> Aliases { get; init; } = [];

    public SeedLabel? Duties { get; init; }
}

/// <summary>A unit or title of older texts and what stands for it today.</summary>
public sealed record FormerNamePart
{
    public required string Name { get; init; }

    public string? Department { get; init; }

    public string? Role { get; init; }
}

/// <summary>Who writes, reviews and approves a document of a level.</summary>
public sealed record AuthorityPart
{
    public required string Level { get; init; }

    public required List<string> Author { get; init; }

    public required string Reviewer { get; init; }

    public required string Approver { get; init; }

    /// <summary>Departments that share the work countersign (会签).</summary>
    public bool Countersign { get; init; }

    public SeedLabel? Note { get; init; }
}

/// <summary>A person of the sample company with the account to sign in by.</summary>
public sealed record SampleAccountPart
{
    public required string User { get; init; }

    public required SeedLabel Name { get; init; }

    public string? Department { get; init; }

    public required List<string> Roles { get; init; }
}
