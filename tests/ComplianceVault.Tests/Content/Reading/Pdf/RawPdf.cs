using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ComplianceVault.Tests.Content.Reading.Pdf;

/// <summary>Small files written object by object, for what no decent program writes.</summary>
internal static class RawPdf
{
    private const string Catalog = "<</Type/Catalog/Pages 2 0 R>>";
    private const string Pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    private const string Page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>";

    /// <summary>Says it is encrypted with a user password (revision 3, 128 bit); its check values fit no empty password.</summary>
    internal static byte[] Encrypted()
    {
        var id = new string('C', 32);
        return Build($"/Encrypt 4 0 R/ID[<{id}><{id}>]", Catalog, Pages, Page.Replace("/Contents 4 0 R", "", StringComparison.Ordinal), $"<</Filter/Standard/V 2/R 3/Length 128/P -1/O<{new string('A', 64)}>/U<{new string('B', 64)}>>>");
    }

    internal static byte[] WithContents(string contents) =>
        Build("", Catalog, Pages, Page, $"<</Length {contents.Length}>>stream\n{contents}\nendstream");

    internal static byte[] WithPackedContents(int blanks)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var piece = new byte[1 << 20];
            Array.Fill(piece, (byte)' ');
            for (var i = 0; i < blanks >> 20; i++)
                zlib.Write(piece);
        }

        return Build("", Catalog, Pages, Page, $"<</Length {packed.Length}/Filter/FlateDecode>>stream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream");
    }

    private static byte[] Build(string trailer, params string[] objects)
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder();
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{text.Length:0000000000} 00000 n \n");
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {objects.Length + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
