namespace ComplianceVault.Web.Lists;

/// <summary>Words of the pages of lists: <c>ListsText.resx</c> (zh-CN) and <c>ListsText.en.resx</c>.</summary>
public sealed class ListsText;
