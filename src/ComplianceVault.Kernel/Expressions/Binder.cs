namespace ComplianceVault.Kernel.Expressions;

/// <summary>Looks up names and types, once, so that an expression that was accepted can be worked out without a check.</summary>
internal sealed class Binder(ExpressionScope scope)
{
    private IReadOnlyDictionary<string, ExpressionType>? columns;

    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Forms { get; } = new(StringComparer.Ordinal);

    public HashSet<string> States { get; } = new(StringComparer.Ordinal);

    public bool InRow => columns is not null;

    public Result<Bound> Bind(Syntax syntax) => syntax switch
    {
        Literal l => new Bound(l.Type, _ => l.Value),
        NameUse n => Name(n),
        Unary { Sign: "not" } u => Not(u),
        Unary u => Negate(u),
        Binary b => Operators.Bind(this, b),
        Call c => Functions.Bind(this, c),
        _ => throw new InvalidOperationException(syntax.ToString()),
    };

    /// <summary>Binds what must be of a type; nothing fits every type.</summary>
    public Result<Bound> Bind(Syntax syntax, params ReadOnlySpan<ExpressionType> wanted)
    {
        var bound = Bind(syntax);
        if (!bound.Succeeded || bound.Value.Type == ExpressionType.Nothing || wanted.Contains(bound.Value.Type))
            return bound;
        return Wrong(syntax, wanted[0], bound.Value.Type);
    }

    /// <summary>Binds a condition or number over the rows of a table.</summary>
    public Result<Bound> BindInRow(IReadOnlyDictionary<string, ExpressionType> of, Syntax syntax, ExpressionType wanted)
    {
        columns = of;
        var bound = Bind(syntax, wanted);
        columns = null;
        return bound;
    }

    /// <summary>The table that an argument names.</summary>
    public Result<(string Name, IReadOnlyDictionary<string, ExpressionType> Columns)> Table(Syntax syntax)
    {
        if (InRow)
            return Error.Invalid("expression.nested-table", syntax.At);
        if (syntax is not NameUse use)
            return Error.Invalid("expression.type", syntax.At, ExpressionType.Table, "");
        if (scope.Find(use.Name) is not { } found)
            return Error.Invalid("expression.unknown-name", use.At, use.Name);
        Names.Add(use.Name);
        return found is { Type: ExpressionType.Table, Columns: { } columnsOf }
            ? (use.Name, columnsOf)
            : Error.Invalid("expression.type", use.At, ExpressionType.Table, found.Type);
    }

    public static Error Wrong(Syntax syntax, ExpressionType wanted, ExpressionType found) => Error.Invalid("expression.type", syntax.At, wanted, found);

    private Result<Bound> Name(NameUse use)
    {
        if (columns?.TryGetValue(use.Name, out var column) == true)
            return new Bound(column, f => f.Row!.Value(use.Name));
        if (scope.Find(use.Name) is not { } found)
            return Error.Invalid("expression.unknown-name", use.At, use.Name);
        Names.Add(use.Name);
        return new Bound(found.Type, f => f.Values.Value(use.Name));
    }

    private Result<Bound> Not(Unary unary)
    {
        var operand = Bind(unary.Operand, ExpressionType.Boolean);
        return operand.Succeeded ? new Bound(ExpressionType.Boolean, f => operand.Value.Evaluate(f) is bool holds ? !holds : null) : operand;
    }

    private Result<Bound> Negate(Unary unary)
    {
        var operand = Bind(unary.Operand, ExpressionType.Number);
        return operand.Succeeded ? new Bound(ExpressionType.Number, f => operand.Value.Evaluate(f) is decimal number ? -number : null) : operand;
    }
}
