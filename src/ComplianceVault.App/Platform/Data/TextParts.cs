using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace ComplianceVault.App.Platform.Data;

/// <summary>Rows in which a part of a text stands. PostgreSQL minds capitals in LIKE and SQLite does not: on both they are compared in capitals.</summary>
internal static class TextParts
{
    /// <summary>What keeps <c>%</c> and <c>_</c> of the typed text from being wildcards.</summary>
    private const string Escape = "\\";

    private static readonly MethodInfo Like = typeof(DbFunctionsExtensions).GetMethod(nameof(DbFunctionsExtensions.Like), [typeof(DbFunctions), typeof(string), typeof(string), typeof(string)])!;

    private static readonly MethodInfo ToUpper = typeof(string).GetMethod(nameof(string.ToUpper), Type.EmptyTypes)!;

    /// <summary>One of the columns holds it.</summary>
    public static IQueryable<T> Holding<T>(this IQueryable<T> rows, string typed, params IReadOnlyList<Expression<Func<T, string?>>> columns)
    {
        var row = Expression.Parameter(typeof(T));
        var pattern = Expression.Constant($"%{Escaped(typed.Trim())}%".ToUpperInvariant());
        var any = columns.Select(Expression (c) => Expression.Call(
            Like, Expression.Constant(EF.Functions), Expression.Call(ReplacingExpressionVisitor.Replace(c.Parameters[0], row, c.Body), ToUpper), pattern, Expression.Constant(Escape)));
        return rows.Where(Expression.Lambda<Func<T, bool>>(any.Aggregate(Expression.OrElse), row));
    }

    private static string Escaped(string text) =>
        text.Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", Escape + "%", StringComparison.Ordinal).Replace("_", Escape + "_", StringComparison.Ordinal);
}
