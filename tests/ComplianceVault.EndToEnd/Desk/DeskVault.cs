using ComplianceVault.EndToEnd.Harness;

[assembly: AssemblyFixture(typeof(ComplianceVault.EndToEnd.Desk.DeskVault))]

namespace ComplianceVault.EndToEnd.Desk;

/// <summary>The sample company with a mail server that cannot be reached.</summary>
public sealed class DeskVault : RunningVault
{
    public const string Password = "sample-2026";

    protected override IEnumerable<string> Switches =>
        ["--Vault:Sample", "true", "--Vault:Mail:Host", "127.0.0.1", "--Vault:Mail:Port", "9", "--Vault:Mail:From", "vault@example.com", "--Vault:Mail:Password", "the-password"];
}
