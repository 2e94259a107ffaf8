using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Import;

/// <summary>What a person makes of a proposal.</summary>
public sealed record ItemCorrection(
    string? Number, string? Title, string? Label, string? Level, string? Department, DateOnly? IssueDate, DateOnly? EffectiveDate);

/// <summary>Corrects the proposal of one file; what it is compared with the vault is worked out anew.</summary>
[Needs(Permission.ImportDocuments)]
public sealed class CorrectItem(Vault vault, Matching matching)
{
    /// <summary><paramref name="version"/> is the one that was shown; somebody else's correction in between is a conflict.</summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid itemId, int version, ItemCorrection correction, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            var item = await act.Db.Set<ImportItem>().FirstOrDefaultAsync(i => i.Id == itemId, ct);
            if (item is null || await ImportRights.RefusalAsync(act.Db, actor, item.BatchId, ct) is not null)
                return Error.NotFound("import.no-such-file");
            if (item.State != ImportItemState.Proposed)
                return Error.Conflict("import.decided-meanwhile");
            if (item.Version != version)
                return Error.Conflict("data.changed-meanwhile");
            if (Invalid(correction) is { } refusal)
                return refusal;
            var before = Said(item);
            Apply(item, correction, await NumberingInForce.LoadAsync(act.Db, ct));
            await matching.MatchAsync(act.Db, item, ct);
            act.Note("import.corrected", new ObjectRef(ImportBatch.Kind, item.BatchId), new { item.Path, Old = before, New = Said(item) });
            return Result.Success;
        }, ct);

    private static Error? Invalid(ItemCorrection correction)
    {
        if (string.IsNullOrWhiteSpace(correction.Number) || correction.Number.Length > 80)
            return Error.Invalid("documents.number-required");
        if (string.IsNullOrWhiteSpace(correction.Title) || correction.Title.Length > 300)
            return Error.Invalid("documents.title-required");
        if (string.IsNullOrWhiteSpace(correction.Label) || correction.Label.Length > 20)
            return Error.Invalid("documents.edition-required");
        return correction.IssueDate > correction.EffectiveDate ? Error.Invalid("documents.issue-after-effective") : null;
    }

    private static void Apply(ImportItem item, ItemCorrection correction, NumberingRules numbering)
    {
        item.Number = correction.Number!.Trim();
        item.Title = correction.Title!.Trim();
        item.Label = correction.Label!.Trim();
        item.Level = correction.Level ?? numbering.LevelOf(item.Number);
        item.Department = correction.Department;
        item.IssueDate = correction.IssueDate;
        item.EffectiveDate = correction.EffectiveDate;
    }

    private static ItemCorrection Said(ImportItem item) =>
        new(item.Number, item.Title, item.Label, item.Level, item.Department, item.IssueDate, item.EffectiveDate);
}

/// <summary>Leaves files of a batch out; they stay listed as skipped.</summary>
[Needs(Permission.ImportDocuments)]
public sealed class SkipItems(Vault vault)
{
    public Task<Result> ExecuteAsync(Actor actor, Guid batchId, IReadOnlyCollection<Guid> items, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (await ImportRights.RefusalAsync(act.Db, actor, batchId, ct) is { } missing)
                return missing;
            var rows = await act.Db.Set<ImportItem>()
                .Where(i => i.BatchId == batchId && items.Contains(i.Id) && i.State == ImportItemState.Proposed).ToListAsync(ct);
            rows.ForEach(r => r.State = ImportItemState.Skipped);
            act.Note("import.skipped", new ObjectRef(ImportBatch.Kind, batchId), new { Files = rows.Select(r => r.Path) });
            return Result.Success;
        }, ct);
}
