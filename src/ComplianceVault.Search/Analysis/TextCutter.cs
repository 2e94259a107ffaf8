namespace ComplianceVault.Search.Analysis;

internal enum PieceKind : byte
{
    /// <summary>One Han character (a surrogate pair is one).</summary>
    Character,

    /// <summary>Two neighbouring Han characters, or a word where word segmentation was chosen.</summary>
    Gram,

    /// <summary>A whole run of letters and digits: <c>iso20000</c>, <c>itsms-p05</c>, <c>8.2.6</c>.</summary>
    Run,

    /// <summary>A part of a run: <c>iso</c>, <c>20000</c>, <c>p05</c>.</summary>
    Part,
}

/// <summary>A searchable piece of folded text.</summary>
internal readonly record struct TextPiece(int Start, int Length, PieceKind Kind);

/// <summary>Cuts a run of Han characters into the pieces that are searched first. A seam of the build: bigrams or words.</summary>
internal interface IHanCutter
{
    /// <summary>Stored with the index; an index cut otherwise is rebuilt.</summary>
    string Name { get; }

    /// <summary>Adds the pieces of text[start..end], a run of Han characters only.</summary>
    void Cut(ReadOnlySpan<char> text, int start, int end, List<TextPiece> pieces);
}

/// <summary>The one tokenizer of index, query and highlighting. Works on folded text in one pass.</summary>
internal sealed class TextCutter(IHanCutter han)
{
    private const int ShortestPart = 2;

    public string Name => han.Name;

    public void Cut(ReadOnlySpan<char> folded, List<TextPiece> pieces, bool characters)
    {
        var at = 0;
        while (at < folded.Length)
        {
            var kind = CharacterMap.Kind(folded[at]);
            if (kind == CharacterKind.Other)
            {
                at++;
            }
            else if (kind == CharacterKind.Han)
            {
                at = CutHan(folded, at, pieces, characters);
            }
            else
            {
                at = CutRun(folded, at, pieces);
            }
        }
    }

    /// <summary>The end of the run of letters and digits that begins at <paramref name="start"/>.</summary>
    public static int EndOfRun(ReadOnlySpan<char> folded, int start)
    {
        var at = start + 1;
        while (at < folded.Length)
        {
            if (IsWord(folded[at]))
            {
                at++;
            }
            else if (at + 1 < folded.Length && folded[at] is '-' or '.' or '_' && IsWord(folded[at + 1]))
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    /// <summary>Length of the character at <paramref name="at"/>: two units for a surrogate pair.</summary>
    public static int CharacterLength(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;

    private static bool IsWord(char folded) => CharacterMap.Kind(folded) is CharacterKind.Letter or CharacterKind.Digit;

    private int CutHan(ReadOnlySpan<char> folded, int start, List<TextPiece> pieces, bool characters)
    {
        var end = start;
        while (end < folded.Length && CharacterMap.Kind(folded[end]) == CharacterKind.Han)
        {
            var length = CharacterLength(folded, end);
            if (characters)
            {
                pieces.Add(new TextPiece(end, length, PieceKind.Character));
            }

            end += length;
        }

        han.Cut(folded, start, end, pieces);
        return end;
    }

    private static int CutRun(ReadOnlySpan<char> folded, int start, List<TextPiece> pieces)
    {
        var end = EndOfRun(folded, start);
        pieces.Add(new TextPiece(start, end - start, PieceKind.Run));
        if (folded[start..end].ContainsAnyExcept(Digits) && end - start > ShortestPart)
        {
            CutParts(folded, start, end, pieces);
        }

        return end;
    }

    // 8.2.6 stays whole; ITSMS-P05 also gives ITSMS, P05 and 05; ISO20000 gives ISO and 20000.
    private static void CutParts(ReadOnlySpan<char> folded, int start, int end, List<TextPiece> pieces)
    {
        var from = start;
        while (from < end)
        {
            var length = folded[from..end].IndexOfAny('-', '_');
            var to = length < 0 ? end : from + length;
            if (to - from < end - start)
            {
                AddPart(from, to, pieces);
            }

            CutByKind(folded, from, to, pieces);
            from = to + 1;
        }
    }

    private static void CutByKind(ReadOnlySpan<char> folded, int start, int end, List<TextPiece> pieces)
    {
        var from = start;
        for (var at = start + 1; at <= end; at++)
        {
            if (at < end && SameKind(folded[at - 1], folded[at]))
            {
                continue;
            }

            if (at - from < end - start)
            {
                var trimmed = folded[from] == '.' ? from + 1 : from;
                AddPart(trimmed, folded[at - 1] == '.' ? at - 1 : at, pieces);
            }

            from = at;
        }
    }

    // A point keeps to the digits beside it, so that V1.0 gives 1.0.
    private static bool SameKind(char left, char right) => KindInRun(left) == KindInRun(right);

    private static CharacterKind KindInRun(char unit) => unit == '.' ? CharacterKind.Digit : CharacterMap.Kind(unit);

    private static void AddPart(int start, int end, List<TextPiece> pieces)
    {
        if (end - start >= ShortestPart)
        {
            pieces.Add(new TextPiece(start, end - start, PieceKind.Part));
        }
    }

    private static readonly System.Buffers.SearchValues<char> Digits = System.Buffers.SearchValues.Create("0123456789.");
}
