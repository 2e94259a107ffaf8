namespace ComplianceVault.Web.Records;

/// <summary>The pages beside each other under 记录.</summary>
public enum RecordsView
{
    Mine,
    List,
    Duties,
    Forms,
    Consistency,
}
