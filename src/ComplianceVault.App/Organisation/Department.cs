using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Organisation;

/// <summary>A department (部门). Its code never changes; other names under which texts mention it are its aliases.</summary>
public sealed class Department : IVersioned
{
    public const string Kind = "department";

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>Other names, one a line.</summary>
    public string Aliases { get; set; } = "";

    public bool Active { get; set; } = true;

    public int Ordinal { get; set; }

    public int Version { get; set; }
}

/// <summary>A person (人员), with or without a sign-in. Never deleted: who leaves keeps the name in every trace (R04, R07).</summary>
public sealed class Person : IVersioned
{
    public const string Kind = "person";

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public Guid? DepartmentId { get; set; }

    public string? Email { get; set; }

    public bool IsExternal { get; set; }

    /// <summary>Set by off-boarding: from this instant the person holds no right (R10).</summary>
    public DateTime? LeftAt { get; set; }

    public int Version { get; set; }
}

/// <summary>A role (角色) of the company; what it permits is <see cref="RolePermission"/>.</summary>
public sealed class Role
{
    public required string Code { get; init; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>The department the role belongs to; null for a role that exists in each.</summary>
    public string? DepartmentCode { get; set; }

    public int Ordinal { get; set; }
}

/// <summary>What a role permits, from an instant to an instant.</summary>
public sealed class RolePermission
{
    public required Guid Id { get; init; }

    public required string RoleCode { get; init; }

    public required Platform.Access.Permission Permission { get; init; }

    public required DateTime From { get; init; }

    public DateTime? To { get; set; }
}

/// <summary>Who holds a role, from an instant to an instant; for roles that exist in each department, in which.</summary>
public sealed class RoleAssignment
{
    public const string Kind = "role-assignment";

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string RoleCode { get; init; }

    public string? DepartmentCode { get; init; }

    public required DateTime From { get; init; }

    public DateTime? To { get; set; }
}

/// <summary>A deputy (代理人) for one role of a person, on civil days, both included; acts in the own name as 代 (R15).</summary>
public sealed class Delegation
{
    public const string Kind = "delegation";

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid DeputyId { get; init; }

    public required string RoleCode { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required string Reason { get; init; }

    /// <summary>Ended early.</summary>
    public DateTime? RevokedAt { get; set; }
}

/// <summary>A day on which the working calendar differs from Monday to Friday.</summary>
public sealed class CalendarDay
{
    public required DateOnly Date { get; init; }

    /// <summary>True for a make-up working day (调休上班), false for a day off.</summary>
    public required bool Working { get; set; }

    public required string Name { get; set; }

    /// <summary>True for the company's own day, false for a published public holiday.</summary>
    public bool Company { get; set; }
}

/// <summary>A year of the working calendar and the notice that published it; without one it is provisional (decision 10).</summary>
public sealed class CalendarYear
{
    public required int Year { get; init; }

    public string? Source { get; set; }

    public bool Provisional { get; set; }
}
