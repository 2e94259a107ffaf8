namespace ComplianceVault.Kernel.Expressions;

/// <summary>An expression as it is written, before names and types are looked at.</summary>
public abstract record Syntax(int At)
{
    /// <summary>For who renders an expression in words; names and types are not looked at. Refuses as <see cref="Expression.Parse(string, ExpressionScope)"/> does.</summary>
    public static Result<Syntax> Read(string text)
    {
        if (text.Length > Expression.Longest)
            return Error.Invalid("expression.too-long", Expression.Longest, text.Length);
        var tokens = Tokens.Of(text);
        return tokens.Succeeded ? new Parser(tokens.Value).Read() : tokens.Error;
    }
}

public sealed record Literal(int At, ExpressionType Type, object? Value) : Syntax(At);

public sealed record NameUse(int At, string Name) : Syntax(At);

public sealed record Unary(int At, string Sign, Syntax Operand) : Syntax(At);

public sealed record Binary(int At, string Sign, Syntax Left, Syntax Right) : Syntax(At);

public sealed record Call(int At, string Function, IReadOnlyList<Syntax> Arguments) : Syntax(At);

/// <summary>
/// Reads words into <see cref="Syntax"/>: or, and, not, comparison, + −, * /, minus, and what binds closest. Deeper than <see cref="Deepest"/> is
/// refused, so that no text can exhaust the stack.
/// </summary>
internal sealed class Parser(IReadOnlyList<Token> tokens)
{
    public const int Deepest = 40;

    private static readonly string[][] Levels = [["or"], ["and"], ["=", "!=", "<", "<=", ">", ">=", "in"], ["+", "-"], ["*", "/"]];

    private int next;
    private int depth;

    private Token Here => tokens[next];

    public Result<Syntax> Read()
    {
        var read = Level(0);
        return read.Succeeded && Here.Kind != TokenKind.End ? Unexpected() : read;
    }

    private Result<Syntax> Level(int level)
    {
        if (level == Levels.Length)
            return Single();
        if (level == 2 && Here.Is("not"))
            return Prefix("not", 2);
        var left = Level(level + 1);
        while (left.Succeeded && Array.Exists(Levels[level], Here.Is))
        {
            var sign = Take();
            var right = Level(level + 1);
            if (!right.Succeeded)
                return right;
            left = new Binary(sign.At, sign.Text, left.Value, right.Value);
            if (level == 2)
                break; // a < b < c means nothing
        }

        return left;
    }

    private Result<Syntax> Prefix(string sign, int level)
    {
        var at = Take().At;
        if (++depth > Deepest)
            return Error.Invalid("expression.too-deep", at);
        var operand = level < Levels.Length ? Level(level) : Single();
        depth--;
        return operand.Succeeded ? new Unary(at, sign, operand.Value) : operand;
    }

    private Result<Syntax> Single()
    {
        var token = Here;
        if (token.Is("-"))
            return Prefix("-", Levels.Length);
        if (token.Is("("))
            return Within();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new Literal(Take().At, ExpressionType.Number, token.Number);
            case TokenKind.Text:
                return new Literal(Take().At, ExpressionType.Text, token.Text);
            case TokenKind.Name:
                Take();
                return token.Text switch
                {
                    "true" => new Literal(token.At, ExpressionType.Boolean, true),
                    "false" => new Literal(token.At, ExpressionType.Boolean, false),
                    "nothing" => new Literal(token.At, ExpressionType.Nothing, null),
                    _ => Here.Is("(") ? Arguments(token) : new NameUse(token.At, token.Text),
                };
            default:
                return Unexpected();
        }
    }

    private Result<Syntax> Within()
    {
        var at = Take().At;
        if (++depth > Deepest)
            return Error.Invalid("expression.too-deep", at);
        var inner = Level(0);
        depth--;
        if (!inner.Succeeded)
            return inner;
        if (!Here.Is(")"))
            return Unexpected();
        Take();
        return inner;
    }

    private Result<Syntax> Arguments(Token function)
    {
        Take();
        if (++depth > Deepest)
            return Error.Invalid("expression.too-deep", function.At);
        var arguments = new List<Syntax>();
        while (!Here.Is(")"))
        {
            if (arguments.Count > 0)
            {
                if (!Here.Is(","))
                    return Unexpected();
                Take();
            }

            var argument = Level(0);
            if (!argument.Succeeded)
                return argument;
            arguments.Add(argument.Value);
        }

        Take();
        depth--;
        return new Call(function.At, function.Text, arguments);
    }

    private Token Take() => tokens[next++];

    private Result<Syntax> Unexpected() =>
        Here.Kind == TokenKind.End ? Error.Invalid("expression.ends-early", Here.At) : Error.Invalid("expression.unexpected", Here.At, Here.Text);
}
