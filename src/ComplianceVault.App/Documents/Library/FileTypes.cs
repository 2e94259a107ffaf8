using ComplianceVault.Content.Reading;

namespace ComplianceVault.App.Documents.Library;

/// <summary>Media types of the formats.</summary>
public static class FileTypes
{
    public static string Of(SourceFormat format) => format switch
    {
        SourceFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        SourceFormat.Pdf => "application/pdf",
        SourceFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        SourceFormat.Markdown => "text/markdown; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    };
}
