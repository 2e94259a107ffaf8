using ComplianceVault.App.Documents.Withdrawal;

namespace ComplianceVault.Web.Documents.Withdrawal;

/// <summary>What is typed into an application to withdraw.</summary>
public sealed class ApplyForm
{
    private readonly Dictionary<(ReferenceKind, string), string> actions = [];

    public string Reason { get; set; } = "";

    /// <summary>Number of the document that takes its place; empty: none.</summary>
    public string ReplacedBy { get; set; } = "";

    /// <summary>A <see cref="RetainGround"/>, or empty where the edition is not kept.</summary>
    public string Keep { get; set; } = "";

    public string ActionOf(OpenReference reference) => actions.GetValueOrDefault((reference.Kind, reference.Key), "");

    public void SetAction(OpenReference reference, string action) => actions[(reference.Kind, reference.Key)] = action;

    /// <summary>A follow-up for each reference; one that is empty is left out, and the use case names it.</summary>
    public WithdrawalRequest Request(Guid editionId, IReadOnlyList<OpenReference> references) => new(
        editionId, Reason, ReplacedBy, Enum.TryParse<RetainGround>(Keep, out var ground) ? ground : null,
        [.. references.Where(r => ActionOf(r).Trim().Length > 0).Select(r => new FollowUpInput(r.Kind, r.Key, ActionOf(r)))]);
}
