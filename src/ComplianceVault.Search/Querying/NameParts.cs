using ComplianceVault.Search.Analysis;
using ComplianceVault.Search.Layout;

namespace ComplianceVault.Search.Querying;

/// <summary>What a question that names a document lifts. Who types nothing but the name wants its beginning: cover, purpose, scope.</summary>
internal static class NameParts
{
    private const float Front = 1000;
    private const float Step = 100;
    private const float Inside = 25;

    /// <summary>What the first phase adds, which knows no section numbers: enough that the front is among the candidates.</summary>
    public static float FirstLift(Name name) => name.IsAll ? Front : Inside;

    public static float Lift(PieceData piece, List<Name> names)
    {
        float best = 0;
        foreach (var name in names)
        {
            var isCode = name.Bare == SuggestTerms.Bare(piece.Code);
            if (isCode || name.Bare == SuggestTerms.Bare(piece.Title))
            {
                best = Math.Max(best, name.IsAll ? Lift(piece.Number, isCode) : Inside);
            }
        }

        return best;
    }

    // A code stands on the cover; a title is answered by the purpose.
    private static float Lift(ReadOnlySpan<char> number, bool isCode) => number.Length == 0 ? (isCode ? Front + Step : Front - Step)
        : CharacterMap.Fold(number[0]) == '1' && (number.Length == 1 || number[1] == '.') ? Front
        : CharacterMap.Fold(number[0]) == '2' && (number.Length == 1 || number[1] == '.') ? Front - (2 * Step)
        : Inside;
}
