using System.Text;
using Lucene.Net.Util;

namespace ComplianceVault.Search.Layout;

/// <summary>What is given back with a hit and not searched, as one stored value (stored fields are compressed by the codec).</summary>
internal sealed record StoredPart(
    string Owner, string Key, IReadOnlyDictionary<string, IReadOnlyList<string>> Keywords, IReadOnlyDictionary<string, string> Stored)
{
    public static BytesRef Pack(SearchDocument piece)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(piece.Owner);
        writer.Write(piece.Key);
        writer.Write7BitEncodedInt(piece.Keywords.Count);
        foreach (var (name, values) in piece.Keywords)
        {
            writer.Write(name);
            writer.Write7BitEncodedInt(values.Count);
            foreach (var value in values)
            {
                writer.Write(value);
            }
        }

        writer.Write7BitEncodedInt(piece.Stored.Count);
        foreach (var (name, value) in piece.Stored)
        {
            writer.Write(name);
            writer.Write(value);
        }

        return new BytesRef(bytes.ToArray());
    }

    public static StoredPart Unpack(BytesRef value)
    {
        using var reader = new BinaryReader(new MemoryStream(value.Bytes, value.Offset, value.Length), Encoding.UTF8);
        var owner = reader.ReadString();
        var key = reader.ReadString();
        var keywords = new Dictionary<string, IReadOnlyList<string>>();
        for (var names = reader.Read7BitEncodedInt(); names > 0; names--)
        {
            var name = reader.ReadString();
            var values = new string[reader.Read7BitEncodedInt()];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = reader.ReadString();
            }

            keywords[name] = values;
        }

        var stored = new Dictionary<string, string>();
        for (var names = reader.Read7BitEncodedInt(); names > 0; names--)
        {
            stored[reader.ReadString()] = reader.ReadString();
        }

        return new StoredPart(owner, key, keywords, stored);
    }
}
