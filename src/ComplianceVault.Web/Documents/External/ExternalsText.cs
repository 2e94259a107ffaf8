namespace ComplianceVault.Web.Documents.External;

/// <summary>Words of the pages of external documents: <c>ExternalsText.resx</c> (zh-CN) and <c>ExternalsText.en.resx</c>.</summary>
public sealed class ExternalsText;
