using System.Text;
using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Reading;

/// <summary>Tells the format by the first bytes and, in a zip, by its parts, and compares it with the extension.</summary>
internal static class FormatDetector
{
    private const int HeadBytes = 4096;

    private static readonly Dictionary<string, SourceFormat> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".docx"] = SourceFormat.Docx,
        [".docm"] = SourceFormat.Docx,
        [".dotx"] = SourceFormat.Docx,
        [".xlsx"] = SourceFormat.Xlsx,
        [".xlsm"] = SourceFormat.Xlsx,
        [".pdf"] = SourceFormat.Pdf,
        [".md"] = SourceFormat.Markdown,
        [".markdown"] = SourceFormat.Markdown,
        [".txt"] = SourceFormat.Text,
        [".text"] = SourceFormat.Text,
    };

    public static Result<SourceFormat> Detect(Stream file, string fileName, ReadingLimits limits, CancellationToken cancellationToken)
    {
        var extension = Path.GetExtension(fileName);
        var head = Head(file);
        if (head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return OfCompoundFile(file, extension, cancellationToken);
        }

        if (!Extensions.TryGetValue(extension, out var stated))
        {
            return Error.Invalid("content.unsupported-format", extension.Length > 0 ? extension : fileName);
        }

        var found = OfContent(head, file, limits, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Error;
        }

        var isText = stated is SourceFormat.Markdown or SourceFormat.Text;
        return found.Value == stated || (found.Value is null && isText) ? stated
            : found.Value is { } format ? Error.Invalid("content.wrong-extension", extension, NameOf(format))
            : Error.Invalid("content.unknown-format", extension);
    }

    private static byte[] Head(Stream file)
    {
        var head = new byte[(int)Math.Min(HeadBytes, file.Length)];
        file.Position = 0;
        file.ReadExactly(head);
        return head;
    }

    /// <summary>Null: no sign of a known binary format, so it may be text.</summary>
    private static Result<SourceFormat?> OfContent(byte[] head, Stream file, ReadingLimits limits, CancellationToken cancellationToken)
    {
        if (head.AsSpan(0, Math.Min(head.Length, 1024)).IndexOf("%PDF-"u8) >= 0)
        {
            return (SourceFormat?)SourceFormat.Pdf;
        }

        if (head.AsSpan().StartsWith("{\\rtf"u8))
        {
            return Error.Invalid("content.unsupported-format", ".rtf");
        }

        return head.AsSpan().StartsWith("PK"u8) && head.Length > 3 && head[2] < 9 ? OfZip(file, limits, cancellationToken) : (SourceFormat?)null;
    }

    private static Result<SourceFormat?> OfZip(Stream file, ReadingLimits limits, CancellationToken cancellationToken)
    {
        using var package = OfficePackage.Open(file, new ReadingBudget(limits, cancellationToken));
        if (package.MainPart is not { } main)
        {
            return Error.Invalid("content.unknown-zip");
        }

        using var reader = package.Read(main);
        reader.MoveToContent();
        return reader.LocalName switch
        {
            "document" => (SourceFormat?)SourceFormat.Docx,
            "workbook" => (SourceFormat?)SourceFormat.Xlsx,
            "presentation" => Error.Invalid("content.unsupported-format", ".pptx"),
            _ => Error.Invalid("content.unknown-zip"),
        };
    }

    /// <summary>The old Office container: either a Word or Excel file of before 2007, or the wrapping of an encrypted newer one.</summary>
    private static Error OfCompoundFile(Stream file, string extension, CancellationToken cancellationToken)
    {
        (string Stream, Error Refusal)[] signs =
        [
            ("EncryptedPackage", Error.Invalid("content.encrypted")),
            ("WordDocument", Error.Invalid("content.old-office", ".doc", ".docx")),
            ("Workbook", Error.Invalid("content.old-office", ".xls", ".xlsx")),
            ("PowerPoint Document", Error.Invalid("content.unsupported-format", ".ppt")),
        ];
        var buffer = new byte[1 << 20];
        var found = new bool[signs.Length];
        file.Position = 0;
        int kept = 0, read;
        while ((read = file.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var window = buffer.AsSpan(0, kept + read);
            for (var i = 0; i < signs.Length; i++)
            {
                found[i] |= window.IndexOf(Encoding.Unicode.GetBytes(signs[i].Stream)) >= 0;
            }

            kept = Math.Min(64, window.Length);
            window[^kept..].CopyTo(buffer);
        }

        var first = Array.IndexOf(found, true);
        return first >= 0 ? signs[first].Refusal : Error.Invalid("content.unknown-format", extension);
    }

    private static string NameOf(SourceFormat format) => format switch
    {
        SourceFormat.Docx => "Word",
        SourceFormat.Xlsx => "Excel",
        SourceFormat.Pdf => "PDF",
        _ => format.ToString(),
    };
}
