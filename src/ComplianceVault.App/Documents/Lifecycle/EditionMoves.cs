using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>Moves an edition along the table, and opens and closes the signatures that are awaited, inside one act.</summary>
internal static class EditionMoves
{
    public static Result Move(Act act, Edition edition, EditionAct by)
    {
        var next = EditionWorkflow.Table.Next(edition.State, by);
        if (!next.Succeeded)
            return next.Error;
        (edition.State, edition.StateAt) = (next.Value, act.Now);
        return Result.Success;
    }

    /// <summary>Awaits a signature from now on, due after the working days that the company sets.</summary>
    public static async Task OpenAsync(Act act, EditionCase of, Wanted wanted, CompanyTime time, WorkingCalendars calendars)
    {
        var days = int.Parse(await VaultSettings.GetAsync(act.Db, LifecycleSettings.SigningDays, act.Token), System.Globalization.CultureInfo.InvariantCulture);
        var due = (await calendars.CurrentAsync(act.Db, act.Token)).AddWorkingDays(time.Today, days).Date;
        Add(act, of, New(act, of, wanted, due));
    }

    /// <summary>A signature that was given in the act that asked for it: the author's.</summary>
    public static void AddSigned(Act act, EditionCase of, Wanted wanted, Signature signature, CompanyTime time)
    {
        var task = New(act, of, wanted, time.Today);
        Close(task, signature, null);
        Add(act, of, task);
    }

    public static void Close(SigningTask task, Signature signature, Guid? insteadOf)
    {
        (task.Outcome, task.DoneAt, task.SignatureId) = (TaskOutcome.Signed, signature.At, signature.Id);
        (task.DoneById, task.DoneByName, task.InsteadOfId) = (signature.PersonId, signature.PersonName, insteadOf);
    }

    /// <summary>The edition is a draft again: the awaited signatures are no more, and names from void signatures leave the cover.</summary>
    public static Result Back(Act act, EditionCase of, EditionAct by, TaskOutcome outcome, SigningTask? answered, string reason)
    {
        if (Move(act, of.Edition, by) is { Succeeded: false } refused)
            return refused;
        foreach (var task in of.Tasks.Where(t => t.DoneAt is null))
        {
            (task.DoneAt, task.Outcome) = (act.Now, TaskOutcome.Void);
            if (task == answered)
                (task.Outcome, task.DoneById, task.DoneByName, task.Reason) = (outcome, act.Actor.PersonId, act.Actor.Name, reason);
        }

        (of.Edition.Author, of.Edition.Reviewer, of.Edition.Approver) = (null, null, null);
        return Result.Success;
    }

    private static SigningTask New(Act act, EditionCase of, Wanted wanted, DateOnly due) => new()
    {
        Id = act.NewId(),
        EditionId = of.Edition.Id,
        Round = of.Edition.Round,
        Meaning = wanted.Meaning,
        RoleCode = wanted.RoleCode,
        Department = wanted.Department,
        Office = Offices.Of(wanted.RoleCode, wanted.Department),
        NamedId = of.NamedFor(wanted.Meaning, wanted.Meaning == SignatureMeaning.Countersign ? wanted.Department : null),
        OpenedAt = act.Now,
        Due = due,
    };

    private static void Add(Act act, EditionCase of, SigningTask task)
    {
        act.Db.Add(task);
        of.Tasks.Add(task);
    }
}
