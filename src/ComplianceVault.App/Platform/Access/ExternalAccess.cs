namespace ComplianceVault.App.Platform.Access;

/// <summary>What an auditor from outside may see today, as the management representative granted it; what is not granted does not exist (decision 11).</summary>
/// <param name="Until">Last civil day of the grant.</param>
/// <param name="DocumentsInForce">Documents in force and open to staff.</param>
/// <param name="ExportAllowed">Download and export.</param>
/// <param name="VerdictsShown">The program's verdicts beside the evidence.</param>
public sealed record ExternalAccess(DateOnly Until, bool DocumentsInForce, bool ExportAllowed, bool VerdictsShown);
