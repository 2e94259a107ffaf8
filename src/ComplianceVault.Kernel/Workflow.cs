namespace ComplianceVault.Kernel;

/// <summary>One allowed step: in state <paramref name="From"/> the act leads to <paramref name="To"/>.</summary>
public sealed record Move<TState, TAct>(TState From, TAct Act, TState To)
    where TState : struct, Enum
    where TAct : struct, Enum;

/// <summary>
/// A life cycle as a table of moves. What the table does not list is refused with the conflict <c>workflow.not-allowed</c>
/// (act, state), so that tests can enumerate every state with every act. A state has at most one move for an act.
/// </summary>
public sealed class Workflow<TState, TAct>
    where TState : struct, Enum
    where TAct : struct, Enum
{
    private readonly Dictionary<(TState, TAct), TState> table;

    public Workflow(params IReadOnlyList<Move<TState, TAct>> moves)
    {
        Moves = moves;
        table = moves.ToDictionary(m => (m.From, m.Act), m => m.To);
    }

    public IReadOnlyList<Move<TState, TAct>> Moves { get; }

    /// <summary>The state after the act, or the refusal.</summary>
    public Result<TState> Next(TState from, TAct act) =>
        table.TryGetValue((from, act), out var to)
            ? to
            : Error.Conflict("workflow.not-allowed", act, from);

    /// <summary>The acts the state allows, in the order of the table.</summary>
    public IEnumerable<TAct> Acts(TState from) => Moves.Where(m => m.From.Equals(from)).Select(m => m.Act);
}
