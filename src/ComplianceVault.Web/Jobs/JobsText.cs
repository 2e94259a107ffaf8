namespace ComplianceVault.Web.Jobs;

/// <summary>Words of job history and health: <c>JobsText.resx</c> and <c>.en.resx</c>.</summary>
public sealed class JobsText;
