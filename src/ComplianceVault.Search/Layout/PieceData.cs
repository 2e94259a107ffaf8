using System.Runtime.InteropServices;
using Lucene.Net.Util;

namespace ComplianceVault.Search.Layout;

/// <summary>
/// A piece as one doc value: five lengths, then number, headings above (by line), code, title, heading, a line end and text, all UTF-16,
/// so that scoring reads the printed characters without decoding. That is why no positions are indexed: phrases are read in the text.
/// </summary>
internal readonly ref struct PieceData
{
    private const int Lengths = 5;

    private PieceData(ReadOnlySpan<char> units)
    {
        var at = Lengths;
        Number = Take(units, 0, ref at);
        Parents = Take(units, 1, ref at);
        Code = Take(units, 2, ref at);
        Title = Take(units, 3, ref at);
        Body = units[at..];
        Heading = Body[..units[4]];
        Text = Body[(units[4] + 1)..];
    }

    public ReadOnlySpan<char> Number { get; }

    public ReadOnlySpan<char> Heading { get; }

    public ReadOnlySpan<char> Parents { get; }

    public ReadOnlySpan<char> Code { get; }

    public ReadOnlySpan<char> Title { get; }

    public ReadOnlySpan<char> Text { get; }

    /// <summary>Heading and text: what is searched as text, since in many files the heading is the sentence.</summary>
    public ReadOnlySpan<char> Body { get; }

    public static PieceData Of(BytesRef value) => new(MemoryMarshal.Cast<byte, char>(value.Bytes.AsSpan(value.Offset, value.Length)));

    public static BytesRef Pack(SearchDocument piece)
    {
        string[] heads = [Short(piece.Number ?? ""), Short(string.Join('\n', piece.ParentHeadings)), Short(piece.Code), Short(piece.Title), Short(piece.Heading)];
        var bytes = new byte[2 * (Lengths + heads.Sum(head => head.Length) + 1 + piece.Text.Length)];
        var units = MemoryMarshal.Cast<byte, char>(bytes.AsSpan());
        var at = Lengths;
        for (var i = 0; i < Lengths; i++)
        {
            units[i] = (char)heads[i].Length;
            heads[i].CopyTo(units[at..]);
            at += heads[i].Length;
        }

        units[at] = '\n';
        piece.Text.CopyTo(units[(at + 1)..]);
        return new BytesRef(bytes);
    }

    private static string Short(string head) => head.Length <= ushort.MaxValue ? head : head[..ushort.MaxValue];

    private static ReadOnlySpan<char> Take(ReadOnlySpan<char> units, int index, scoped ref int at)
    {
        var part = units.Slice(at, units[index]);
        at += units[index];
        return part;
    }
}
