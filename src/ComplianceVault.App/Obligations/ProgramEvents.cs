using ComplianceVault.Kernel.Expressions;

namespace ComplianceVault.App.Obligations;

/// <summary>The events that the program itself knows of, with the values that a duty's condition and deadline may use (docs/pack.md).</summary>
public static class ProgramEvents
{
    private static readonly Dictionary<string, (string Name, ExpressionType Type)[]> Values = new(StringComparer.Ordinal)
    {
        ["document.countersign-started"] = [("departments", ExpressionType.Number), ("level", ExpressionType.Text)],
        ["document.edition-approved"] = [("level", ExpressionType.Text)],
        ["document.edition-published"] = [("copies", ExpressionType.Number), ("level", ExpressionType.Text), ("issued_on", ExpressionType.Date), ("effective_on", ExpressionType.Date)],
        ["document.copy-not-returned"] = [("copies", ExpressionType.Number), ("due_on", ExpressionType.Date)],
        ["record.corrected"] = [("form", ExpressionType.Text)],
        ["person.joined"] = [("joined_on", ExpressionType.Date)],
        ["incident.needs-problem"] = [("reason", ExpressionType.Text)],
        ["capa.due-soon"] = [("due_on", ExpressionType.Date)],
        ["audit.day-near"] = [("audit_on", ExpressionType.Date)],
    };

    public static IReadOnlySet<string> All { get; } = Values.Keys.ToHashSet(StringComparer.Ordinal);

    public static ExpressionScope Scope(string code) => new(Values.GetValueOrDefault(code, []).Select(v => KeyValuePair.Create(v.Name, new ExpressionName(v.Type))));
}
