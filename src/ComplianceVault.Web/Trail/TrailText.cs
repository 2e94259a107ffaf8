namespace ComplianceVault.Web.Trail;

/// <summary>Words of the trail: <c>TrailText.resx</c> and <c>.en.resx</c>.</summary>
public sealed class TrailText;
