namespace ComplianceVault.Web.Backup;

/// <summary>Words of backups and restore tests: <c>BackupText.resx</c> and <c>.en.resx</c>.</summary>
public sealed class BackupText;
