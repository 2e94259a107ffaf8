using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Retention;

/// <summary>
/// Another period for a class; <paramref name="AlsoKept"/>: shorter also for what is kept already. <paramref name="From"/>: the first day on which it holds; null:
/// that of its approval.
/// </summary>
public sealed record NewRetention(string Code, int? Period, RetentionUnit Unit, RetentionStart? Starts, bool AtLeast, bool AlsoKept, DateOnly? From = null)
{
    public RetentionTerm Term => new(Period, Unit, Starts, AtLeast);
}

/// <summary>The controller proposes another period of keeping, with a reason; nothing changes before it is approved (R46).</summary>
[Needs(Permission.ControlDocuments)]
public sealed class ProposeRetention(Vault vault, RuleChanging changes)
{
    /// <summary>Refusals: those of <see cref="RuleChanging"/>, <c>retention.class-unknown</c>, <c>retention.period-required</c> (longest), <c>retention.masters-start</c>.</summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, NewRetention input, string reason, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            var wanted = input.Unit == RetentionUnit.Permanent ? new RetentionTerm(null, RetentionUnit.Permanent, null, false) : input.Term;
            var also = input.AlsoKept && await RetentionClasses.TermAsync(act.Db, input.Code, ct) is { } old && wanted.IsShorterThan(old);
            return await changes.ProposeAsync(act, RetentionRules.Family, input.Code, RetentionRule.Of(wanted) with { AlsoKept = also }, input.From, reason);
        }, ct);
}
