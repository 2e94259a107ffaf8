namespace ComplianceVault.Kernel.Expressions;

/// <summary>The functions an expression may call (docs/pack.md). Each takes the binder and the call and gives a typed piece.</summary>
internal static class Functions
{
    private static readonly Dictionary<string, Func<Binder, Call, Result<Bound>>> All = new(StringComparer.Ordinal)
    {
        ["if"] = If,
        ["filled"] = (b, c) => Presence(b, c, filled: true),
        ["empty"] = (b, c) => Presence(b, c, filled: false),
        ["round"] = Round,
        ["min"] = (b, c) => Extreme(b, c, sign: -1),
        ["max"] = (b, c) => Extreme(b, c, sign: 1),
        ["count"] = TableFunctions.Count,
        ["any"] = TableFunctions.Any,
        ["all"] = TableFunctions.All,
        ["sum"] = TableFunctions.Sum,
        ["least"] = TableFunctions.Least,
        ["most"] = TableFunctions.Most,
        ["linked"] = Linked,
        ["visited"] = Visited,
    };

    static Functions()
    {
        foreach (var (name, function) in TimeFunctions.All)
            All.Add(name, function);
    }

    public static IEnumerable<string> Names => All.Keys;

    public static Result<Bound> Bind(Binder binder, Call call) =>
        All.TryGetValue(call.Function, out var function) ? function(binder, call) : Error.Invalid("expression.unknown-function", call.At, call.Function);

    internal static Error Arguments(Call call) => Error.Invalid("expression.arguments", call.At, call.Function);

    private static Result<Bound> If(Binder binder, Call call)
    {
        if (call.Arguments is not [var when, var then, var otherwise])
            return Arguments(call);
        var condition = binder.Bind(when, ExpressionType.Boolean);
        if (!condition.Succeeded)
            return condition;
        var (first, second) = (binder.Bind(then), binder.Bind(otherwise));
        if (!first.Succeeded || !second.Succeeded)
            return first.Succeeded ? second : first;
        var type = first.Value.Type == ExpressionType.Nothing ? second.Value.Type : first.Value.Type;
        if (second.Value.Type != type && second.Value.Type != ExpressionType.Nothing)
            return Binder.Wrong(otherwise, type, second.Value.Type);
        return new Bound(type, f => condition.Value.Evaluate(f) is true ? first.Value.Evaluate(f) : second.Value.Evaluate(f));
    }

    private static Result<Bound> Presence(Binder binder, Call call, bool filled)
    {
        if (call.Arguments is not [var argument])
            return Arguments(call);
        if (argument is NameUse && !binder.InRow && binder.Table(argument) is { Succeeded: true, Value: var table })
            return new Bound(ExpressionType.Boolean, f => TableFunctions.Rows(f, table.Name).Count > 0 == filled);
        var bound = binder.Bind(argument);
        return bound.Succeeded ? new Bound(ExpressionType.Boolean, f => IsThere(bound.Value.Evaluate(f)) == filled) : bound;
    }

    private static bool IsThere(object? value) => value switch
    {
        null => false,
        string text => !string.IsNullOrWhiteSpace(text),
        IReadOnlyList<string> list => list.Count > 0,
        _ => true,
    };

    private static Result<Bound> Round(Binder binder, Call call)
    {
        if (call.Arguments is not [var number, Literal { Value: decimal digits and >= 0 and <= 10 }])
            return Arguments(call);
        var bound = binder.Bind(number, ExpressionType.Number);
        return bound.Succeeded
            ? new Bound(ExpressionType.Number, f => bound.Value.Evaluate(f) is decimal value ? Math.Round(value, (int)digits, MidpointRounding.AwayFromZero) : null)
            : bound;
    }

    private static Result<Bound> Extreme(Binder binder, Call call, int sign)
    {
        if (call.Arguments is not [var a, var b])
            return Arguments(call);
        var first = binder.Bind(a, ExpressionType.Number, ExpressionType.Date, ExpressionType.Moment);
        if (!first.Succeeded)
            return first;
        var second = binder.Bind(b, first.Value.Type);
        return second.Succeeded
            ? new Bound(first.Value.Type, f => (first.Value.Evaluate(f), second.Value.Evaluate(f)) switch
            {
                ({ } x, { } y) => Math.Sign(((IComparable)x).CompareTo(y)) == sign ? x : y,
                _ => null,
            })
            : second;
    }

    private static Result<Bound> Linked(Binder binder, Call call)
    {
        if (call.Arguments.Count is not (1 or 2) || call.Arguments.Any(a => a is not Literal { Value: string }))
            return Arguments(call);
        var words = call.Arguments.Cast<Literal>().Select(l => (string)l.Value!).ToArray();
        binder.Forms.Add(words[0]);
        return new Bound(ExpressionType.Number, f => (decimal)f.Values.Linked(words[0], words.ElementAtOrDefault(1)));
    }

    private static Result<Bound> Visited(Binder binder, Call call)
    {
        if (call.Arguments is not [Literal { Value: string state }])
            return Arguments(call);
        binder.States.Add(state);
        return new Bound(ExpressionType.Number, f => (decimal)f.Values.Visited(state));
    }
}
