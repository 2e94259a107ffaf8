using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>An application with all that its guards look at.</summary>
internal sealed class WithdrawalCase : IDecided
{
    public required DocumentWithdrawal Withdrawal { get; init; }

    public required Document Document { get; init; }

    public required Edition Edition { get; init; }

    public Document? Replacement { get; init; }

    public required List<WithdrawalFollowUp> FollowUps { get; init; }

    public required List<DecisionStep> Steps { get; init; }

    public ObjectRef Ref => new(DocumentWithdrawal.Kind, Withdrawal.Id);

    public ObjectRef EditionRef => new(Edition.Kind, Edition.Id);

    public Guid InitiatorId => Withdrawal.ApplicantId;

    public string ContentHash => Decisions.HashOf(
        "withdrawal-v1", Withdrawal.Number, Document.Number, Document.Title, Document.Level, Withdrawal.Department, Edition.Label, Edition.TextHash, Withdrawal.Reason, Replacement?.Number,
        Withdrawal.Keep?.ToString(), Withdrawal.ApplicantId, FollowUps.Select(f => new[] { f.Kind.ToString(), f.Key, f.Action }));

    /// <summary>Locks the row for the act; two who decide at once follow one another.</summary>
    public static async Task<WithdrawalCase?> LockAsync(Act act, Guid id)
    {
        var found = await act.Db.Set<DocumentWithdrawal>().Where(w => w.Id == id).ExecuteUpdateAsync(s => s.SetProperty(w => w.Number, w => w.Number), act.Token);
        return found == 0 ? null : await LoadAsync(act.Db, id, act.Token);
    }

    public static async Task<WithdrawalCase?> LoadAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        if (await db.Set<DocumentWithdrawal>().FirstOrDefaultAsync(w => w.Id == id, ct) is not { } withdrawal)
            return null;
        return new()
        {
            Withdrawal = withdrawal,
            Document = await db.Set<Document>().FirstAsync(d => d.Id == withdrawal.DocumentId, ct),
            Edition = await db.Set<Edition>().FirstAsync(e => e.Id == withdrawal.EditionId, ct),
            Replacement = await db.Set<Document>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == withdrawal.ReplacedById, ct),
            FollowUps = await db.Set<WithdrawalFollowUp>().AsNoTracking().Where(f => f.WithdrawalId == id).OrderBy(f => f.Ordinal).ToListAsync(ct),
            Steps = await Decisions.StepsAsync(db, DocumentWithdrawal.Kind, id, ct),
        };
    }

    public Result Move(Act act, WithdrawalAct by)
    {
        var next = WithdrawalWorkflow.Table.Next(Withdrawal.State, by);
        if (!next.Succeeded)
            return next.Error;
        Withdrawal.State = next.Value;
        if (!WithdrawalWorkflow.Open.Contains(next.Value))
            Withdrawal.EndedAt = act.Now;
        return Result.Success;
    }
}
