using System.Text.Json.Nodes;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Handling;

/// <summary>What somebody wrote on a record under way, and what becomes of it.</summary>
internal static class RecordWriting
{
    /// <summary>
    /// What stands on the record with the draft's words in the stages that are open; elsewhere nothing is changed by writing. A step of the program's own leaves what
    /// somebody is writing where it is.
    /// </summary>
    public static async Task<(RecordValues Values, RecordValues? Before, RecordDraft? Draft)> ReadAsync(Act act, HandledRecord of, bool withDraft = true)
    {
        var draft = !withDraft ? null : await act.Db.Set<RecordDraft>().FirstOrDefaultAsync(d => d.RecordId == of.Record.Id, act.Token);
        var before = of.Record.ContentOrdinal == 0 ? null : RecordValues.Parse((await of.Of.ContentAsync(act.Db, act.Token)).Values);
        return (Merge(of, before, draft is null ? null : RecordValues.Parse(draft.Values)), before, draft);
    }

    public static RecordValues Merge(HandledRecord of, RecordValues? before, RecordValues? draft)
    {
        if (before is null || of.State == WorkflowFile.New)
            return draft ?? before ?? RecordValues.Empty;
        var values = before.Copy();
        if (draft is null)
            return values;
        foreach (var field in of.OpenFields.Where(FormModel.IsTyped))
            values[field.Key] = draft[field.Key];
        return values;
    }

    /// <summary>Wrong types anywhere that is open, and what the stage that ends requires (R37). Refuses with <c>records.incomplete</c>.</summary>
    public static Result Check(HandledRecord of, string? ends, RecordValues values, FillingFacts facts)
    {
        var ended = ends is null ? [] : RecordStages.Fields(of.Model.Form, new HashSet<string> { ends }).ToHashSet();
        var faults = new FillingCheck(of.Model, new FieldText(facts.Zone)).Run(of.OpenFields.Union(ended), values, facts)
            .Where(f => f.Why.Code is not ("records.required" or "records.row-required") || ended.Contains(of.Model.Field(f.Place.Split(FillingCheck.Separator)[0])!)).ToList();
        return faults is [var first, ..] ? Error.Invalid("records.incomplete", faults.Count, first.Label, Platform.Words.VaultWords.Of(first.Why)) : Result.Success;
    }

    /// <summary>Whether what a person typed differs.</summary>
    public static bool Changed(HandledRecord of, RecordValues? before, RecordValues after) =>
        before is null || of.Model.Fields.Any(f => FormModel.IsTyped(f) && !JsonNode.DeepEquals(before[f.Key], after[f.Key]));

    /// <summary>The next content, unless nothing differs. What stood in a stage that was opened again is struck through, not lost (R06).</summary>
    public static async Task WriteAsync(Act act, HandledRecord of, RecordValues? before, RecordValues values, FillingFacts facts)
    {
        if (before is not null && before.Canonical() == values.Canonical())
            return;
        var reworked = before is null ? [] : Reworked(of, before, values, facts).ToList();
        await RecordContents.AddAsync(act, of.Of, values, facts);
        act.Db.AddRange(reworked.Select(struck => CorrectRecord.Correction(act, of.Record, struck, CorrectionReason.Reworked, null)));
        of.Record.Corrections += reworked.Count;
    }

    private static IEnumerable<(string Place, string Label, string Before, string After)> Reworked(HandledRecord of, RecordValues before, RecordValues after, FillingFacts facts)
    {
        var once = of.Of.Moves.Select(m => m.Ends).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var again = RecordStages.Fields(of.Model.Form, once).Where(FormModel.IsTyped).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        return CorrectRecord.Differences(of.Model, before, after, new FieldText(facts.Zone))
            .Where(d => d.Before.Length > 0 && again.Contains(d.Place.Split(FillingCheck.Separator)[0]) && IsTyped(of.Model, d.Place));
    }

    private static bool IsTyped(FormModel model, string place) =>
        place.Split(FillingCheck.Separator) is [var table, _, var column] ? model.Field(table)?.Columns.Find(c => c.Key == column) is { } c && FormModel.IsTyped(c) : FormModel.IsTyped(model.Field(place)!);
}
