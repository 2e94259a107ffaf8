using System.Text.Json.Nodes;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Entries;

/// <summary>Something on a record was struck through and written anew.</summary>
public sealed record RecordCorrected(Guid RecordId, Guid FormId) : IFact;

/// <summary>A field written anew: where, and what stands there from now on; null: nothing.</summary>
public sealed record FieldChange(string Place, JsonNode? Value);

/// <summary>
/// 划改 (记录控制程序 4.2.3, R06): the old value stays readable, beside it the new one, with who, when and why. What was signed is signed again. By who filled it, or by
/// the keeping department.
/// </summary>
[Needs(Permission.Read)]
public sealed class CorrectRecord(Vault vault, RecordLocking locking)
{
    /// <summary>
    /// Refusals: <c>records.not-found</c>, <c>workflow.not-allowed</c>, <c>records.not-yours-to-correct</c>, <c>records.void-asked</c>,
    /// <c>records.explanation-required</c> (with 其他), <c>act.text-too-long</c>, <c>records.place-unknown</c> (where), <c>records.nothing-changed</c>,
    /// <c>records.incomplete</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid id, IReadOnlyList<FieldChange> changes, CorrectionReason reason, string? explanation, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.LengthRefusal(explanation) is { } tooLong)
                return tooLong;
            if (reason == CorrectionReason.Other && explanation.Clean() is null)
                return Error.Invalid("records.explanation-required");
            var found = await RecordCase.LockAsync(act, id, RecordAct.Correct);
            if (!found.Succeeded)
                return found.Error;
            var of = found.Value;
            if (!MayCorrect(of.Record, actor))
                return Error.Forbidden("records.not-yours-to-correct");
            if (of.Record.VoidAskedAt is not null)
                return Error.Conflict("records.void-asked");
            return await CorrectAsync(act, of, changes, reason, explanation.Clean());
        }, ct);

    internal static bool MayCorrect(Record record, Actor actor) =>
        record.BegunById == actor.PersonId || record.ForId == actor.PersonId || actor.Departments.Contains(record.Department);

    private async Task<Result> CorrectAsync(Act act, RecordCase of, IReadOnlyList<FieldChange> changes, CorrectionReason reason, string? explanation)
    {
        var facts = await locking.FactsAsync(act.Db, of, act.Actor, act.Token);
        var committed = RecordStages.Fields(of.Model.Form, of.Committed).ToHashSet();
        var text = new FieldText(facts.Zone);
        var before = RecordValues.Parse((await of.ContentAsync(act.Db, act.Token)).Values);
        var after = before.Copy();
        foreach (var change in changes)
        {
            if (!Put(of.Model, after, change, committed))
                return Error.Invalid("records.place-unknown", change.Place);
        }

        of.Model.Compute(after, facts);
        if (new FillingCheck(of.Model, text).Run(committed, after, facts) is [var first, ..] faults)
            return Error.Invalid("records.incomplete", faults.Count, first.Label, Platform.Words.VaultWords.Of(first.Why));
        var struck = Differences(of.Model, before, after, text).ToList();
        if (struck.Count == 0)
            return Error.Invalid("records.nothing-changed");
        var happened = of.Record.HappenedOn!.Value;
        await RecordContents.AddAsync(act, of, after, facts);
        await RecordLocking.RecountAsync(act, of.Record, happened);
        foreach (var (place, label, old, now) in struck)
            act.Db.Add(Correction(act, of.Record, (place, label, old, now), reason, explanation));
        of.Record.Corrections += struck.Count;
        act.Note("record.corrected", of.Objects(new { of.Record.Number, of.Record.ContentOrdinal, Fields = struck.Select(s => new { s.Label, s.Before, s.After }), Reason = reason, Explanation = explanation }));
        await act.Db.SaveChangesAsync(act.Token);
        await act.RaiseAsync(new RecordCorrected(of.Record.Id, of.Record.FormId));
        return await AgainAsync(act, of, facts);
    }

    /// <summary>What nobody had signed stays complete; what was signed is signed again.</summary>
    private async Task<Result> AgainAsync(Act act, RecordCase of, FillingFacts facts)
    {
        if (of.Workflow is not null)
            return SignedAgain(act, of, facts);
        if (!of.Signed.Any())
            return of.Move(RecordAct.Correct);
        of.VoidSignatures(act, null, null);
        await act.Db.SaveChangesAsync(act.Token);
        return of.Move(RecordAct.CorrectSigned) is { Succeeded: false } refused ? refused : await of.AskNextAsync(act, locking);
    }

    /// <summary>Where a workflow goes on the record stays where it is: who signed is asked to sign what stands there now.</summary>
    private Result SignedAgain(Act act, RecordCase of, FillingFacts facts)
    {
        foreach (var step in of.Signed.Where(s => of.FieldOf(s).Length > 0).ToList())
        {
            step.Outcome = TaskOutcome.Void;
            var again = Decisions.Open(act, of, new(step.Meaning, step.RoleCode, step.Department, Apart.Nobody), locking.Due(facts, RecordCase.SigningDays));
            (again.NamedId, again.NamedName) = (step.DoneById, step.DoneByName);
            of.Ask(act, again, of.FieldOf(step));
        }

        return of.Move(RecordAct.Correct);
    }

    /// <summary>Only what a person typed is struck through; what is worked out follows.</summary>
    private static bool Put(FormModel model, RecordValues values, FieldChange change, HashSet<FormField> committed)
    {
        var parts = change.Place.Split(FillingCheck.Separator);
        if (model.Field(parts[0]) is not { } field || !committed.Contains(field))
            return false;
        if (parts.Length == 1)
        {
            if (!FormModel.IsTyped(field) || field.Columns.Count > 0)
                return false;
            values[field.Key] = change.Value;
            return true;
        }

        if (parts.Length != 3 || field.Columns.Find(c => c.Key == parts[2]) is not { } column || !FormModel.IsTyped(column) || values.Row(field.Key, parts[1]) is not { } row)
            return false;
        row[column.Key] = change.Value;
        return true;
    }

    internal static IEnumerable<(string Place, string Label, string Before, string After)> Differences(FormModel model, RecordValues before, RecordValues after, FieldText text)
    {
        foreach (var field in model.Fields)
        {
            if (field.Columns.Count == 0)
            {
                if (!JsonNode.DeepEquals(before[field.Key], after[field.Key]))
                    yield return (field.Key, field.Label.Zh, text.Show(field, before[field.Key]), text.Show(field, after[field.Key]));
                continue;
            }

            foreach (var row in after.Rows(field.Key))
            {
                var old = before.Row(field.Key, row.Id);
                foreach (var column in field.Columns.Where(c => !JsonNode.DeepEquals(old?[c.Key], row[c.Key])))
                    yield return (FillingCheck.Place(field.Key, row.Id, column.Key), $"{field.Label.Zh} · {column.Label.Zh}", text.Show(column, old?[column.Key]), text.Show(column, row[column.Key]));
            }
        }
    }

    internal static RecordCorrection Correction(Act act, Record record, (string Place, string Label, string Before, string After) struck, CorrectionReason reason, string? explanation) => new()
    {
        Id = act.NewId(),
        RecordId = record.Id,
        ContentOrdinal = record.ContentOrdinal,
        Place = struck.Place,
        Label = struck.Label,
        Before = struck.Before,
        After = struck.After,
        Reason = reason,
        Explanation = explanation,
        At = act.Now,
        ById = act.Actor.PersonId,
        ByName = act.Actor.Name,
    };
}
