using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Forms;

/// <summary>What is wrong with a form, and where: <c>stages[0].sections[1].fields[2].value</c>. The error names no file.</summary>
public sealed record FormFault(string Place, Error Why);
