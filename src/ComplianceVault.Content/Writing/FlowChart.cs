using System.Text.RegularExpressions;
using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Writing;

/// <summary>What a line of a flow is: a beginning or end, a step of someone, a question with a way out.</summary>
public enum FlowStepKind
{
    Terminal,
    Step,
    Decision,
}

/// <summary>One line of a flow. <see cref="Who"/> belongs to a step, <see cref="Otherwise"/> says where 否 leads from a decision.</summary>
public sealed record FlowStep(FlowStepKind Kind, string Text, string? Who = null, string? Otherwise = null);

/// <summary>
/// A flow from top to bottom, one line a step: <c>(开始：…)</c> and <c>(结束)</c> at its ends, between them <c>[谁] 做什么</c> and
/// <c>&lt;问题？&gt; 否：去向</c>. It fits on one page and keeps its texts short, so that it can be drawn without measuring fonts.
/// </summary>
public sealed partial class FlowChart
{
    public const int LongestText = 22;

    private const int LongestRole = 14;
    private const int FewestSteps = 3;
    private const int MostSteps = 12;
    private const int MostDecisions = 4;

    private FlowChart(IReadOnlyList<FlowStep> steps) => Steps = steps;

    public IReadOnlyList<FlowStep> Steps { get; }

    /// <summary>
    /// Refusals: <c>writing.flow-line</c> (a line that is none of the three), <c>writing.flow-text-long</c> (the line, the limit),
    /// <c>writing.flow-ends</c> (it must begin and end with a terminal and have none between), <c>writing.flow-size</c> (fewest and most lines,
    /// most decisions).
    /// </summary>
    public static Result<FlowChart> Parse(string text)
    {
        var steps = new List<FlowStep>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Step(line) is not { } step)
                return Error.Invalid("writing.flow-line", line);
            if (IsTooLong(step))
                return Error.Invalid("writing.flow-text-long", line, LongestText);
            steps.Add(step);
        }

        if (steps.Count is < FewestSteps or > MostSteps || steps.Count(step => step.Kind == FlowStepKind.Decision) > MostDecisions)
            return Error.Invalid("writing.flow-size", FewestSteps, MostSteps, MostDecisions);
        var areEndsRight = steps.Select((step, i) => (step.Kind == FlowStepKind.Terminal) == (i == 0 || i == steps.Count - 1)).All(right => right);
        return areEndsRight ? new FlowChart(steps) : Error.Invalid("writing.flow-ends");
    }

    private static FlowStep? Step(string line)
    {
        if (Terminal().Match(line) is { Success: true } terminal)
            return new(FlowStepKind.Terminal, terminal.Groups["text"].Value);
        if (Work().Match(line) is { Success: true } work)
            return new(FlowStepKind.Step, work.Groups["text"].Value, Who: work.Groups["who"].Value);
        return Decision().Match(line) is { Success: true } decision
            ? new(FlowStepKind.Decision, decision.Groups["text"].Value, Otherwise: decision.Groups["no"].Value)
            : null;
    }

    private static bool IsTooLong(FlowStep step) =>
        step.Text.Length > LongestText || step.Who?.Length > LongestRole || step.Otherwise?.Length > LongestText;

    [GeneratedRegex(@"^\((?<text>[^()]+)\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Terminal();

    [GeneratedRegex(@"^\[(?<who>[^\[\]]+)\]\s*(?<text>[^\s\[\]].*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Work();

    [GeneratedRegex(@"^<(?<text>[^<>]+)>\s*否：\s*(?<no>[^\s<>].*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decision();
}
