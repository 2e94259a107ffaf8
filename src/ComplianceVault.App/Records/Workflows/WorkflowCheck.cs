using System.Text.RegularExpressions;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.Expressions;

namespace ComplianceVault.App.Records.Workflows;

/// <summary>Whether a workflow of the pack makes sense: states that are reached and left, moves, guards, deadlines.</summary>
internal sealed partial class WorkflowCheck(Pack pack, string file, WorkflowFile workflow, FormFile? form)
{
    private readonly HashSet<string> states = workflow.States.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
    private readonly HashSet<string> stages = (form?.Stages ?? []).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Guards and deadlines that an expression or a rule decides.</summary>
    public int Decided { get; private set; }

    /// <summary>Guards that a person confirms.</summary>
    public List<string> Attested { get; } = [];

    /// <summary>Steps of a record under way whose time limit only words say: nobody is reminded of it.</summary>
    public List<string> InWords { get; } = [];

    public void Run(IReadOnlySet<string> rules)
    {
        if (file != Path.Combine(WorkflowFile.Directory, workflow.Id + ".yaml"))
            Fault("id", "pack.file-name", workflow.Id);
        pack.Doubled(file, workflow.States.Select((s, i) => ($"states[{i}].id", s.Id)));
        pack.Doubled(file, workflow.Moves.Select((m, i) => ($"moves[{i}].id", m.Id)));
        if (form is not null)
        {
            pack.Unknown(file, workflow.States.Select((s, i) => ($"states[{i}].stage", s.Stage)), stages);
            pack.Unknown(file, workflow.Moves.Select((m, i) => ($"moves[{i}].ends", m.Ends)), stages);
        }

        CheckHolds();
        CheckReach();
        foreach (var (move, i) in workflow.Moves.Select((m, i) => (m, i)))
            CheckMove($"moves[{i}]", move, rules);
    }

    private void CheckMove(string place, WorkflowMove move, IReadOnlySet<string> rules)
    {
        pack.Unknown(file, move.From.Select((s, i) => ($"{place}.from", s == WorkflowFile.New ? null : (string?)s)), states);
        pack.Unknown(file, [($"{place}.to", move.To)], states);
        var persons = (form is null ? [] : FormScope.Fields(form)).Where(f => f.Type is FieldType.Person or FieldType.Signature).Select(f => f.Key);
        pack.Unknown(file, move.Not.Select((n, i) => ($"{place}.not[{i}]", (string?)n)), workflow.Moves.Select(m => m.Id).Concat(persons).ToHashSet());
        foreach (var (guard, i) in move.Guards.Select((g, i) => (g, i)))
        {
            CheckGuard($"{place}.guards[{i}]", guard, rules);
            CheckLinks($"{place}.guards[{i}].if", guard, move);
        }

        if (form is not null && move.From.Contains(WorkflowFile.New) && form.Stages.Find(s => s.Id == move.Ends)?.Sections.SelectMany(s => s.Fields).FirstOrDefault(f => f.Type == FieldType.Signature) is { } early)
            Fault(place + ".ends", "pack.signature-at-start", early.Key);
        if (move.Due is not null && Sound($"{place}.due", move.Due, ExpressionType.Date, ExpressionType.Moment))
            Decided++;
        else if (move is { Due: null, Automatic: false, Says: { } says } && !move.From.Contains(WorkflowFile.New) && TimeLimit().IsMatch(says.Zh))
            InWords.Add($"{workflow.Id} {move.Id}: {says.Zh}");
        if (move.Automatic && move.Due is null && move.Guards.Count == 0)
            Fault(place + ".automatic", "pack.automatic-when", move.Id);
    }

    private void CheckGuard(string place, WorkflowGuard guard, IReadOnlySet<string> rules)
    {
        if (new[] { guard.If is not null, guard.Rule is not null, guard.Attest is not null }.Count(there => there) != 1)
            Fault(place, "pack.guard-one-kind", workflow.Id);
        pack.Unknown(file, [($"{place}.rule", guard.Rule)], rules);
        if (guard.Attest is { } sentence)
            Attested.Add($"{workflow.Id}: {sentence.Zh}");
        else if (guard.Rule is not null || (guard.If is not null && Sound($"{place}.if", guard.If, ExpressionType.Boolean)))
            Decided++;
        if (guard.If is not null && guard.Says is null)
            Fault(place, "pack.guard-says", workflow.Id);
    }

    /// <summary>A step that waits for a record of another form: one of the two must be able to name the other by then.</summary>
    private void CheckLinks(string place, WorkflowGuard guard, WorkflowMove move)
    {
        if (form is null || guard.If is not { } condition || !condition.Contains(">= 1", StringComparison.Ordinal) || Expression.Parse(condition, FormScope.Of(form), ExpressionType.Boolean) is not { Succeeded: true } parsed)
            return;
        var open = StagesBefore(move);
        var own = form.Stages.Where(s => open.Contains(s.Id)).SelectMany(s => s.Sections).SelectMany(s => s.Fields);
        foreach (var other in parsed.Value.Forms.Where(f => f != form.Number && !Names(own, f)))
        {
            if (pack.All<FormFile>().FirstOrDefault(f => f.Number == other) is { Way: not FormWay.Computed } named && !Names(FormScope.Fields(named), form.Number))
                pack.Fault(file, place, Error.Invalid("pack.link-impossible", file, place, other));
        }
    }

    private static bool Names(IEnumerable<FormField> fields, string number) =>
        fields.SelectMany(f => f.Columns.Prepend(f)).Any(f => f.To.Contains($"record:{number}") || f.To.Contains("record"));

    /// <summary>The stages that were or are open when a step is made, by whichever way the record came there.</summary>
    private HashSet<string> StagesBefore(WorkflowMove move)
    {
        var before = move.From.ToHashSet(StringComparer.Ordinal);
        while (workflow.Moves.Any(m => before.Contains(m.To) && m.From.Any(before.Add)))
        {
        }

        var opened = workflow.States.Where(s => before.Contains(s.Id)).Select(s => s.Stage);
        var begun = workflow.Moves.Where(m => m.From.Contains(WorkflowFile.New) && before.Contains(WorkflowFile.New)).Select(m => m.Ends);
        return [.. opened.Concat(begun).OfType<string>()];
    }

    private bool Sound(string place, string text, params ReadOnlySpan<ExpressionType> wanted)
    {
        var parsed = Expression.Parse(text, form is null ? new ExpressionScope([]) : FormScope.Of(form), wanted);
        if (!parsed.Succeeded)
        {
            pack.Fault(file, place, parsed.Error);
            return false;
        }

        pack.Unknown(file, parsed.Value.States.Select(s => (place, (string?)s)), states);
        pack.Unknown(file, parsed.Value.Forms.Select(f => (place, (string?)f)), pack.All<FormFile>().Select(f => f.Number).ToHashSet());
        return true;
    }

    /// <summary>A living record holds in some state, and in no state that is an end; others hold in none.</summary>
    private void CheckHolds()
    {
        if (form is null)
            return;
        var holding = workflow.States.Where(s => s.Holds).ToList();
        if (workflow.KeptBy is null && (form.Way == FormWay.Living) != (holding.Count > 0))
            Fault("states", "pack.state-holds", workflow.Id);
        foreach (var state in holding.Where(s => s.End))
            Fault("states", "pack.state-holds", state.Id);
    }

    /// <summary>Every state is reached from nothing, and every state that is no end can be left.</summary>
    private void CheckReach()
    {
        var reached = new HashSet<string> { WorkflowFile.New };
        while (workflow.Moves.Any(m => m.From.Any(reached.Contains) && reached.Add(m.To)))
        {
        }

        foreach (var (state, i) in workflow.States.Select((s, i) => (s, i)))
        {
            if (!reached.Contains(state.Id))
                Fault($"states[{i}]", "pack.state-unreached", state.Id);
            if (!state.End && !workflow.Moves.Any(m => m.From.Contains(state.Id) && m.To != state.Id))
                Fault($"states[{i}]", "pack.state-without-way-out", state.Id);
        }
    }

    private void Fault(string key, string code, string name) => pack.Fault(file, key, Error.Invalid(code, file, key, name));

    [GeneratedRegex("[0-9]+ ?(个?工作日|个?(工作)?小时|分钟|天|日|个?月)|当[天日]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeLimit();
}
