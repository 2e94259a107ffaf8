using System.Globalization;
using System.Text;

namespace ComplianceVault.Tests.Content.Rendition.Stamping;

/// <summary>Files made to bring the program down are refused, and nothing else happens.</summary>
public class HostilePdfTests
{
    private const string Catalog = "<</Type/Catalog/Pages 2 0 R>>";

    [Fact]
    public void EndlessNesting_IsRefused()
    {
        const int Deep = 100_000;
        var pages = "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 400 300]>>";
        string[] things = [new string('[', Deep) + new string(']', Deep), string.Concat(Enumerable.Repeat("<</A ", Deep)) + "1" + string.Concat(Enumerable.Repeat(">>", Deep))];
        foreach (var thing in things)
            Assert.Equal("stamping.unreadable", Stamped.Try(File(Catalog, pages, $"<</Type/Page/Parent 2 0 R/X {thing}>>"), Stamped.Withdrawn).Error?.Code);
    }

    [Fact]
    public void PagesInACircle_AreRefused() =>
        Assert.Equal("stamping.unreadable", Stamped.Try(
            File(Catalog, "<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2/MediaBox[0 0 400 300]>>", "<</Type/Page/Parent 2 0 R>>"), Stamped.Withdrawn).Error?.Code);

    [Fact]
    public void AnyByteChanged_EndsInAnAnswer()
    {
        using var whole = SampleText.Pdf(SampleText.Procedure());
        var random = new Random(20000);
        for (var i = 0; i < 60; i++)
        {
            var bytes = whole.ToArray();
            for (var n = 0; n < 12; n++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var answer = Stamped.Try(new MemoryStream(bytes), Stamped.Withdrawn);
            Assert.True(answer.Succeeded || answer.Error.Code is "stamping.unreadable" or "stamping.encrypted");
        }
    }

    private static MemoryStream File(params string[] objects)
    {
        var (text, table) = ("%PDF-1.4\n", "0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            table += string.Create(CultureInfo.InvariantCulture, $"{text.Length:0000000000} 00000 n \n");
            text += string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj {objects[i]} endobj\n");
        }

        var end = string.Create(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n{table}trailer <</Root 1 0 R/Size {objects.Length + 1}>>\nstartxref\n{text.Length}\n%%EOF\n");
        return new MemoryStream(Encoding.ASCII.GetBytes(text + end));
    }
}
