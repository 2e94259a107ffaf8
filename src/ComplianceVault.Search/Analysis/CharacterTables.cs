using System.IO.Compression;
using System.Text;

namespace ComplianceVault.Search.Analysis;

/// <summary>The committed tables of <c>characters.bin</c> (see README.md of this folder), read once.</summary>
internal static class CharacterTables
{
    public const int Units = 65536;

    static CharacterTables()
    {
        using var file = typeof(CharacterTables).Assembly.GetManifestResourceStream("characters.bin")!;
        using var unpacked = new BrotliStream(file, CompressionMode.Decompress);
        using var reader = new BinaryReader(unpacked, Encoding.UTF8);
        Folded = new char[Units];
        for (var unit = 0; unit < Units; unit++)
        {
            Folded[unit] = (char)(ushort)(unit + reader.ReadUInt16());
        }

        Syllables = ["", .. reader.ReadString().Split(' ')];
        SyllableOf = new ushort[Units];
        for (var unit = 0; unit < Units; unit++)
        {
            SyllableOf[unit] = reader.ReadUInt16();
        }
    }

    /// <summary>The folded unit of each UTF-16 unit.</summary>
    public static char[] Folded { get; }

    /// <summary>The toneless syllables; 0 is none.</summary>
    public static string[] Syllables { get; }

    /// <summary>The syllable of each folded unit.</summary>
    public static ushort[] SyllableOf { get; }
}
