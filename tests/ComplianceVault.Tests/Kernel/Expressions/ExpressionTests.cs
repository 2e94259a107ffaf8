using ComplianceVault.Kernel.Expressions;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.Tests.Kernel.Expressions;

public class ExpressionTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.CreateCustomTimeZone("+8", TimeSpan.FromHours(8), "+8", "+8");

    internal static ExpressionScope Scope { get; } = new(new Dictionary<string, ExpressionName>
    {
        ["impact"] = new(ExpressionType.Text),
        ["urgency"] = new(ExpressionType.Text),
        ["amount"] = new(ExpressionType.Number),
        ["due"] = new(ExpressionType.Date),
        ["closed"] = new(ExpressionType.Moment),
        ["major"] = new(ExpressionType.Boolean),
        ["tags"] = new(ExpressionType.List),
        ["items"] = new(ExpressionType.Table, new Dictionary<string, ExpressionType> { ["price"] = ExpressionType.Number, ["result"] = ExpressionType.Text }),
    });

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("-amount + 1", "-11")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("round(10 / 3, 2)", "3.33")]
    [InlineData("max(amount, 20)", "20")]
    [InlineData("sum(items, price)", "30")]
    [InlineData("sum(items, price * 2)", "60")]
    [InlineData("count(items)", "3")]
    [InlineData("count(items, result = '不合格')", "1")]
    [InlineData("most(items, price)", "20")]
    [InlineData("least(items, price)", "10")]
    [InlineData("linked('ITSMS-P13-R01')", "2")]
    [InlineData("linked('ITSMS-P13-R01', 'closed')", "1")]
    [InlineData("visited('escalated')", "4")]
    [InlineData("days_between(due, date(now))", "26")]
    [InlineData("year(due)", "2024")]
    public void Number_IsWorkedOut(string text, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Value(text));

    [Theory]
    [InlineData("impact = '组' and urgency != '高'")]
    [InlineData("impact in '公司 组 个人'")]
    [InlineData("'P1' in tags")]
    [InlineData("not ('P3' in tags)")]
    [InlineData("amount >= 12 and amount < 13")]
    [InlineData("major or 1 / 0 > 2")]
    [InlineData("any(items, result = '不合格')")]
    [InlineData("all(items, empty(price) or price > 0)")]
    [InlineData("filled(impact) and empty(closed) and filled(items)")]
    [InlineData("if(amount > 10, '高', '低') = '高'")]
    [InlineData("empty(nothing)")]
    public void Condition_Holds(string text) => Assert.True(Outcome(text).Holds);

    [Theory]
    [InlineData("closed < now")]
    [InlineData("hours(closed, 2) > now")]
    [InlineData("1 / 0 > 2")]
    [InlineData("closed = now")]
    public void Condition_OnWhatIsNotThere_DoesNotHold(string text) => Assert.False(Outcome(text).Holds);

    [Fact]
    public void Unequal_ToWhatIsNotThere_Holds() => Assert.True(Outcome("closed != now").Holds);

    // 2024-04-28 is a make-up Sunday, 2024-05-01 to 05-05 are holidays.
    [Theory]
    [InlineData("workdays(date(now), 1)", "2024-04-28")]
    [InlineData("workdays(date(now), 4)", "2024-05-06")]
    [InlineData("days(due, 30)", "2024-05-01")]
    [InlineData("months(due, 1)", "2024-05-01")]
    [InlineData("years(due, 3)", "2027-04-01")]
    [InlineData("day(year(due) - 1, 11, 10)", "2023-11-10")]
    public void Date_IsCounted(string text, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Value(text));

    [Fact]
    public void WorkHours_RunOnlyInServiceHours() =>
        // 2024-04-27 10:00 is a Saturday; the make-up Sunday works from nine.
        Assert.Equal(new DateTimeOffset(2024, 4, 28, 11, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime(), Value("workhours(now, 2)"));

    [Fact]
    public void Deadline_InAYearWithoutCalendar_SaysSo()
    {
        Assert.Equal(2027, Outcome("workdays(years(due, 3), 2)").ProvisionalYear);
        Assert.Null(Outcome("workdays(due, 2)").ProvisionalYear);
    }

    [Theory]
    [InlineData("impct = '高'", "expression.unknown-name", 1)]
    [InlineData("filled(impact) and urgncy = '高'", "expression.unknown-name", 20)]
    [InlineData("amount = '12'", "expression.type", 10)]
    [InlineData("due < now", "expression.type", 7)]
    [InlineData("amount and major", "expression.type", 1)]
    [InlineData("closed = nothing", "expression.type", 10)]
    [InlineData("impact > '高'", "expression.type", 1)]
    [InlineData("amount +", "expression.ends-early", 9)]
    [InlineData("amount 3", "expression.unexpected", 8)]
    [InlineData("amount ? 3", "expression.unexpected", 8)]
    [InlineData("'高", "expression.unexpected", 1)]
    [InlineData("delete(amount)", "expression.unknown-function", 1)]
    [InlineData("days(due)", "expression.arguments", 1)]
    [InlineData("linked(impact)", "expression.arguments", 1)]
    [InlineData("sum(amount, 1)", "expression.type", 5)]
    [InlineData("any(items, any(items, price > 1))", "expression.nested-table", 16)]
    [InlineData("if(major, 1, 'x')", "expression.type", 14)]
    [InlineData("price > 1", "expression.unknown-name", 1)]
    public void Fault_NamesItsPlace(string text, string code, int column)
    {
        var refused = Expression.Parse(text, Scope);
        Assert.False(refused.Succeeded);
        Assert.Equal((code, (object)column), (refused.Error.Code, refused.Error.Arguments[0]));
    }

    [Fact]
    public void Depth_IsBounded() =>
        Assert.Equal("expression.too-deep", Expression.Parse(new string('(', 400) + "1" + new string(')', 400), Scope).Error?.Code);

    [Fact]
    public void Length_IsBounded() => Assert.Equal("expression.too-long", Expression.Parse(new string('1', 2000), Scope).Error?.Code);

    [Fact]
    public void Type_IsKnownBeforeAnyValue()
    {
        Assert.Equal(ExpressionType.Date, Parsed("workdays(entered, 3)").Type);
        Assert.Equal("expression.type", Expression.Parse("amount", Scope, ExpressionType.Boolean).Error?.Code);
        Assert.True(Expression.Parse("if(major, due, nothing)", Scope, ExpressionType.Date).Succeeded);
    }

    [Fact]
    public void Names_FormsAndStates_AreToldForTheCheck()
    {
        var expression = Parsed("linked('ITSMS-P13-R01') > 0 and visited('open') < 2 and amount > 1");
        Assert.Equal(["amount"], expression.Names);
        Assert.Equal(["ITSMS-P13-R01"], expression.Forms);
        Assert.Equal(["open"], expression.States);
    }

    private static object? Value(string text) => Outcome(text).Value;

    private static ExpressionOutcome Outcome(string text) => Parsed(text).Evaluate(Values());

    private static Expression Parsed(string text)
    {
        var parsed = Expression.Parse(text, Scope);
        Assert.True(parsed.Succeeded, parsed.Error?.ToString());
        return parsed.Value;
    }

    internal static ExpressionValues Values(Func<string, object?>? value = null)
    {
        CalendarYear year = new(2024, "国办发明电〔2023〕7号", false, [new("劳动节", new(2024, 5, 1), new(2024, 5, 5))], [new(2024, 4, 28), new(2024, 5, 11)]);
        var calendar = new WorkingCalendar([year]);
        return new()
        {
            Calendar = calendar,
            Clock = new WorkingClock(calendar, DailyHours.Office, Shanghai),
            Zone = Shanghai,
            Linked = (form, state) => form == "ITSMS-P13-R01" ? (state is null ? 2 : 1) : 0,
            Visited = state => state == "escalated" ? 4 : 0,
            Value = value ?? Sample,
        };
    }

    private static object? Sample(string name) => name switch
    {
        "impact" => "组",
        "urgency" => "紧急",
        "amount" => 12m,
        "due" => new DateOnly(2024, 4, 1),
        "major" => true,
        "tags" => (IReadOnlyList<string>)["P1", "P2"],
        "items" => (IReadOnlyList<IExpressionRow>)[new Row(10, "合格"), new Row(20, "不合格"), new Row(null, null)],
        "now" or "entered" => new DateTimeOffset(2024, 4, 27, 10, 0, 0, TimeSpan.FromHours(8)),
        _ => null,
    };

    internal sealed record Row(decimal? Price, string? Result) : IExpressionRow
    {
        public object? Value(string column) => column == "price" ? Price : Result;
    }
}
