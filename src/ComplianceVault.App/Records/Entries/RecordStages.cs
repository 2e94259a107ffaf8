using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;

namespace ComplianceVault.App.Records.Entries;

/// <summary>
/// Which stages of a form a record under way has behind it, and which are open (decision 14): a field is free until the step that ends its stage; a step back to a
/// state with an earlier stage opens that one and all after it again.
/// </summary>
internal static class RecordStages
{
    public static IReadOnlySet<string> Committed(FormFile form, WorkflowFile workflow, IReadOnlyList<RecordMove> moves)
    {
        var committed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var move in moves)
        {
            if (move.Ends is { } ended)
                committed.Add(ended);
            if (move.To == WorkflowFile.New)
                committed.Clear();
            else if (StageOf(workflow, move.To) is { } opened && committed.Contains(opened))
                committed.ExceptWith(form.Stages.SkipWhile(s => s.Id != opened).Select(s => s.Id));
        }

        return committed;
    }

    /// <summary>The stage of the state, and those that a step from it would end; before the first step, what the first state opens where no step ends a stage.</summary>
    public static IReadOnlySet<string> Open(IEnumerable<WorkflowFile> workflows, string state)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var workflow in workflows)
        {
            var moves = workflow.Moves.Where(m => m.From.Contains(state)).ToList();
            var stages = moves.Select(m => m.Ends).Append(StageOf(workflow, state)).OfType<string>().ToList();
            open.UnionWith(stages.Count == 0 && state == WorkflowFile.New ? moves.Select(m => StageOf(workflow, m.To)).OfType<string>() : stages);
        }

        return open;
    }

    public static IEnumerable<FormField> Fields(FormFile form, IReadOnlySet<string> stages) =>
        form.Stages.Where(s => stages.Contains(s.Id)).SelectMany(s => s.Sections).SelectMany(s => s.Fields);

    private static string? StageOf(WorkflowFile workflow, string state) => workflow.States.Find(s => s.Id == state)?.Stage;
}
