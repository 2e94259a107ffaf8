using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.External;

/// <summary>Who looks after documents from outside: the document controller, and for technical material and drawings the clerk of the department that keeps them.</summary>
public static class ExternalKeepers
{
    private const string ClerkOf = Role.Clerk + "@";

    /// <summary>What the department's own clerk keeps (岗位职责: 保管技术资料).</summary>
    public static IReadOnlyList<ExternalCategory> Technical { get; } = [ExternalCategory.Technical, ExternalCategory.Drawing];

    /// <summary>Codes of the departments whose clerk the person is, in an own office or standing in.</summary>
    public static IReadOnlyList<string> DepartmentsOf(Actor actor) =>
        [.. actor.Offices.Where(o => o.StartsWith(ClerkOf, StringComparison.Ordinal)).Select(o => o[ClerkOf.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>Why this person may not register or check such a document; null: may.</summary>
    internal static Error? RefusalFor(Actor actor, ExternalCategory category, string? department) =>
        actor.Can(Permission.ControlDocuments) || (department is not null && Technical.Contains(category) && actor.Offices.Contains(Offices.Of(Role.Clerk, department)))
            ? null
            : Error.Forbidden("external.keeper-only");
}
