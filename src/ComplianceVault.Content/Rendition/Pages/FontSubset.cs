using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>
/// Cuts a TrueType face down to the characters a document uses, so that a PDF carries some ten kilobytes of font instead of megabytes, and
/// each glyph maps back to the very character that was written. Follows the OpenType specification: sfnt, maxp, loca, glyf, hmtx, cmap 12.
/// </summary>
internal static class FontSubset
{
    private const int Arg1And2AreWords = 1;
    private const int HasScale = 8;
    private const int MoreComponents = 32;
    private const int HasXyScale = 64;
    private const int HasTwoByTwo = 128;

    private static readonly string[] Copied = ["head", "hhea", "maxp", "OS/2", "name", "cvt ", "fpgm", "prep"];

    /// <summary>The cut face, or null when the face has other than TrueType outlines or something in it is odd: then the whole face is used.</summary>
    public static SKTypeface? Of(FontFile file, IReadOnlyCollection<Rune> runes)
    {
        try
        {
            var tables = Tables(file.Bytes, file.Face);
            if (!tables.ContainsKey("glyf") || !tables.ContainsKey("loca"))
            {
                return null;
            }

            using var data = SKData.CreateCopy(Build(tables, file, runes));
            return SKTypeface.FromData(data);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static byte[] Build(Dictionary<string, ReadOnlyMemory<byte>> tables, FontFile file, IReadOnlyCollection<Rune> runes)
    {
        var map = runes.OrderBy(r => r.Value).Select(r => (Rune: r.Value, Old: file.Glyph(r))).ToList();
        var order = new List<ushort> { 0 };
        var renumbered = new Dictionary<ushort, ushort> { [0] = 0 };
        foreach (var (_, old) in map)
        {
            Number(old, order, renumbered);
        }

        var (glyf, loca) = Glyphs(tables, order, renumbered);
        var result = Copied.Where(tables.ContainsKey).ToDictionary(t => t, t => tables[t].ToArray());
        BinaryPrimitives.WriteInt16BigEndian(result["head"].AsSpan(50), 1);
        BinaryPrimitives.WriteUInt16BigEndian(result["maxp"].AsSpan(4), (ushort)order.Count);
        BinaryPrimitives.WriteUInt16BigEndian(result["hhea"].AsSpan(34), (ushort)order.Count);
        result["glyf"] = glyf;
        result["loca"] = loca;
        result["hmtx"] = Metrics(tables, order);
        result["cmap"] = CharacterMap(map.ConvertAll(m => (m.Rune, renumbered[m.Old])));
        result["post"] = Post(tables);
        return Sfnt(result);
    }

    private static ushort Number(ushort old, List<ushort> order, Dictionary<ushort, ushort> renumbered)
    {
        if (!renumbered.TryGetValue(old, out var number))
        {
            renumbered[old] = number = (ushort)order.Count;
            order.Add(old);
        }

        return number;
    }

    private static (byte[] Glyf, byte[] Loca) Glyphs(Dictionary<string, ReadOnlyMemory<byte>> tables, List<ushort> order, Dictionary<ushort, ushort> renumbered)
    {
        using var glyf = new MemoryStream();
        var offsets = new List<int>();
        for (var i = 0; i < order.Count; i++)
        {
            offsets.Add((int)glyf.Length);
            var glyph = Outline(tables, order[i]).ToArray();
            if (glyph.Length > 10 && BinaryPrimitives.ReadInt16BigEndian(glyph) < 0)
            {
                Renumber(glyph, order, renumbered);
            }

            glyf.Write(glyph);
            glyf.Write(new byte[(4 - (glyph.Length % 4)) % 4]);
        }

        offsets.Add((int)glyf.Length);
        var loca = new byte[offsets.Count * 4];
        for (var i = 0; i < offsets.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(i * 4), offsets[i]);
        }

        return (glyf.ToArray(), loca);
    }

    /// <summary>A composite glyph names its parts by number; parts not met yet are added at the end of the order.</summary>
    private static void Renumber(byte[] glyph, List<ushort> order, Dictionary<ushort, ushort> renumbered)
    {
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(glyph.AsSpan(at));
            var part = BinaryPrimitives.ReadUInt16BigEndian(glyph.AsSpan(at + 2));
            BinaryPrimitives.WriteUInt16BigEndian(glyph.AsSpan(at + 2), Number(part, order, renumbered));
            at += 4 + ((flags & Arg1And2AreWords) != 0 ? 4 : 2)
                + ((flags & HasScale) != 0 ? 2 : (flags & HasXyScale) != 0 ? 4 : (flags & HasTwoByTwo) != 0 ? 8 : 0);
        }
        while ((flags & MoreComponents) != 0);
    }

    private static ReadOnlySpan<byte> Outline(Dictionary<string, ReadOnlyMemory<byte>> tables, ushort glyph)
    {
        var loca = tables["loca"].Span;
        var isLong = BinaryPrimitives.ReadInt16BigEndian(tables["head"].Span[50..]) == 1;
        int Offset(int i, ReadOnlySpan<byte> table) => isLong ? BinaryPrimitives.ReadInt32BigEndian(table[(i * 4)..]) : BinaryPrimitives.ReadUInt16BigEndian(table[(i * 2)..]) * 2;
        return tables["glyf"].Span[Offset(glyph, loca)..Offset(glyph + 1, loca)];
    }

    private static byte[] Metrics(Dictionary<string, ReadOnlyMemory<byte>> tables, List<ushort> order)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(tables["hhea"].Span[34..]);
        var old = tables["hmtx"].Span;
        var metrics = new byte[order.Count * 4];
        for (var i = 0; i < order.Count; i++)
        {
            var glyph = order[i];
            old.Slice(Math.Min(glyph, count - 1) * 4, 2).CopyTo(metrics.AsSpan(i * 4));
            old.Slice(glyph < count ? (glyph * 4) + 2 : (count * 4) + ((glyph - count) * 2), 2).CopyTo(metrics.AsSpan((i * 4) + 2));
        }

        return metrics;
    }

    private static byte[] CharacterMap(List<(int Rune, ushort Glyph)> map)
    {
        var table = new byte[12 + 16 + (map.Count * 12)];
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(2), 1);
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4), 3);
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(6), 10);
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(8), 12);
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(12), 12);
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(16), table.Length - 12);
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(24), map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            var group = table.AsSpan(28 + (i * 12));
            BinaryPrimitives.WriteInt32BigEndian(group, map[i].Rune);
            BinaryPrimitives.WriteInt32BigEndian(group[4..], map[i].Rune);
            BinaryPrimitives.WriteInt32BigEndian(group[8..], map[i].Glyph);
        }

        return table;
    }

    // Format 3: no glyph names.
    private static byte[] Post(Dictionary<string, ReadOnlyMemory<byte>> tables)
    {
        var post = new byte[32];
        if (tables.TryGetValue("post", out var old) && old.Length >= 32)
        {
            old.Span[..32].CopyTo(post);
        }

        BinaryPrimitives.WriteInt32BigEndian(post, 0x00030000);
        return post;
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Tables(byte[] font, int face)
    {
        var start = font.AsSpan(0, 4).SequenceEqual("ttcf"u8) ? BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(12 + (face * 4))) : 0;
        var tables = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(start + 4)); i++)
        {
            var entry = font.AsSpan(start + 12 + (i * 16), 16);
            tables[Encoding.ASCII.GetString(entry[..4])] = font.AsMemory(BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
        }

        return tables;
    }

    private static byte[] Sfnt(Dictionary<string, byte[]> tables)
    {
        using var font = new MemoryStream();
        var head = new byte[12 + (tables.Count * 16)];
        BinaryPrimitives.WriteInt32BigEndian(head, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(4), (ushort)tables.Count);
        font.Write(head);
        var entry = 12;
        foreach (var (tag, table) in tables.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            Encoding.ASCII.GetBytes(tag, head.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(entry + 4), Sum(table));
            BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(entry + 8), (int)font.Length);
            BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(entry + 12), table.Length);
            font.Write(table);
            font.Write(new byte[(4 - (table.Length % 4)) % 4]);
            entry += 16;
        }

        font.Position = 0;
        font.Write(head);
        return font.ToArray();
    }

    private static uint Sum(byte[] table)
    {
        uint sum = 0;
        Span<byte> word = stackalloc byte[4];
        for (var i = 0; i < table.Length; i += 4)
        {
            word.Clear();
            table.AsSpan(i, Math.Min(4, table.Length - i)).CopyTo(word);
            sum += BinaryPrimitives.ReadUInt32BigEndian(word);
        }

        return sum;
    }
}
