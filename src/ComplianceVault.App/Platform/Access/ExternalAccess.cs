namespace ComplianceVault.App.Platform.Access;

/// <summary>What an auditor from outside may see today, as the management representative granted it; what is not granted does not exist (decision 11).</summary>
/// <param name="Until">Last civil day of the grant.</param>
/// <param name="DocumentsInForce">Documents in force and open to staff.</param>
/// <param name="ExportAllowed">Download and export.</param>
/// <param name="VerdictsShown">The program's verdicts beside the evidence.</param>
/// <param name="Records">Records of named clauses and a period; null: none.</param>
public sealed record ExternalAccess(DateOnly Until, bool DocumentsInForce, bool ExportAllowed, bool VerdictsShown, RecordAccess? Records = null);

/// <summary>The records that were granted: of the forms that answer the named clauses today, by the day of their event.</summary>
/// <param name="Forms">Numbers of those forms.</param>
/// <param name="From">First day of the event.</param>
/// <param name="To">Last day of the event.</param>
/// <param name="RestrictedForms">Those among them whose 受限 and 保密 records were named as well.</param>
public sealed record RecordAccess(IReadOnlyList<string> Forms, DateOnly From, DateOnly To, IReadOnlyList<string> RestrictedForms);
