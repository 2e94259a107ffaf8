namespace ComplianceVault.Kernel.Expressions;

/// <summary>The types of values. Their CLR forms: <see cref="string"/>, <see cref="decimal"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>,
/// <see cref="bool"/>, a list of strings, a list of rows; nothing is null.</summary>
public enum ExpressionType
{
    Nothing,
    Text,
    Number,
    Date,
    Moment,
    Boolean,
    List,
    Table,
}

/// <summary>A name an expression may use; a table has typed columns.</summary>
public sealed record ExpressionName(ExpressionType Type, IReadOnlyDictionary<string, ExpressionType>? Columns = null);

/// <summary>The names that an expression may use, and nothing else; what every expression sees beside them (<c>today</c>, <c>now</c> …) is added.</summary>
public sealed class ExpressionScope
{
    private static readonly (string Name, ExpressionType Type)[] Common =
    [
        ("today", ExpressionType.Date), ("now", ExpressionType.Moment), ("created", ExpressionType.Moment), ("entered", ExpressionType.Moment),
        ("raised", ExpressionType.Moment), ("actor", ExpressionType.Text), ("state", ExpressionType.Text),
    ];

    private readonly Dictionary<string, ExpressionName> names;

    public ExpressionScope(IEnumerable<KeyValuePair<string, ExpressionName>> fields)
    {
        names = Common.ToDictionary(c => c.Name, c => new ExpressionName(c.Type), StringComparer.Ordinal);
        foreach (var (name, type) in fields)
            names[name] = type;
    }

    /// <summary>Names that a field may not take.</summary>
    public static IReadOnlySet<string> Reserved { get; } =
        Common.Select(c => c.Name).Concat(["and", "or", "not", "in", "if", "true", "false", "nothing"]).ToHashSet(StringComparer.Ordinal);

    internal ExpressionName? Find(string name) => names.GetValueOrDefault(name);
}

/// <summary>A row of a table: values by column.</summary>
public interface IExpressionRow
{
    /// <summary>Null where there is none.</summary>
    object? Value(string column);
}

/// <summary>What an expression is worked out from: the values of one record, and the calendar. It reaches nothing else.</summary>
public sealed record ExpressionValues
{
    /// <summary>A name's value in its CLR form; null where there is none.</summary>
    public required Func<string, object?> Value { get; init; }

    public required WorkingTime.WorkingCalendar Calendar { get; init; }

    public required WorkingTime.WorkingClock Clock { get; init; }

    /// <summary>The company's zone: which day a moment belongs to.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Number of linked records of a form, in a state when one is named.</summary>
    public Func<string, string?, int> Linked { get; init; } = (_, _) => 0;

    /// <summary>How often the record was in a state.</summary>
    public Func<string, int> Visited { get; init; } = _ => 0;
}

/// <summary>The outcome; <see cref="ProvisionalYear"/> names a year without a published calendar that a deadline passed through (R49).</summary>
public sealed record ExpressionOutcome(object? Value, int? ProvisionalYear)
{
    /// <summary>A condition that is nothing does not hold.</summary>
    public bool Holds => Value is true;
}
