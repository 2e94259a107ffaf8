namespace ComplianceVault.Web.Documents.Lifecycle;

/// <summary>Words of the pages that bring an edition from its number into force: <c>LifeText.resx</c> (zh-CN) and <c>LifeText.en.resx</c>.</summary>
public sealed class LifeText;
