using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>
/// A letter with its two signatures: the general manager's (岗位职责文件 2.1), another person than who drafted it, and then that of the appointed person, who accepts.
/// </summary>
internal sealed class LetterCase : IDecided
{
    public static readonly WantedDecision Signature = new(SignatureMeaning.Approve, Role.Manager, null, Apart.Initiator);

    /// <summary>Asked of the appointed person alone; a deputy does not accept an office for somebody.</summary>
    public static readonly WantedDecision Acceptance = new(SignatureMeaning.Accept, Deciders.Witness, null, Apart.Nobody);

    public required Letter Letter { get; init; }

    public required List<DecisionStep> Steps { get; init; }

    public ObjectRef Ref => new(Letter.Kind, Letter.Id);

    public Guid InitiatorId => Letter.DraftedById;

    public string ContentHash => Decisions.HashOf(
        "letter-v1", Letter.Number, Letter.What.ToString(), Letter.AppointeeId, Letter.AppointeeName, Letter.RoleCode, Letter.Department, Letter.Title, Letter.Duties, Letter.From, Letter.To,
        Letter.DraftedById);

    /// <summary>Locks the row for the act; two who decide at once follow one another.</summary>
    public static async Task<LetterCase?> LockAsync(Act act, Guid id)
    {
        var found = await act.Db.Set<Letter>().Where(l => l.Id == id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Version, l => l.Version), act.Token);
        return found == 0 ? null : await LoadAsync(act.Db, id, act.Token);
    }

    public static async Task<LetterCase?> LoadAsync(VaultDbContext db, Guid id, CancellationToken ct) =>
        await db.Set<Letter>().FirstOrDefaultAsync(l => l.Id == id, ct) is { } letter
            ? new() { Letter = letter, Steps = await Decisions.StepsAsync(db, Letter.Kind, id, ct) }
            : null;

    public Result Move(LetterAct by)
    {
        var next = LetterWorkflow.Table.Next(Letter.State, by);
        if (next.Succeeded)
            Letter.State = next.Value;
        return next.WithoutValue();
    }

    public void AskToAccept(Act act, DateOnly due)
    {
        var step = Decisions.Open(act, this, Acceptance, due);
        (step.NamedId, step.NamedName) = (Letter.AppointeeId, Letter.AppointeeName);
    }

    /// <summary>Nothing more is asked of anybody: declined, taken back, refused or ended.</summary>
    public Result Close(Act act, LetterAct by, DateOnly? endedOn, string reason)
    {
        if (Move(by) is { Succeeded: false } refused)
            return refused;
        Decisions.Void(act, this, null, null);
        (Letter.EndedAt, Letter.EndedOn, Letter.EndedByName, Letter.EndReason) = (act.Now, endedOn, act.Actor.Name, reason);
        return Result.Success;
    }

    /// <summary>Objects of the trail: the letter, and the person it is about.</summary>
    public (ObjectRef, object?)[] Objects(object? detail) => [(Ref, detail), (new(Person.Kind, Letter.AppointeeId), null)];
}

/// <summary>Who looks after letters.</summary>
internal static class Administration
{
    /// <summary>The document controller, and the head of the department to which the controller belongs.</summary>
    public static async Task<bool> IsAsync(VaultDbContext db, Actor actor, CancellationToken ct)
    {
        if (actor.Can(Permission.ControlDocuments))
            return true;
        var home = await db.Set<Role>().Where(r => r.Code == Role.Controller).Select(r => r.DepartmentCode).FirstOrDefaultAsync(ct);
        return home is not null && actor.Offices.Contains(Offices.Of(Role.DepartmentHead, home));
    }
}
