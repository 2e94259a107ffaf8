using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Numbering;

/// <summary>How editions are labelled, as a rule that changes by approval.</summary>
public sealed record EditionSchemeRule(string Scheme);

/// <summary>Proposes another way to label editions, from a day on (null: from its approval), with a reason. Labels that were given stay as they are (decision 35).</summary>
[Needs(Permission.ControlDocuments, Permission.DecideSigners)]
public sealed class ProposeEditionScheme(Vault vault, RuleChanging changes)
{
    /// <summary>Refusals: those of <see cref="RuleChanging"/>, <c>editions.scheme-unknown</c>.</summary>
    public Task<Result<Guid>> ExecuteAsync(Actor actor, string scheme, DateOnly? from, string reason, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, act => changes.ProposeAsync(act, EditionSchemeRules.Family, EditionSchemeRules.Code, new EditionSchemeRule(scheme), from, reason), ct);
}

/// <summary>版本标识方式: kept as a setting, whose versions are its periods.</summary>
internal sealed class EditionSchemeRules : IRuleFamily
{
    public const string Family = "editions";
    public const string Code = "scheme";

    public string Name => Family;

    public async Task<string?> CurrentAsync(VaultDbContext db, string code, CancellationToken ct) =>
        RuleText.Of(new EditionSchemeRule(await VaultSettings.GetAsync(db, NumberingInForce.SchemeSetting, ct)));

    public Task<Error?> RefusalAsync(VaultDbContext db, string code, string wanted, CancellationToken ct) =>
        Task.FromResult(NumberingInForce.SchemeSetting.Accepts(RuleText.Read<EditionSchemeRule>(wanted).Scheme) ? null : Error.Invalid("editions.scheme-unknown"));

    public Task PutInForceAsync(Act act, RuleChange change)
    {
        act.Db.Add(new SettingVersion
        {
            Id = act.NewId(),
            Key = NumberingInForce.SchemeSetting.Key,
            Value = RuleText.Read<EditionSchemeRule>(change.New).Scheme,
            From = act.Now,
            ByName = change.ByName,
            Reason = change.Reason,
        });
        return Task.CompletedTask;
    }
}
