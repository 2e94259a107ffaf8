using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Retention;

/// <summary>A period of keeping as a rule that changes by approval; <paramref name="AlsoKept"/>: shorter also for what is kept already.</summary>
public sealed record RetentionRule(int? Period, RetentionUnit Unit, RetentionStart? Starts, bool AtLeast, bool AlsoKept)
{
    internal static RetentionRule Of(RetentionTerm term) => new(term.Period, term.Unit, term.Starts, term.AtLeast, false);

    public string Words() => Term().Words();

    internal RetentionTerm Term() => new(Period, Unit, Starts, AtLeast);
}

/// <summary>
/// Periods of keeping change by approval. The rule before keeps its row with an end (R45), and goes on binding what was kept under it unless the change says
/// otherwise.
/// </summary>
internal sealed class RetentionRules(CompanyTime time) : IRuleFamily
{
    public const string Family = "retention";

    private const int LongestPeriod = 1200;

    public string Name => Family;

    public async Task<string?> CurrentAsync(VaultDbContext db, string code, CancellationToken ct) =>
        await RetentionClasses.TermAsync(db, code, ct) is { } term ? RuleText.Of(RetentionRule.Of(term)) : null;

    /// <summary><c>retention.class-unknown</c>, <c>retention.period-required</c> (longest), <c>retention.masters-start</c>.</summary>
    public async Task<Error?> RefusalAsync(VaultDbContext db, string code, string wanted, CancellationToken ct) =>
        await RetentionClasses.TermAsync(db, code, ct) is null ? Error.NotFound("retention.class-unknown", code) : Unfit(code, RuleText.Read<RetentionRule>(wanted));

    public async Task PutInForceAsync(Act act, RuleChange change)
    {
        var rule = RuleText.Read<RetentionRule>(change.New);
        var current = await act.Db.Set<RetentionClass>().FirstOrDefaultAsync(r => r.Code == change.Code && r.To == null, act.Token) ?? Unsaid(act);
        current.To = time.Today;
        await act.Db.SaveChangesAsync(act.Token); // the open row must end before the next one begins
        act.Db.Add(new RetentionClass
        {
            Id = act.NewId(),
            Code = current.Code,
            TitleZh = current.TitleZh,
            TitleEn = current.TitleEn,
            Source = current.Source,
            Period = rule.Period,
            Unit = rule.Unit,
            Starts = rule.Starts,
            AtLeast = rule.AtLeast,
            AlsoKept = rule.AlsoKept,
            ByName = change.ByName,
            Reason = change.Reason,
            ChangeId = change.Id,
            From = time.Today,
        });
    }

    /// <summary>Masters may go at once; records are kept for some time.</summary>
    private static Error? Unfit(string code, RetentionRule rule) =>
        code == RetentionClass.Masters && rule.Starts != RetentionStart.EditionEnded ? Error.Invalid("retention.masters-start")
        : rule.Unit != RetentionUnit.Permanent && (rule.Period is not (>= 0 and <= LongestPeriod) || (rule.Period == 0 && code != RetentionClass.Masters) || rule.Starts is null) ? Error.Invalid("retention.period-required", LongestPeriod)
        : null;

    /// <summary>Until now masters were kept by a rule that stood in no row; what was kept under it stays bound by it.</summary>
    private static RetentionClass Unsaid(Act act)
    {
        var old = RetentionHistory.MastersTerm;
        var row = new RetentionClass
        {
            Id = act.NewId(),
            Code = RetentionClass.Masters,
            TitleZh = VaultWords.Of("retention.masters", [], PaperWords.Chinese),
            TitleEn = VaultWords.Of("retention.masters", [], System.Globalization.CultureInfo.GetCultureInfo("en")),
            Period = old.Period,
            Unit = old.Unit,
            Starts = old.Starts,
            AtLeast = old.AtLeast,
            From = new DateOnly(1900, 1, 1),
        };
        act.Db.Add(row);
        return row;
    }
}

/// <summary>The classes as they are now.</summary>
internal static class RetentionClasses
{
    /// <summary>Null: there is no such class.</summary>
    public static async Task<RetentionTerm?> TermAsync(VaultDbContext db, string code, CancellationToken ct) =>
        (await db.Set<RetentionClass>().AsNoTracking().FirstOrDefaultAsync(r => r.Code == code && r.To == null, ct))?.Term ?? (code == RetentionClass.Masters ? RetentionHistory.MastersTerm : null);
}
