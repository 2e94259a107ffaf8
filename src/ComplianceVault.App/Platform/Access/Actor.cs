using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Access;

/// <summary>Where an act comes from.</summary>
public enum ActSource
{
    Page,
    Api,
    CommandLine,
    Job,
    Loader,
}

/// <summary>
/// One circuit, request or command-line run. It remembers the sequence number of its last act, so that its next list shows what it
/// just did (decision 6).
/// </summary>
public sealed class ActSession(string id, ActSource source)
{
    private long lastSequence;

    public string Id { get; } = id;

    public ActSource Source { get; } = source;

    public long LastSequence => Volatile.Read(ref lastSequence);

    public void Remember(long sequence) => Volatile.Write(ref lastSequence, sequence);
}

/// <summary>Who acts, with the rights of this moment: roles in force today, those held as a deputy, and what they permit.</summary>
public sealed record Actor
{
    public required Guid PersonId { get; init; }

    public required string Name { get; init; }

    public required ActSession Session { get; init; }

    public IReadOnlySet<Permission> Permissions { get; init; } = new HashSet<Permission>();

    /// <summary>Role codes held today, own and deputised.</summary>
    public IReadOnlySet<string> Roles { get; init; } = new HashSet<string>();

    /// <summary>Codes of the departments the person belongs to or heads.</summary>
    public IReadOnlySet<string> Departments { get; init; } = new HashSet<string>();

    /// <summary>
    /// Roles held today, own and deputised, as <c>gm</c> and with the department in which they are held as <c>dept_head@tech</c>: what waits for the person is
    /// found by them.
    /// </summary>
    public IReadOnlySet<string> Offices { get; init; } = new HashSet<string>();

    /// <summary>Role code → the person whose deputy holds it here; shown as 代理人姓名（代 被代理人姓名）.</summary>
    public IReadOnlyDictionary<string, string> DeputyFor { get; init; } = new Dictionary<string, string>();

    /// <summary>Office → the person whose deputy holds it here; own offices are not among them.</summary>
    public IReadOnlyDictionary<string, string> StandsIn { get; init; } = new Dictionary<string, string>();

    /// <summary>An auditor from outside: sees what was granted and nothing else (decision 11).</summary>
    public bool IsExternal { get; init; }

    /// <summary>The grant in force today; always null for people of the company.</summary>
    public ExternalAccess? Grant { get; init; }

    public bool Can(Permission permission) => Permissions.Contains(permission);

    /// <summary>The refusal for a use case or query of type <paramref name="useCase"/>, or null when it may run.</summary>
    public Error? RefusalFor(Type useCase)
    {
        if (Attribute.GetCustomAttribute(useCase, typeof(NeedsAttribute)) is NeedsAttribute needs)
        {
            if (IsExternal && !Attribute.IsDefined(useCase, typeof(AlsoOutsideAttribute)))
                return Error.Forbidden("access.not-granted");
            return needs.AnyOf.Any(Can) ? null : IsExternal ? Error.Forbidden("access.not-granted") : Error.Forbidden("access.missing-permission", needs.AnyOf[0]);
        }

        return Attribute.IsDefined(useCase, typeof(NeedsNobodyAttribute))
            ? null
            : throw new InvalidOperationException($"{useCase.Name} names no permission");
    }

    /// <summary>By this name the program stands where a person's name would: 系统, as a controller says it.</summary>
    public const string ProgramName = "系统";

    /// <summary>The program itself, for jobs and loading.</summary>
    public static Actor Program(ActSession session) => new()
    {
        PersonId = Guid.Empty,
        Name = ProgramName,
        Session = session,
        Permissions = Enum.GetValues<Permission>().ToHashSet(),
    };
}
