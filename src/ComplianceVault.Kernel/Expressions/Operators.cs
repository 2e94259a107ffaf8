namespace ComplianceVault.Kernel.Expressions;

/// <summary>What stands between two values.</summary>
internal static class Operators
{
    public static Result<Bound> Bind(Binder binder, Binary binary) => binary.Sign switch
    {
        "and" or "or" => Logic(binder, binary),
        "in" => In(binder, binary),
        "+" or "-" or "*" or "/" => Arithmetic(binder, binary),
        _ => Comparison(binder, binary),
    };

    // Three values: what is false stays false beside nothing, what is true stays true.
    private static Result<Bound> Logic(Binder binder, Binary binary)
    {
        var left = binder.Bind(binary.Left, ExpressionType.Boolean);
        if (!left.Succeeded)
            return left;
        var right = binder.Bind(binary.Right, ExpressionType.Boolean);
        if (!right.Succeeded)
            return right;
        var decides = binary.Sign == "or";
        return new Bound(ExpressionType.Boolean, f =>
        {
            var first = left.Value.Evaluate(f);
            if (first is bool known && known == decides)
                return decides;
            var second = right.Value.Evaluate(f);
            if (second is bool other && other == decides)
                return decides;
            return first is null || second is null ? null : !decides;
        });
    }

    private static Result<Bound> In(Binder binder, Binary binary)
    {
        var item = binder.Bind(binary.Left, ExpressionType.Text);
        if (!item.Succeeded)
            return item;
        var among = binder.Bind(binary.Right, ExpressionType.List, ExpressionType.Text);
        if (!among.Succeeded)
            return among;
        return new Bound(ExpressionType.Boolean, f => (item.Value.Evaluate(f), among.Value.Evaluate(f)) switch
        {
            (string word, IReadOnlyList<string> list) => list.Contains(word),
            (string word, string text) => text.Contains(word, StringComparison.Ordinal),
            _ => false,
        });
    }

    private static Result<Bound> Arithmetic(Binder binder, Binary binary)
    {
        var left = binder.Bind(binary.Left, ExpressionType.Number);
        if (!left.Succeeded)
            return left;
        var right = binder.Bind(binary.Right, ExpressionType.Number);
        if (!right.Succeeded)
            return right;
        return new Bound(ExpressionType.Number, f =>
            left.Value.Evaluate(f) is decimal a && right.Value.Evaluate(f) is decimal b ? Calculate(binary.Sign, a, b) : null);
    }

    // What no longer fits into a decimal is nothing, as division by zero is.
    private static object? Calculate(string sign, decimal a, decimal b)
    {
        try
        {
            return sign switch
            {
                "+" => a + b,
                "-" => a - b,
                "*" => a * b,
                _ => b == 0 ? null : a / b,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static Result<Bound> Comparison(Binder binder, Binary binary)
    {
        var equality = binary.Sign is "=" or "!=";
        ReadOnlySpan<ExpressionType> ordered = [ExpressionType.Number, ExpressionType.Date, ExpressionType.Moment];
        ReadOnlySpan<ExpressionType> all = [ExpressionType.Number, ExpressionType.Date, ExpressionType.Moment, ExpressionType.Text, ExpressionType.Boolean];
        var left = binder.Bind(binary.Left, equality ? all : ordered);
        if (!left.Succeeded)
            return left;
        var right = binder.Bind(binary.Right, equality ? all : ordered);
        if (!right.Succeeded)
            return right;
        // Whether there is a value at all is asked with filled() and empty().
        if (left.Value.Type == ExpressionType.Nothing || right.Value.Type != left.Value.Type)
            return Binder.Wrong(binary.Right, left.Value.Type, right.Value.Type);
        return new Bound(ExpressionType.Boolean, f => Compare(binary.Sign, left.Value.Evaluate(f), right.Value.Evaluate(f)));
    }

    private static bool Compare(string sign, object? a, object? b)
    {
        if (a is null || b is null)
            return sign == "!=";
        if (a is string or bool)
            return a.Equals(b) == (sign == "=");
        var order = ((IComparable)a).CompareTo(b);
        return sign switch
        {
            "=" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }
}
