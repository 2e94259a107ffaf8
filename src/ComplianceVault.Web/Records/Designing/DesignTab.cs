namespace ComplianceVault.Web.Records.Designing;

/// <summary>The parts of a design beside each other.</summary>
public enum DesignTab
{
    Fields,
    Facts,
    Preview,
    Changes,
    File,
}
