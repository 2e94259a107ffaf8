using System.Globalization;
using System.Text;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>A PDF of one page that holds a picture and no text, as a scanner makes it; all of it is ASCII.</summary>
internal static class ScanPdf
{
    public static string Write()
    {
        const string picture = "q 400 0 0 400 90 300 cm BI /W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 00FFFF00> EI Q";
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>",
            $"<</Length {picture.Length}>>stream\n{picture}\nendstream",
        ];
        var (text, table) = (new StringBuilder("%PDF-1.4\n"), new StringBuilder());
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{text.Length:0000000000} 00000 n \n");
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        return text.ToString() + string.Create(
            CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{text.Length}\n%%EOF");
    }
}
