using ComplianceVault.App.Documents.Lifecycle;

namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>The facts of a draft while they are typed.</summary>
public sealed class DraftForm
{
    public string? Change { get; set; }

    public DateOnly? Effective { get; set; }

    public bool Training { get; set; }

    public int? Months { get; set; }

    public HashSet<string> Countersign { get; private init; } = [];

    public HashSet<string> Distribution { get; private init; } = [];

    public DraftFacts Facts => new(Change, Effective, Training, Months, [.. Countersign.Order(StringComparer.Ordinal)], [.. Distribution.Order(StringComparer.Ordinal)]);

    public static DraftForm Of(DraftFacts facts) => new()
    {
        Change = facts.ChangeDescription,
        Effective = facts.EffectiveDate,
        Training = facts.TrainingRequired,
        Months = facts.ReviewMonths,
        Countersign = [.. facts.CountersignDepartments],
        Distribution = [.. facts.DistributionDepartments],
    };
}
