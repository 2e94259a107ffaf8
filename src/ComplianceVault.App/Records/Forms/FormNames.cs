using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Forms;

/// <summary>What a form may name outside itself: of a pack, or of the vault.</summary>
public sealed record FormNames(
    IReadOnlySet<string> Departments, IReadOnlySet<string> Roles, IReadOnlySet<string> Clauses, IReadOnlySet<string> Retention, IReadOnlySet<string> Targets)
{
    /// <summary>Code of the fault of a name that nothing has.</summary>
    public const string Unknown = "name-unknown";

    /// <summary>What a reference may name beside entities and the records of forms.</summary>
    public static IReadOnlyList<string> OwnTargets { get; } = ["document", "clause", "department", "person", "record"];

    public static string RecordOf(string form) => $"record:{form}";

    public IEnumerable<FormFault> Check(FormFile form) =>
    [
        .. Among(Departments, [("department", form.Department)]),
        .. Among(Retention, [("retention", form.Retention)]),
        .. Among(Clauses, form.Clauses.Select((c, i) => ($"clauses[{i}]", (string?)c))),
        .. Among(Roles, form.Stages.Select((s, i) => ($"stages[{i}].actor", s.Actor))),
        .. FormScope.Places(form).SelectMany(p => Offices(p.Place, p.Field)),
        .. Among(Targets, FormScope.Places(form).SelectMany(p => p.Field.Columns.Select((c, i) => ($"{p.Place}.columns[{i}]", c)).Prepend((p.Place, p.Field)))
            .SelectMany(p => p.Item2.To.Select((t, i) => ($"{p.Item1}.to[{i}]", (string?)t)))),
    ];

    private IEnumerable<FormFault> Offices(string place, FormField field)
    {
        if (field.By is not { } by)
            return [];
        var (role, department) = App.Organisation.Offices.Parts(by);
        return [.. Among(Roles, [(place + ".by", role)]), .. Among(Departments, [(place + ".by", department)])];
    }

    private static IEnumerable<FormFault> Among(IReadOnlySet<string> known, IEnumerable<(string Place, string? Name)> named) =>
        named.Where(n => n.Name is not null && !known.Contains(n.Name)).Select(n => new FormFault(n.Place, Error.Invalid(Unknown, n.Name!)));
}
