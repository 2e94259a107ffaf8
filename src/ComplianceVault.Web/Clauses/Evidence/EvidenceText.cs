namespace ComplianceVault.Web.Clauses.Evidence;

/// <summary>Words of folders of evidence and samples: <c>EvidenceText.resx</c> and <c>.en.resx</c>.</summary>
public sealed class EvidenceText;
