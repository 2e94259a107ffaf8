using System.Globalization;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel.Expressions;

namespace ComplianceVault.App.Obligations;

/// <summary>
/// A deadline of a duty upon an event in words of one language: <c>workdays(raised, 3)</c> is 事件关闭后 3 个工作日内. What it has no words for stays an expression.
/// </summary>
/// <param name="happening">What is said for <c>raised</c>: the event.</param>
/// <param name="nameOf">What a value of the event is called; null: nobody knows.</param>
/// <param name="optionOf">What an option of a value is called.</param>
public sealed class DeadlineWords(CultureInfo culture, string happening, Func<string, string?> nameOf, Func<string, string, string> optionOf)
{
    private static readonly HashSet<string> Spans = ["workdays", "days", "months", "years", "workhours", "hours"];

    public string Say(string expression) => Syntax.Read(expression) is { Succeeded: true, Value: var read } && Deadline(read) is { } words ? words : expression;

    private string? Deadline(Syntax syntax) => syntax switch
    {
        NameUse name => Word("deadline.by", Name(name)),
        Call { Function: "date", Arguments: [NameUse day] } => Word("deadline.same-day", Name(day)),
        Call { Function: "if", Arguments: [var condition, var then, var otherwise] } => Word("deadline.either", Condition(condition), Deadline(then), Deadline(otherwise)),
        Call { Arguments: [var from, Call { Function: "if", Arguments: [var condition, var then, var otherwise] }] } span =>
            Word("deadline.either", Condition(condition), Deadline(span with { Arguments = [from, then] }), Deadline(span with { Arguments = [from, otherwise] })),
        Call { Arguments: [NameUse from, var count] } span when Spans.Contains(span.Function) && Number(count) is { } number => Span(span.Function, Name(from), number),
        _ => null,
    };

    private string? Span(string span, string? from, decimal number) => number switch
    {
        0 => Word("deadline.same-day", from),
        < 0 => Word("deadline.before", from, Word($"deadline.{span}", -number)),
        _ => Word("deadline.after", from, Word($"deadline.{span}", number)),
    };

    private string? Condition(Syntax syntax) => syntax is Binary { Sign: "=", Left: NameUse name, Right: Literal { Value: string option } }
        ? Word("deadline.is", Name(name), optionOf(name.Name, option))
        : null;

    private string? Name(NameUse use) => use.Name == "raised" ? happening : nameOf(use.Name);

    private static decimal? Number(Syntax syntax) => syntax switch
    {
        Literal { Value: decimal number } => number,
        Unary { Sign: "-", Operand: Literal { Value: decimal number } } => -number,
        _ => null,
    };

    /// <summary>Without one of its parts nothing can be said.</summary>
    private string? Word(string code, params object?[] parts) => Array.Exists(parts, p => p is null) ? null : VaultWords.Of(code, [.. parts.OfType<object>()], culture);
}
