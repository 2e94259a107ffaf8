namespace ComplianceVault.Web.Documents.Comparing;

/// <summary>Words of the comparison and of the effect of a revision: <c>ComparingText.resx</c> (zh-CN) and <c>ComparingText.en.resx</c>.</summary>
public sealed class ComparingText;
