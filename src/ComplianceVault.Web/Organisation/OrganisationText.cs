namespace ComplianceVault.Web.Organisation;

/// <summary>Words of the pages about departments, people, roles, deputies and the calendar: <c>OrganisationText.resx</c> and <c>.en.resx</c>.</summary>
public sealed class OrganisationText;
