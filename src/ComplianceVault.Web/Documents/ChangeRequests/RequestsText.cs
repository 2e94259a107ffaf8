namespace ComplianceVault.Web.Documents.ChangeRequests;

/// <summary>Words of the pages of change requests: <c>RequestsText.resx</c> (zh-CN) and <c>RequestsText.en.resx</c>.</summary>
public sealed class RequestsText;
