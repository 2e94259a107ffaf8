using ComplianceVault.Kernel;

namespace ComplianceVault.Search.Analysis;

/// <summary>Neighbouring characters in pairs; a character alone is its own piece.</summary>
internal sealed class BigramCutter : IHanCutter
{
    public const string Analyzer = "grams";

    public string Name => Analyzer;

    public void Cut(ReadOnlySpan<char> text, int start, int end, List<TextPiece> pieces)
    {
        var at = start;
        while (at < end)
        {
            var length = TextCutter.CharacterLength(text, at);
            var next = at + length;
            if (next >= end)
            {
                return;
            }

            pieces.Add(new TextPiece(at, length + TextCutter.CharacterLength(text, next), PieceKind.Gram));
            at = next;
        }
    }
}

/// <summary>The analyzers by the name of the setting <c>Vault:Analyzer</c>.</summary>
internal static partial class HanCutters
{
    /// <summary>Refuses a name that this build does not know: search.analyzer-unknown, search.analyzer-not-built.</summary>
    public static Result<IHanCutter> Create(string name)
    {
        IHanCutter? cutter = name == BigramCutter.Analyzer ? new BigramCutter() : null;
        if (name == "smartcn")
        {
            CreateSmartCn(ref cutter);
            return cutter is null ? Error.Unavailable("search.analyzer-not-built", name) : Result.Of(cutter);
        }

        return cutter is null ? Error.Invalid("search.analyzer-unknown", name) : Result.Of(cutter);
    }

    static partial void CreateSmartCn(ref IHanCutter? cutter);
}
