using System.Text;
using ComplianceVault.Search.Analysis;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Attribute = Lucene.Net.Util.Attribute;

namespace ComplianceVault.Search.Layout;

/// <summary>A term handed to Lucene as bytes, without the detour over a character buffer.</summary>
internal sealed class BytesTermAttribute : Attribute, ITermToBytesRefAttribute
{
    public BytesRef BytesRef { get; } = new(64);

    public void FillBytesRef()
    {
        // The stream has already filled it.
    }

    public void Set(ReadOnlySpan<char> term)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(term.Length);
        if (BytesRef.Bytes.Length < longest)
        {
            BytesRef.Bytes = new byte[longest];
        }

        BytesRef.Length = Encoding.UTF8.GetBytes(term, BytesRef.Bytes);
    }

    public override void Clear() => BytesRef.Length = 0;

    public override void CopyTo(IAttribute target) => ((BytesTermAttribute)target).BytesRef.CopyBytes(BytesRef);
}

/// <summary>The pieces of one folded text; used again for the next one.</summary>
internal sealed class PieceStream : TokenStream
{
    // Lucene refuses terms above 32,766 bytes; nobody searches for a run of that length.
    private const int LongestTerm = 256;
    private readonly BytesTermAttribute term = new();
    private readonly List<TextPiece> pieces = [];
    private char[] folded = new char[256];
    private int length;
    private int next;

    public PieceStream() => AddAttributeImpl(term);

    public void Begin() => (length, next) = (0, 0);

    /// <summary>Adds a text; texts added one after another stay apart.</summary>
    public void Add(ReadOnlySpan<char> printed)
    {
        var needed = length + printed.Length + 1;
        if (folded.Length < needed)
        {
            Array.Resize(ref folded, Math.Max(needed, folded.Length * 2));
        }

        CharacterMap.Fold(printed, folded.AsSpan(length));
        folded[length + printed.Length] = ' ';
        length = needed;
    }

    public void Cut(TextCutter cutter, bool characters)
    {
        pieces.Clear();
        cutter.Cut(folded.AsSpan(0, length), pieces, characters);
    }

    public override bool IncrementToken()
    {
        if (next >= pieces.Count)
        {
            return false;
        }

        var piece = pieces[next++];
        term.Set(folded.AsSpan(piece.Start, Math.Min(piece.Length, LongestTerm)));
        return true;
    }

    public override void Reset()
    {
        // The end of the text before left a position increment of 0.
        ClearAttributes();
        next = 0;
    }
}

/// <summary>Ready terms; used again for the next piece.</summary>
internal sealed class ExactStream : TokenStream
{
    private const int LongestTerm = 8000;
    private readonly BytesTermAttribute term = new();
    private int next;

    public ExactStream() => AddAttributeImpl(term);

    public List<string> Terms { get; } = [];

    public override bool IncrementToken()
    {
        if (next >= Terms.Count)
        {
            return false;
        }

        var text = Terms[next++];
        term.Set(text.AsSpan(0, Math.Min(text.Length, LongestTerm)));
        return true;
    }

    public override void Reset()
    {
        // The end of the text before left a position increment of 0.
        ClearAttributes();
        next = 0;
    }
}
