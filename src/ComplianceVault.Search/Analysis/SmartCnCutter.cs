#if SMARTCN
using Lucene.Net.Analysis.Cn.Smart;
using Lucene.Net.Analysis.TokenAttributes;

namespace ComplianceVault.Search.Analysis;

/// <summary>Word segmentation by Lucene.Net.Analysis.SmartCn; only in builds with <c>-p:SmartCn=true</c>.</summary>
internal sealed class SmartCnCutter : IHanCutter
{
    public string Name => "smartcn";

    public void Cut(ReadOnlySpan<char> text, int start, int end, List<TextPiece> pieces)
    {
        using var words = new HMMChineseTokenizer(new StringReader(text[start..end].ToString()));
        var offsets = words.GetAttribute<IOffsetAttribute>();
        words.Reset();
        while (words.IncrementToken())
        {
            var length = offsets.EndOffset - offsets.StartOffset;
            if (length > 1)
            {
                pieces.Add(new TextPiece(start + offsets.StartOffset, length, PieceKind.Gram));
            }
        }

        words.End();
    }
}

internal static partial class HanCutters
{
    static partial void CreateSmartCn(ref IHanCutter? cutter) => cutter = new SmartCnCutter();
}
#endif
