using ComplianceVault.Search.Analysis;
using ComplianceVault.Search.Layout;

namespace ComplianceVault.Search.Querying;

/// <summary>Reads whether a text stands word for word in a piece: in its text, a heading, the title or the code.</summary>
internal static class Literals
{
    public static bool Occurs(string folded, PieceData piece) => Occurs(folded, piece.Body)
        || Occurs(folded, piece.Title) || Occurs(folded, piece.Code) || Occurs(folded, piece.Parents);

    public static bool Occurs(string folded, ReadOnlySpan<char> printed)
    {
        for (var start = 0; start + folded.Length <= printed.Length; start++)
        {
            var at = 0;
            while (at < folded.Length && CharacterMap.Fold(printed[start + at]) == folded[at])
            {
                at++;
            }

            if (at == folded.Length && Stands(printed, start, folded.Length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a run of letters or digits is not cut out of a longer one: 20000 stands in ISO20000, 8.2 not in 8.2.6.</summary>
    public static bool Stands(ReadOnlySpan<char> text, int start, int length)
    {
        var end = start + length;
        return !(start > 0 && Continues(text, start - 1, start, -1)) && !(end < text.Length && Continues(text, end, end - 1, 1));
    }

    private static bool Continues(ReadOnlySpan<char> text, int outer, int inner, int step)
    {
        var kind = KindAt(text, inner);
        if (kind is not (CharacterKind.Letter or CharacterKind.Digit))
        {
            return false;
        }

        return KindAt(text, outer) == kind
            || (kind == CharacterKind.Digit && text[outer] == '.' && outer + step >= 0 && outer + step < text.Length && KindAt(text, outer + step) == CharacterKind.Digit);
    }

    private static CharacterKind KindAt(ReadOnlySpan<char> text, int at) => CharacterMap.Kind(CharacterMap.Fold(text[at]));
}
