using ComplianceVault.EndToEnd.Harness;

[assembly: AssemblyFixture(typeof(ComplianceVault.EndToEnd.Documents.SampleVault))]

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>The program with its sample company: one server for all classes that bring files in, search and read.</summary>
public sealed class SampleVault : RunningVault
{
    public const string Password = "sample-2026";

    protected override IEnumerable<string> Switches => ["--Vault:Sample", "true"];

    public static async Task<Visitor> EnterAsync(Chromium chromium, SampleVault vault, Look look, string user, string path, Line? line = null)
    {
        var visitor = await Visitor.ArriveAsync(chromium, vault, look, line);
        await visitor.GoAsync(path);
        await visitor.SignInAsync(user, Password);
        await visitor.InteractiveAsync();
        return visitor;
    }
}
