using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.App.Records.Workflows;

namespace ComplianceVault.App.Records.Designing;

/// <summary>
/// The design of a form as its page shows it. <paramref name="Acts"/> are those that this person can do now; <paramref name="ContentHash"/> is what a signature is over;
/// <paramref name="IsParentInForce"/>: it can be released alone.
/// </summary>
public sealed record DesignView(
    Form Form, FormDesign Design, FormFile Schema, DesignSurroundings Around, string? InForceLabel, WorkflowFile? Workflow, IReadOnlyList<DecisionView> Steps, OwnDecision? Own,
    string ContentHash, IReadOnlyList<FormDesignAct> Acts, bool IsParentInForce, DesignChoices Choices)
{
    public bool MayEdit => Acts.Contains(FormDesignAct.Save);

    public IReadOnlyList<FormFault> Faults(FormFile schema) => DesignCheck.Of(schema, Around);

    /// <summary>From the edition in force to the schema; null: none was in force yet.</summary>
    public IReadOnlyList<FormChange>? Changes(FormFile schema) => Around.InForce is { } before ? FormDifference.Between(before with { Status = FormStatus.Active }, schema) : null;
}

/// <summary>What fields can name: words for codes.</summary>
public sealed record DesignChoices(IReadOnlyList<RetentionClass> Retention, IReadOnlyList<(string Code, string Zh, string? En)> Entities, IReadOnlyList<(string Number, string Zh, string? En)> Forms);

/// <summary>What a form's page says of its design. <paramref name="ByName"/>: who began it.</summary>
public sealed record DesignState(Guid Id, FormDesignState State, string ByName, bool MaySee);

/// <summary>What somebody may do with the design of a form: begin one, or open the one that is there.</summary>
public sealed record DesignOffer(bool MayBegin, DesignState? Open);

/// <summary>
/// An edition of a form that took effect, and what it changed against the one before; <paramref name="Changes"/> null: the first. <paramref name="To"/>: the first day on
/// which it was no longer in force.
/// </summary>
public sealed record FormEditionView(string Label, DateOnly? From, DateOnly? To, string? Author, string? Reviewer, string? Approver, IReadOnlyList<FormChange>? Changes, bool IsNewest);

/// <summary>A design in a list of those that are open.</summary>
public sealed record OpenDesign(Guid Id, string Number, string TitleZh, string? TitleEn, FormDesignState State, string SavedByName, DateTime SavedAt);
