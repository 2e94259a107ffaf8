namespace ComplianceVault.Web.Records.Designing;

/// <summary>Words of the form designer: <c>DesignText.resx</c> and <c>.en.resx</c>.</summary>
public sealed class DesignText;
