using System.Globalization;

namespace ComplianceVault.Kernel.Expressions;

internal enum TokenKind
{
    End,
    Number,
    Text,
    Name,
    Sign,
}

/// <summary>A word of an expression; <paramref name="At"/> is its column, from 1.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public decimal Number => decimal.Parse(Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public bool Is(string sign) => Kind is TokenKind.Sign or TokenKind.Name && Text == sign;
}

/// <summary>Cuts the text of an expression into words.</summary>
internal static class Tokens
{
    private static readonly string[] Signs = ["!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "(", ")", ","];

    public static Result<List<Token>> Of(string text)
    {
        var found = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            if (Next(text, at) is not { } token)
                return Error.Invalid("expression.unexpected", at + 1, text[at].ToString());
            if (token.Token.Kind == TokenKind.Number && token.Token.Text.Length > 20)
                return Error.Invalid("expression.unexpected", at + 1, token.Token.Text);
            found.Add(token.Token);
            at = token.End;
        }

        found.Add(new(TokenKind.End, "", text.Length + 1));
        return found;
    }

    private static (Token Token, int End)? Next(string text, int at)
    {
        if (char.IsAsciiDigit(text[at]))
        {
            var end = Run(text, at, char.IsAsciiDigit);
            if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
                end = Run(text, end + 1, char.IsAsciiDigit);
            return (new(TokenKind.Number, text[at..end], at + 1), end);
        }

        if (char.IsAsciiLetterLower(text[at]) || text[at] == '_')
        {
            var end = Run(text, at, c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
            return (new(TokenKind.Name, text[at..end], at + 1), end);
        }

        if (text[at] == '\'')
        {
            var end = text.IndexOf('\'', at + 1);
            return end < 0 ? null : (new(TokenKind.Text, text[(at + 1)..end], at + 1), end + 1);
        }

        var sign = Array.Find(Signs, s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0);
        return sign is null ? null : (new(TokenKind.Sign, sign, at + 1), at + sign.Length);
    }

    private static int Run(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
            at++;
        return at;
    }
}
