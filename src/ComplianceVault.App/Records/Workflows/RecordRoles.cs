using ComplianceVault.App.Organisation;

namespace ComplianceVault.App.Records.Workflows;

/// <summary>Roles of procedures that nobody is appointed to: who has them stands on the record (docs/pack.md, Workflows).</summary>
public static class RecordRoles
{
    /// <summary>Who filled the record in, or for whom it was filled.</summary>
    public static IReadOnlySet<string> Filler { get; } = new HashSet<string>(StringComparer.Ordinal) { "change_requester", "employee", "doc_author" };

    /// <summary>The department that the record is about: its head and its members.</summary>
    public static IReadOnlySet<string> Concerned { get; } = new HashSet<string>(StringComparer.Ordinal) { "auditee", "responsible_dept", "requesting_dept" };

    /// <summary>The role that can begin a record where the procedure names this one: before there is a record, everybody may be its filler or concerned.</summary>
    public static string Starting(string role) => Filler.Contains(role) || Concerned.Contains(role) ? Role.AllStaff : role;
}
