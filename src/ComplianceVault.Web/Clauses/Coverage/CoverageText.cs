namespace ComplianceVault.Web.Clauses.Coverage;

/// <summary>Words of the clause matrix: <c>CoverageText.resx</c> and <c>.en.resx</c>.</summary>
public sealed class CoverageText;
