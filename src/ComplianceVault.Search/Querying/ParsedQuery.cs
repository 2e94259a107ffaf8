using ComplianceVault.Search.Analysis;

namespace ComplianceVault.Search.Querying;

/// <summary>
/// What a person typed, taken apart. <c>"…"</c> must occur as it stands, <c>-词</c> must not occur, <c>状态:…</c> is an operator when the
/// options name it. Nothing is refused: what is not understood is text. Full-width signs count like half-width ones.
/// </summary>
/// <param name="Text">Folded, as long as the typed query: what is no text is blank, so that offsets stay.</param>
internal sealed record ParsedQuery(
    string Text, IReadOnlyList<string> Required, IReadOnlyList<string> Excluded, IReadOnlyList<(QueryOperator Operator, string Value, bool Excluded)> Operators)
{
    public static ParsedQuery Of(string typed, IReadOnlyList<QueryOperator> operators) => new Reader(typed, operators).Read();

    private sealed class Reader(string typed, IReadOnlyList<QueryOperator> operators)
    {
        private readonly char[] text = CharacterMap.Fold(typed).ToCharArray();
        private readonly string folded = CharacterMap.Fold(typed);
        private readonly List<string> required = [];
        private readonly List<string> excluded = [];
        private readonly List<(QueryOperator, string, bool)> found = [];

        public ParsedQuery Read()
        {
            var at = 0;
            while (at < folded.Length)
            {
                at = ReadOne(at);
            }

            return new ParsedQuery(new string(text), required, excluded, found);
        }

        private int ReadOne(int at)
        {
            var begins = at == 0 || folded[at - 1] == ' ';
            if (begins && folded[at] == '-' && at + 1 < folded.Length && folded[at + 1] is not (' ' or '-'))
            {
                return ReadExcluded(at);
            }

            if (begins && ReadOperator(at, isExcluded: false) is var afterOperator and > 0)
            {
                return afterOperator;
            }

            if (Quoted(at) is { } quoted)
            {
                Add(required, folded[quoted.Start..quoted.End]);
                return quoted.After;
            }

            return at + 1;
        }

        private int ReadExcluded(int at)
        {
            if (ReadOperator(at + 1, isExcluded: true) is var afterOperator and > 0)
            {
                Blank(at, afterOperator);
                return afterOperator;
            }

            var (start, end, after) = Value(at + 1);
            Add(excluded, folded[start..end]);
            Blank(at, after);
            return after;
        }

        private int ReadOperator(int at, bool isExcluded)
        {
            foreach (var known in operators)
            {
                foreach (var name in known.Names)
                {
                    var colon = at + name.Length;
                    if (colon + 1 >= folded.Length || folded[colon] != ':' || folded[colon + 1] == ' '
                        || !folded.AsSpan(at).StartsWith(CharacterMap.Fold(name), StringComparison.Ordinal))
                    {
                        continue;
                    }

                    var (start, end, after) = Value(colon + 1);
                    if (folded[start..end].Trim() is { Length: > 0 } value)
                    {
                        found.Add((known, value, isExcluded));
                        Blank(at, after);
                        return after;
                    }
                }
            }

            return 0;
        }

        private (int Start, int End, int After) Value(int at)
        {
            if (Quoted(at) is { } quoted)
            {
                return quoted;
            }

            var end = folded.IndexOf(' ', at);
            return end < 0 ? (at, folded.Length, folded.Length) : (at, end, end);
        }

        private (int Start, int End, int After)? Quoted(int at)
        {
            var closing = folded[at] switch { '"' => "\"“”", '“' or '”' => "”“\"", '「' => "」", _ => "" };
            var end = closing.Length == 0 ? -1 : folded.AsSpan(at + 1).IndexOfAny(closing);
            return end <= 0 ? null : (at + 1, at + 1 + end, at + 2 + end);
        }

        private static void Add(List<string> list, string value)
        {
            if (value.Any(unit => CharacterMap.Kind(unit) != CharacterKind.Other))
            {
                list.Add(value.Trim());
            }
        }

        private void Blank(int from, int to) => text.AsSpan(from, to - from).Fill(' ');
    }
}
