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

    public string? Duties { get; set; }

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

    /// <summary>When the person came into the department: what is asked of its people is asked from here on. Null: from the beginning.</summary>
    public DateTime? DepartmentSince { get; set; }

    public string? Email { get; set; }

    public bool IsExternal { get; set; }

    /// <summary>Set by off-boarding: from this instant the person holds no right (R10).</summary>
    public DateTime? LeftAt { get; set; }

    public int Version { get; set; }
}

/// <summary>Whose role it is.</summary>
public enum RoleKind
{
    /// <summary>One person at a time.</summary>
    Individual,

    /// <summary>Several persons.</summary>
    Group,

    /// <summary>People outside the company, and only they.</summary>
    External,
}

/// <summary>A role (角色) of the company; what it permits is <see cref="RolePermission"/>.</summary>
public sealed class Role
{
    /// <summary>The role that every person of the company holds; it carries what all staff may do (decision 11).</summary>
    public const string AllStaff = "all_staff";

    /// <summary>The head of a department (部门负责人): the one role that always means that of a named department.</summary>
    public const string DepartmentHead = "dept_head";

    /// <summary>管理者代表: hears of what stays overdue, names signers, decides what the standard leaves to the representative.</summary>
    public const string Representative = Platform.Seeding.CompanyPlan.Representative;

    /// <summary>文控: issues, recalls, keeps.</summary>
    public const string Controller = "doc_controller";

    /// <summary>部门文员: keeps the technical material of the own department.</summary>
    public const string Clerk = "dept_clerk";

    /// <summary>总经理</summary>
    public const string Manager = "gm";

    /// <summary>The role of the first administrator of a new vault.</summary>
    public const string Administrator = "sys_admin";

    public required string Code { get; init; }

    public required string NameZh { get; set; }

    public string? NameEn { get; set; }

    /// <summary>The department the role belongs to; null for a role that exists in each.</summary>
    public string? DepartmentCode { get; set; }

    public RoleKind Kind { get; set; }

    /// <summary>Other titles under which texts mention it, one a line.</summary>
    public string Aliases { get; set; } = "";

    public string? Duties { get; set; }

    /// <summary>The role that does the work of a title which texts use although the organisation has no such post.</summary>
    public string? StandsIn { get; set; }

    /// <summary>Management appoints its holder in writing (任命书): a holder without a letter is pointed out.</summary>
    public bool Appointed { get; set; }

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
