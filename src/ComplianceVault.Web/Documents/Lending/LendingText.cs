namespace ComplianceVault.Web.Documents.Lending;

/// <summary>Words of the pages of lending: <c>LendingText.resx</c> (zh-CN) and <c>LendingText.en.resx</c>.</summary>
public sealed class LendingText;
