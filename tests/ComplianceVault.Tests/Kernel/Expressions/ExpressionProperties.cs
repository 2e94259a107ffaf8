using ComplianceVault.Kernel.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace ComplianceVault.Tests.Kernel.Expressions;

/// <summary>Whatever text comes in, reading ends with an expression or a place; whatever values there are, working out gives the promised type.</summary>
public class ExpressionProperties
{
    private static readonly string[] Words =
    [
        "amount", "impact", "due", "closed", "major", "tags", "items", "price", "result", "now", "today", "(", ")", ",", "+", "-", "*", "/", "=", "!=", "<", ">=", "and", "or",
        "not", "in", "if(", "sum(items,", "count(items,", "any(items,", "workdays(", "workhours(", "days(", "months(", "hours_between(", "round(", "filled(", "1", "2.5",
        "999999999999999999", "'高'", "nothing", "true",
    ];

    // What the generator may write beyond the language.
    private static readonly string[] Bounds = ["expression.too-long", "expression.nested-table"];

    private static readonly object?[] Amounts = [null, 0m, -1m, 12.5m, decimal.MaxValue, decimal.MinValue, 49_999m];
    private static readonly object?[] Days = [null, DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2024, 2, 29)];
    private static readonly object?[] Moments = [null, DateTimeOffset.MinValue.AddDays(2), DateTimeOffset.MaxValue.AddDays(-2), new DateTimeOffset(2024, 5, 1, 1, 2, 3, TimeSpan.Zero)];

    [Fact]
    public void AnyRowOfWords_IsReadOrRefusedAtAPlaceWithinTheText()
    {
        var texts = Gen.Elements(Words).ArrayOf().Where(w => w.Length < 40).Select(w => string.Join(' ', w)).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            var read = Expression.Parse(text, ExpressionTests.Scope);
            return read.Succeeded || read.Error.Arguments[0] is int at && at >= 1 && at <= Expression.Longest + 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void WellTypedExpression_GivesItsTypeOrNothing_ForAnyValues()
    {
        var expressions = Typed(ExpressionType.Boolean, 4).SelectMany(
            text => Gen.Elements(Amounts).Two().SelectMany(a => Gen.Elements(Days).SelectMany(d => Gen.Elements(Moments).Select(m => (Text: text, Amount: a, Day: d, Moment: m))))).ToArbitrary();
        Prop.ForAll(expressions, given =>
        {
            var parsed = Expression.Parse(given.Text, ExpressionTests.Scope);
            if (!parsed.Succeeded)
                return Bounds.Contains(parsed.Error.Code);
            var value = parsed.Value.Evaluate(ExpressionTests.Values(Named(given.Amount.Item1, given.Amount.Item2, given.Day, given.Moment))).Value;
            return value is null or bool;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Denial_TurnsEveryKnownConditionRound()
    {
        Prop.ForAll(Typed(ExpressionType.Boolean, 3).ToArbitrary(), text =>
        {
            var (plain, denied) = (Expression.Parse(text, ExpressionTests.Scope), Expression.Parse($"not ({text})", ExpressionTests.Scope));
            if (!plain.Succeeded || !denied.Succeeded)
                return Bounds.Contains((plain.Error ?? denied.Error)!.Code);
            var value = plain.Value.Evaluate(ExpressionTests.Values()).Value;
            return Equals(denied.Value.Evaluate(ExpressionTests.Values()).Value, value is bool b ? !b : null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static Func<string, object?> Named(object? amount, object? price, object? day, object? moment) => name => name switch
    {
        "amount" => amount,
        "due" or "today" => day,
        "closed" or "now" or "entered" => moment,
        "items" => (IReadOnlyList<IExpressionRow>)[new ExpressionTests.Row(price as decimal?, null), new ExpressionTests.Row(1m, "合格")],
        "major" => amount is null ? null : true,
        _ => null,
    };

    private static Gen<string> Typed(ExpressionType type, int depth)
    {
        if (depth == 0)
            return Leaf(type);
        var (number, day, moment, condition) = (Lazy(ExpressionType.Number, depth), Lazy(ExpressionType.Date, depth), Lazy(ExpressionType.Moment, depth), Lazy(ExpressionType.Boolean, depth));
        return type switch
        {
            ExpressionType.Number => Gen.OneOf(
                Leaf(type), Two(number, Gen.Elements("+", "-", "*", "/"), number), Calls("max", number, number), Calls("days_between", day, day),
                Calls("workdays_between", day, day), Calls("workhours_between", moment, moment), number.Select(n => $"sum(items, price * ({n}))")),
            ExpressionType.Date => Gen.OneOf(Leaf(type), Calls("days", day, number), Calls("workdays", day, number), Calls("months", day, number), Calls("years", day, number), number.Select(n => $"day({n}, 2, {n})"), moment.Select(m => $"date({m})")),
            ExpressionType.Moment => Gen.OneOf(Leaf(type), Calls("hours", moment, number), Calls("workhours", moment, number)),
            _ => Gen.OneOf(
                Leaf(type), Two(number, Gen.Elements("<", "<=", ">", ">=", "=", "!="), number), Two(day, Gen.Elements("<", "=", "!="), day), Two(moment, Gen.Elements("<", ">="), moment),
                Two(condition, Gen.Elements("and", "or"), condition), condition.Select(c => $"not ({c})"), number.Select(n => $"any(items, price > ({n}))"), day.Select(d => $"filled({d})")),
        };
    }

    private static Gen<string> Lazy(ExpressionType type, int depth) => Gen.Constant(0).SelectMany(_ => Typed(type, depth - 1));

    private static Gen<string> Leaf(ExpressionType type) => type switch
    {
        ExpressionType.Number => Gen.Elements("amount", "1", "0", "30000", "2.5"),
        ExpressionType.Date => Gen.Elements("due", "today"),
        ExpressionType.Moment => Gen.Elements("closed", "now", "entered"),
        _ => Gen.Elements("major", "true", "impact = '组'", "'P1' in tags"),
    };

    private static Gen<string> Two(Gen<string> left, Gen<string> sign, Gen<string> right) =>
        left.SelectMany(l => sign.SelectMany(s => right.Select(r => $"(({l}) {s} ({r}))")));

    private static Gen<string> Calls(string function, Gen<string> first, Gen<string> second) => first.SelectMany(a => second.Select(b => $"{function}({a}, {b})"));
}
