using System.Text.Json.Nodes;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;

namespace ComplianceVault.App.Records.Handling;

/// <summary>What the program sets on a record with a step and nobody types (decision 14): number, state, who and when of the stage that ends, due times.</summary>
internal static class SetFields
{
    /// <param name="next">The facts of the state to which the step leads.</param>
    public static void Set(HandledRecord of, PossibleMove by, RecordValues values, FillingFacts next)
    {
        foreach (var stage in of.Model.Form.Stages)
        {
            foreach (var field in stage.Sections.SelectMany(s => s.Fields).Where(f => f.Set is not null))
                Set(of, by, stage.Id, field, values, next);
        }
    }

    private static void Set(HandledRecord of, PossibleMove by, string stage, FormField field, RecordValues values, FillingFacts next)
    {
        switch (field.Set)
        {
            case FieldSetter.Number:
                values[field.Key] = JsonValue.Create(of.Record.Number);
                break;
            case FieldSetter.State:
                values[field.Key] = JsonValue.Create(by.To.Title.Zh);
                break;
            case FieldSetter.Actor when stage == by.Move.Ends:
                values[field.Key] = next.Actor.Write();
                break;
            case FieldSetter.Time when stage == by.Move.Ends:
                values[field.Key] = field.Type == FieldType.Date ? FieldText.Of(next.Today) : FieldText.Of(next.Now);
                break;
            // What counts from `entered` is set when the state is entered that opens its stage; all else with the first step.
            case FieldSetter.Due when values[field.Key] is null && (stage == by.To.Stage || field.Value?.Contains("entered", StringComparison.Ordinal) != true):
                values[field.Key] = of.Model.Worked(field, values, next);
                break;
            default:
                break;
        }
    }
}
