namespace ComplianceVault.Kernel.Expressions;

/// <summary>
/// A condition, a value or a deadline of a form, workflow or duty (docs/pack.md, Expressions): typed, without loops or assignment, bounded by its length,
/// and unable to see anything but the values given.
/// </summary>
public sealed class Expression
{
    /// <summary>Longest text, in characters.</summary>
    public const int Longest = 1000;

    private readonly Bound root;

    private Expression(string text, Bound root, Binder binder)
    {
        (Text, this.root) = (text, root);
        (Names, Forms, States) = (binder.Names, binder.Forms, binder.States);
    }

    public string Text { get; }

    public ExpressionType Type => root.Type;

    /// <summary>The names it uses.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>Numbers of forms whose linked records it counts.</summary>
    public IReadOnlySet<string> Forms { get; }

    /// <summary>States it names in <c>visited</c>.</summary>
    public IReadOnlySet<string> States { get; }

    /// <summary>
    /// Refusals, with the column first: <c>expression.too-long</c>, <c>expression.too-deep</c>, <c>expression.unexpected</c> (the word),
    /// <c>expression.ends-early</c>, <c>expression.unknown-name</c> (the name), <c>expression.unknown-function</c> (the name), <c>expression.arguments</c> (the
    /// function), <c>expression.type</c> (what is wanted, what stands there), <c>expression.nested-table</c>.
    /// </summary>
    public static Result<Expression> Parse(string text, ExpressionScope scope)
    {
        var syntax = Syntax.Read(text);
        if (!syntax.Succeeded)
            return syntax.Error;
        var binder = new Binder(scope);
        var bound = binder.Bind(syntax.Value);
        return bound.Succeeded ? new Expression(text, bound.Value, binder) : bound.Error;
    }

    /// <summary>The same, for a place that wants one of these types; a value that is always nothing fits everywhere.</summary>
    public static Result<Expression> Parse(string text, ExpressionScope scope, params ReadOnlySpan<ExpressionType> wanted)
    {
        var parsed = Parse(text, scope);
        if (!parsed.Succeeded || parsed.Value.Type == ExpressionType.Nothing || wanted.Contains(parsed.Value.Type))
            return parsed;
        return Error.Invalid("expression.type", 1, wanted[0], parsed.Value.Type);
    }

    /// <summary>Never throws for any values of the declared types: what cannot be worked out is nothing.</summary>
    public ExpressionOutcome Evaluate(ExpressionValues values)
    {
        var frame = new Frame(values);
        var value = root.Evaluate(frame);
        return new(value, frame.ProvisionalYear);
    }

    public override string ToString() => Text;
}

/// <summary>A typed piece of an expression, ready to be worked out.</summary>
internal sealed record Bound(ExpressionType Type, Func<Frame, object?> Evaluate);

/// <summary>The values of one evaluation, and the row that a table's condition looks at.</summary>
internal sealed class Frame(ExpressionValues values)
{
    public ExpressionValues Values { get; } = values;

    public IExpressionRow? Row { get; set; }

    public int? ProvisionalYear { get; private set; }

    public DateOnly Day(object value) => value is DateOnly day ? day : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime((DateTimeOffset)value, Values.Zone).DateTime);

    public void Touch(int? provisionalYear) => ProvisionalYear ??= provisionalYear;
}
