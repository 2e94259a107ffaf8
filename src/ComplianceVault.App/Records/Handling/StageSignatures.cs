using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;

namespace ComplianceVault.App.Records.Handling;

/// <summary>
/// The signatures of a stage: who makes the step that ends it gives those that name no office or his own; the others are asked for beforehand and given one by one
/// (会签).
/// </summary>
internal static class StageSignatures
{
    /// <summary>Given with the step itself.</summary>
    public static IReadOnlyList<FormField> Own(HandledRecord of, WorkflowMove move, Mover mover, RecordValues values, FillingFacts facts) =>
        [.. Shown(of, move, values, facts).Where(f => f.By is null || f.By == mover.Office)];

    /// <summary>The facts as they are once the step bears its own signatures.</summary>
    public static FillingFacts With(this FillingFacts facts, IReadOnlyList<FormField> own, string name)
    {
        var signed = new Dictionary<string, string>(facts.Signed);
        foreach (var field in own)
            signed[field.Key] = name;
        return facts with { Signed = signed };
    }

    /// <summary>What the step's signature means; null: it asks for none.</summary>
    public static SignatureMeaning? MeaningOf(IReadOnlyList<FormField> own) => own is [var first, ..] ? first.Means ?? SignatureMeaning.Confirm : null;

    /// <summary>Given by others before the step.</summary>
    public static IReadOnlyList<FormField> Others(HandledRecord of, WorkflowMove move, Mover mover, RecordValues values, FillingFacts facts) =>
        [.. Shown(of, move, values, facts).Where(f => f.By is not null && f.By != mover.Office && f.Required)];

    /// <summary>The step's own signature stands in each of its fields, <paramref name="over"/> the content that was shown.</summary>
    public static void Give(Act act, HandledRecord of, IReadOnlyList<FormField> fields, Mover mover, OfficeHolder capacity, Signature signature, int over)
    {
        foreach (var field in fields)
        {
            var wanted = new WantedDecision(field.Means ?? SignatureMeaning.Confirm, mover.Role ?? Deciders.Witness, mover.In, Apart.Nobody);
            var step = Decisions.Open(act, of.Of, wanted, DateOnly.FromDateTime(act.Now));
            if (mover.Role is null)
                (step.NamedId, step.NamedName) = (capacity.PersonId, capacity.Name);
            (step.Outcome, step.DoneAt, step.SignatureId) = (TaskOutcome.Signed, signature.At, signature.Id);
            (step.DoneById, step.DoneByName, step.InsteadOfId) = (signature.PersonId, signature.PersonName, capacity.ForId);
            of.Of.Ask(act, step, field.Key, over);
        }
    }

    /// <summary>Given for stages that are open again, or over words that changed since: they hold no longer, and nobody is asked for them any more.</summary>
    public static void Void(Act act, HandledRecord of, IReadOnlySet<string> stages)
    {
        var fields = RecordStages.Fields(of.Model.Form, stages).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var step in of.Of.Steps.Where(s => fields.Contains(of.Of.FieldOf(s)) && s.Outcome is null or TaskOutcome.Signed))
            (step.Outcome, step.DoneAt) = (TaskOutcome.Void, step.DoneAt ?? act.Now);
    }

    private static IEnumerable<FormField> Shown(HandledRecord of, WorkflowMove move, RecordValues values, FillingFacts facts) =>
        move.Ends is not { } stage ? [] : RecordStages.Fields(of.Model.Form, new HashSet<string> { stage }).Where(f => f.Type == FieldType.Signature && of.Model.IsShown(f, values, facts));
}
