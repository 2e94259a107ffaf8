namespace ComplianceVault.Web.Records;

/// <summary>Words of the pages of records: <c>RecordsText.resx</c> and <c>.en.resx</c>.</summary>
public sealed class RecordsText;
