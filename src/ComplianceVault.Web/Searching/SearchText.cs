namespace ComplianceVault.Web.Searching;

/// <summary>Words of the search page: <c>SearchText.resx</c> (zh-CN) and <c>SearchText.en.resx</c>.</summary>
public sealed class SearchText;
