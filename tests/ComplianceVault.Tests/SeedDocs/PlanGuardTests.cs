namespace ComplianceVault.Tests.SeedDocs;

/// <summary>States of the practice that the sample folds into guards are still demanded (docs/decisions/sample-company.md).</summary>
public sealed class PlanGuardTests
{
    [Theory]
    [InlineData("WF-continuity-plan", "drafting", "review", "linked('ITSMS-P17-R09') >= 1", "linked('ITSMS-P17-R01') >= 1", "linked('ITSMS-P17-R05') >= 1")] // impact, risk, emergency plans
    [InlineData("WF-continuity-plan", "approved", "effective", "linked('ITSMS-P04-R05') >= 1", "linked('ITSMS-P17-R03') >= 1")] // training, test
    [InlineData("WF-availability-plan", "survey", "planning", "linked('ITSMS-P17-R01') >= 1")] // risk
    [InlineData("WF-sla", "drafting", "internal_review", "linked('ITSMS-P19-R01') >= 1")] // requirements
    [InlineData("WF-sla", "internal_review", "mgmt_review", "'可用性与连续性已评估' in judged")]
    public void TheStep_IsGuarded(string workflow, string from, string to, params string[] conditions)
    {
        var moves = SeedFiles.Load($"workflows/{workflow}.yaml").List("moves").Where(m => m.Is("from", from) && m.Text("to") == to);
        var guards = string.Join('\n', Assert.Single(moves).List("guards").Select(g => g.TextOrNull("if")));
        Assert.All(conditions, c => Assert.Contains(c, guards, StringComparison.Ordinal));
    }
}
