namespace ComplianceVault.Web.Clauses;

/// <summary>Words of the pages of clauses: <c>ClausesText.resx</c> and <c>.en.resx</c>.</summary>
public sealed class ClausesText;
