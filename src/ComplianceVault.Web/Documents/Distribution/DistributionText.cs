namespace ComplianceVault.Web.Documents.Distribution;

/// <summary>Words of the pages on which controlled copies are issued, signed for, exchanged and read: <c>DistributionText.resx</c> (zh-CN) and <c>DistributionText.en.resx</c>.</summary>
public sealed class DistributionText;
