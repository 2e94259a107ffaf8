namespace ComplianceVault.Web.Obligations;

/// <summary>Words of the page of periodic duties.</summary>
public sealed class DutiesText;
