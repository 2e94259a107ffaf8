namespace ComplianceVault.App.Platform.Access;

/// <summary>The permission without which a use case or a query does nothing. A class without it cannot run: default deny (R09).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(params Permission[] anyOf) : Attribute
{
    /// <summary>One of these is enough.</summary>
    public IReadOnlyList<Permission> AnyOf { get; } = anyOf;
}

/// <summary>
/// An auditor from outside may ask for this too, within the grant. Without it the permission alone opens nothing to somebody from outside:
/// who works here, the glossary, the calendar were not granted (decision 11).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AlsoOutsideAttribute : Attribute;

/// <summary>An act before anybody has signed in: first set-up, sign-in itself, the program's own jobs. Each says why.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsNobodyAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}
