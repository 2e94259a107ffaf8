namespace ComplianceVault.Kernel.Expressions;

/// <summary>Counting over the rows of a table. Tables are not nested, so the work is the number of rows times the length of the expression.</summary>
internal static class TableFunctions
{
    public static Result<Bound> Count(Binder binder, Call call) =>
        call.Arguments.Count == 1
            ? Over(binder, call, null, ExpressionType.Number, (rows, _, _) => (decimal)rows.Count)
            : Over(binder, call, ExpressionType.Boolean, ExpressionType.Number, (rows, frame, holds) => (decimal)rows.Count(r => In(frame, r, holds!) is true));

    public static Result<Bound> Any(Binder binder, Call call) =>
        Over(binder, call, ExpressionType.Boolean, ExpressionType.Boolean, (rows, frame, holds) => rows.Any(r => In(frame, r, holds!) is true));

    public static Result<Bound> All(Binder binder, Call call) =>
        Over(binder, call, ExpressionType.Boolean, ExpressionType.Boolean, (rows, frame, holds) => rows.All(r => In(frame, r, holds!) is true));

    public static Result<Bound> Sum(Binder binder, Call call) =>
        Over(binder, call, ExpressionType.Number, ExpressionType.Number, (rows, frame, number) => Total(Numbers(rows, frame, number!)));

    public static Result<Bound> Least(Binder binder, Call call) =>
        Over(binder, call, ExpressionType.Number, ExpressionType.Number, (rows, frame, number) => Numbers(rows, frame, number!).Select(n => (object)n).DefaultIfEmpty().Min());

    public static Result<Bound> Most(Binder binder, Call call) =>
        Over(binder, call, ExpressionType.Number, ExpressionType.Number, (rows, frame, number) => Numbers(rows, frame, number!).Select(n => (object)n).DefaultIfEmpty().Max());

    internal static IReadOnlyList<IExpressionRow> Rows(Frame frame, string table) => frame.Values.Value(table) as IReadOnlyList<IExpressionRow> ?? [];

    private static Result<Bound> Over(
        Binder binder, Call call, ExpressionType? wanted, ExpressionType result, Func<IReadOnlyList<IExpressionRow>, Frame, Bound?, object?> work)
    {
        if (call.Arguments.Count != (wanted is null ? 1 : 2))
            return Functions.Arguments(call);
        var table = binder.Table(call.Arguments[0]);
        if (!table.Succeeded)
            return table.Error;
        if (wanted is not { } type)
            return new Bound(result, f => work(Rows(f, table.Value.Name), f, null));
        var each = binder.BindInRow(table.Value.Columns, call.Arguments[1], type);
        return each.Succeeded ? new Bound(result, f => work(Rows(f, table.Value.Name), f, each.Value)) : each;
    }

    private static object? In(Frame frame, IExpressionRow row, Bound each)
    {
        frame.Row = row;
        var value = each.Evaluate(frame);
        frame.Row = null;
        return value;
    }

    private static IEnumerable<decimal> Numbers(IReadOnlyList<IExpressionRow> rows, Frame frame, Bound number) =>
        rows.Select(r => In(frame, r, number)).OfType<decimal>();

    private static decimal? Total(IEnumerable<decimal> numbers)
    {
        try
        {
            return numbers.Sum();
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
