namespace ComplianceVault.Web.Documents;

/// <summary>Words of the pages of documents: <c>DocumentsText.resx</c> (zh-CN) and <c>DocumentsText.en.resx</c>.</summary>
public sealed class DocumentsText;
