using ComplianceVault.App.Platform.Access;
using ComplianceVault.EndToEnd.Harness;

namespace ComplianceVault.EndToEnd.Organisation;

/// <summary>The sample vault, with an account for each role.</summary>
public sealed class SampleVault : RunningVault
{
    protected override IEnumerable<string> Switches => ["--Vault:Sample", "true", "--Vault:SeedDocs", Path.Combine(Repository.Root, "seed-docs")];

    /// <summary>Signs in and waits until clicks are heard.</summary>
    public static async Task EnterAsync(Visitor visitor, string name, string path)
    {
        await visitor.GoAsync(path);
        await visitor.SignInAsync(name, SampleAccounts.Password);
        await visitor.InteractiveAsync();
    }
}
