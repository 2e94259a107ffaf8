using ComplianceVault.Kernel;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>Place of the PDF reader.</summary>
internal static class PdfReader
{
    public static Result<DocumentText> Read(Stream file, ReadingLimits limits, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Error.Invalid(file.Length > limits.FileBytes ? "content.too-large" : "content.unreadable");
    }
}
