using ComplianceVault.App.Platform.Access;
using MudBlazor;

namespace ComplianceVault.Web.Shell;

/// <summary>
/// An entry of the rail or of a menu. Its words are <c>Nav_{Key}</c> and <c>Nav_{Key}_About</c> in <see cref="ShellText"/>; one of the
/// permissions is enough to see it.
/// </summary>
public sealed record NavigationItem(string Key, string Href, string Icon, params IReadOnlyList<Permission> AnyOf)
{
    /// <summary>Auditors from outside have it too.</summary>
    public bool AlsoOutside { get; init; }

    /// <summary>Auditors from outside to whom records were granted have it, and nobody else.</summary>
    public bool ForGrantedRecords { get; init; }

    public bool IsFor(Actor actor) => AnyOf.Any(actor.Can) && (ForGrantedRecords ? actor is { IsExternal: true, Grant.Records: not null } : AlsoOutside || !actor.IsExternal);
}

/// <summary>Where one can go: an entry appears with its first page, its icon is the same everywhere (decision 42).</summary>
public static class Navigation
{
    /// <summary>The left rail, in the order 工作台 · 文件 · 记录 · 条款 · 审核与改进 · 台账 · 报表 · 管理.</summary>
    public static IReadOnlyList<NavigationItem> Rail { get; } =
    [
        new("Desk", "/", Icons.Material.Outlined.Dashboard, Permission.Read) { AlsoOutside = true },
        new("Documents", "/documents", Icons.Material.Outlined.Description, Permission.Read) { AlsoOutside = true },
        new("Records", "/records", Icons.Material.Outlined.FactCheck, Permission.Read),
        new("Records", "/records/list", Icons.Material.Outlined.FactCheck, Permission.Read) { ForGrantedRecords = true },
        new("Clauses", "/clauses", Icons.Material.Outlined.Rule, Permission.Read),
        new("Coverage", "/coverage", Icons.Material.Outlined.GridView, Permission.ReadCoverage) { AlsoOutside = true },
        new("Assurance", "/evidence", Icons.Material.Outlined.Policy, Permission.Audit),
        new("Reports", "/lists", Icons.Material.Outlined.ListAlt, Permission.Read, Permission.Audit),
        new("Administration", "/admin", Icons.Material.Outlined.Tune, Permission.ManageOrganisation, Permission.ManageSettings, Permission.Operate, Permission.ReadTrail, Permission.Audit, Permission.DecideSigners),
    ];

    /// <summary>Pages of 管理 that all read: in the menu of the person as well, since the rail shows 管理 only to those who manage.</summary>
    public static IReadOnlyList<NavigationItem> ForEveryone { get; } =
    [
        new("Letters", "/admin/letters", Icons.Material.Outlined.WorkspacePremium, Permission.Read),
        new("Calendar", "/admin/calendar", Icons.Material.Outlined.CalendarMonth, Permission.Read),
        new("Glossary", "/admin/glossary", Icons.Material.Outlined.MenuBook, Permission.Read),
    ];

    /// <summary>The pages of 管理, as cards on its first page.</summary>
    public static IReadOnlyList<NavigationItem> Administration { get; } =
    [
        new("People", "/admin/people", Icons.Material.Outlined.People, Permission.ManageOrganisation, Permission.GrantExternalAccess, Permission.Audit),
        new("Departments", "/admin/departments", Icons.Material.Outlined.AccountTree, Permission.ManageOrganisation, Permission.GrantExternalAccess, Permission.Audit),
        new("Roles", "/admin/roles", Icons.Material.Outlined.Badge, Permission.ManageOrganisation, Permission.GrantExternalAccess, Permission.Audit),
        new("Deputies", "/admin/deputies", Icons.Material.Outlined.SwapHoriz, Permission.ManageOrganisation, Permission.GrantExternalAccess, Permission.Audit),
        new("Approval", "/admin/approval", Icons.Material.Outlined.HowToReg, Permission.DecideSigners, Permission.ControlDocuments, Permission.Audit),
        new("Numbering", "/admin/numbering", Icons.Material.Outlined.Numbers, Permission.DecideSigners, Permission.ControlDocuments, Permission.Audit),
        new("Retention", "/admin/retention", Icons.Material.Outlined.EventAvailable, Permission.DecideSigners, Permission.ControlDocuments, Permission.Audit),
        .. ForEveryone,
        new("Settings", "/admin/settings", Icons.Material.Outlined.Tune, Permission.ManageSettings, Permission.ReadTrail),
        new("Messages", "/admin/messages", Icons.Material.Outlined.Outbox, Permission.Operate, Permission.ManageSettings),
        new("Jobs", "/admin/jobs", Icons.Material.Outlined.PendingActions, Permission.Operate),
        new("Trail", "/admin/trail", Icons.Material.Outlined.History, Permission.ReadTrail),
        new("Backups", "/admin/backups", Icons.Material.Outlined.Backup, Permission.Operate, Permission.Audit),
        new("Health", "/admin/health", Icons.Material.Outlined.HealthAndSafety, Permission.Operate, Permission.ReadTrail),
    ];
}
