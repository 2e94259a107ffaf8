using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Retention;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>When an edition may be destroyed: from <paramref name="DueOn"/>, by <paramref name="Rule"/>; <paramref name="Refusal"/> says what stands against it now.</summary>
internal sealed record DestructionVerdict(DateOnly DueOn, string Rule, Error? Refusal);

/// <summary>The intervals of destruction, as the company sets them.</summary>
public static class DestructionSettings
{
    /// <summary>Working days for each step of a destruction.</summary>
    public static readonly SettingDefinition StepDays = new("documents.destruction-days", "5", 1, 60);

    public static IReadOnlyList<SettingDefinition> All { get; } = [StepDays];
}

/// <summary>
/// The vault holds the one master of an edition, so it stays while the company's time runs and as long as any record made under it is kept (decision 32). Holds
/// come before everything (R24). What a form looked like is needed to read its records, so editions of forms are not destroyed at all (R22).
/// </summary>
internal static class MasterRule
{
    public static async Task<DestructionVerdict> JudgeAsync(VaultDbContext db, Document document, Edition edition, CompanyTime time, CancellationToken ct)
    {
        var period = await db.Set<EditionInForce>().AsNoTracking().FirstOrDefaultAsync(f => f.EditionId == edition.Id, ct);
        var ended = period?.To ?? DateOnly.FromDateTime(time.Local(edition.StateAt ?? edition.CreatedAt));
        var records = period is null ? [] : await RecordsUnder.OfAsync(db, document.Number, document.Id, period.From, period.To, ct);
        var ((byTime, term), last) = (await MasterKeeping.OfAsync(db, ended, ct), records.Where(r => r.Until is not null).MaxBy(r => r.Until));
        var due = last?.Until is { } until && until > byTime ? until : byTime;
        var rule = last?.Until > byTime ? PaperWords.Of("destruction-rule-records", last!.Form, PaperWords.Day(last.Until)) : PaperWords.Of("destruction-rule-months", PaperWords.Day(ended), term.Words(PaperWords.Chinese));
        return new(due, rule, await RefusalAsync(db, document, edition, ct) ?? KeptRefusal(records, byTime, time.Today));
    }

    private static async Task<Error?> RefusalAsync(VaultDbContext db, Document document, Edition edition, CancellationToken ct)
    {
        if (EditionWorkflow.Table.Next(edition.State, EditionAct.Destroy) is { Succeeded: false } impossible)
            return impossible.Error;
        if (await DestructionHolds.Of(db, document.Id, edition.Id).OrderBy(h => h.SetAt).FirstOrDefaultAsync(ct) is { } hold)
            return Error.Conflict("destruction.held", hold.SetByName, hold.Reason);
        if (await RecordsInWork.OfDocumentAsync(db, document.Id, ct) is { } open)
            return Error.Conflict("destruction.record-open", open.Name, open.Title);
        return await DocumentLevel.OfForms(db).AnyAsync(l => l == document.Level, ct) ? Error.Conflict("destruction.form") : null;
    }

    private static Error? KeptRefusal(IReadOnlyList<KeptRecords> records, DateOnly byTime, DateOnly today) =>
        records.FirstOrDefault(r => r.Until is null) is { } open ? Error.Conflict("destruction.records-open", open.Form)
        : records.Where(r => r.Until >= today).MaxBy(r => r.Until) is { } kept ? Error.Conflict("destruction.records-kept", kept.Form, kept.Until!)
        : byTime > today ? Error.Conflict("destruction.master-kept", byTime)
        : null;
}
