namespace ComplianceVault.Tests.Content.Reading.Pdf;

/// <summary>The smallest file that says it is encrypted with a user password (revision 3, 128 bit), whose check values fit no empty password.</summary>
internal static class EncryptedPdf
{
    private static readonly string[] Objects =
    [
        "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
        "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n",
        "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n",
        $"4 0 obj\n<</Filter/Standard/V 2/R 3/Length 128/P -1/O<{new string('A', 64)}>/U<{new string('B', 64)}>>>\nendobj\n",
    ];

    internal static string Text { get; } = Build();

    private static string Build()
    {
        var text = "%PDF-1.4\n";
        var offsets = new List<int>();
        foreach (var part in Objects)
        {
            offsets.Add(text.Length);
            text += part;
        }

        var table = string.Concat(offsets.Select(o => $"{o:0000000000} 00000 n \n"));
        var id = new string('C', 32);
        return $"{text}xref\n0 5\n0000000000 65535 f \n{table}trailer\n<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<{id}><{id}>]>>\nstartxref\n{text.Length}\n%%EOF";
    }
}
