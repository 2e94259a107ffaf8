using ComplianceVault.App.Organisation.Letters;
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

    public List<SampleLetterPart> Letters { get; init; } = [];
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

    /// <summary>Management appoints its holder by a letter (任命书).</summary>
    public bool Appointed { get; init; }

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

/// <summary>A letter that the sample's general manager has signed: for a role of the catalogue or a designation of its own.</summary>
public sealed record SampleLetterPart
{
    public required LetterKind What { get; init; }

    /// <summary>The account of whom it is about.</summary>
    public required string User { get; init; }

    public string? Role { get; init; }

    public SeedLabel? Designation { get; init; }

    public required SeedLabel Duties { get; init; }

    /// <summary>Its last day, counted from the sample's first; absent: without an end.</summary>
    public int? Days { get; init; }
}
