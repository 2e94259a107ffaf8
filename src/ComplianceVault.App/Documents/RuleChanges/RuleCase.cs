using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.RuleChanges;

/// <summary>A proposed change with its decision.</summary>
internal sealed class RuleCase : IDecided
{
    public required RuleChange Change { get; init; }

    public required List<DecisionStep> Steps { get; init; }

    public ObjectRef Ref => Change.Ref;

    public Guid InitiatorId => Change.ById;

    public string ContentHash => Decisions.HashOf("rule-v1", Change.Family, Change.Code, Change.Old, Change.New, Change.From, Change.Reason, Change.ById);

    /// <summary>Locks the row for the act; two who decide at once follow one another.</summary>
    public static async Task<RuleCase?> LockAsync(Act act, Guid id)
    {
        var found = await act.Db.Set<RuleChange>().Where(c => c.Id == id).ExecuteUpdateAsync(s => s.SetProperty(c => c.Version, c => c.Version), act.Token);
        return found == 0 ? null : await LoadAsync(act.Db, await act.Db.Set<RuleChange>().SingleAsync(c => c.Id == id, act.Token), act.Token);
    }

    public static async Task<RuleCase> LoadAsync(VaultDbContext db, RuleChange change, CancellationToken ct) =>
        new() { Change = change, Steps = await Decisions.StepsAsync(db, RuleChange.Kind, change.Id, ct) };
}
