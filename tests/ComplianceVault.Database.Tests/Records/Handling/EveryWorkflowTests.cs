namespace ComplianceVault.Database.Tests.Records.Handling;

/// <summary>
/// The workflows of the sample run on the engine: each is begun, and its steps are made as far as their conditions can be met by filling in what they ask for. A step that
/// a rule of the program guards, or a sum, is refused for exactly that.
/// </summary>
public sealed class EveryWorkflowTests
{
    /// <summary>The walk is long; what differs between databases is the engine's SQL, which a part of the workflows shows as well.</summary>
    private const int OnPostgres = 6;

    private const int LeastMade = 300;

    [Theory, OnEachDatabase]
    public async Task EveryWorkflow_IsWalked_AndWhatIsRefused_IsRefusedForAConditionOfItsOwn(Database database)
    {
        await using var desk = await ProcessDesk.OpenAsync(database);
        var workflows = await Walker.AllAsync(desk.Vault);
        Assert.True(workflows.Count > 40, $"{workflows.Count} workflows");
        var (made, wrong) = (0, new List<string>());
        foreach (var workflow in database == Database.Sqlite ? workflows : workflows.Take(OnPostgres))
        {
            var walker = new Walker(desk, workflow);
            await walker.WalkAsync();
            made += walker.Made.Count;
            if (walker.Made.Count == 0 && !walker.Refused.Any(r => r.Value.StartsWith("records.guard", StringComparison.Ordinal)))
                wrong.Add($"{workflow.File.Id}: no step made");
            wrong.AddRange(walker.Refused.Where(r => !r.Value.StartsWith("records.guard", StringComparison.Ordinal) && !r.Value.StartsWith("records.incomplete", StringComparison.Ordinal) && r.Value != Walker.Nobody)
                .Select(r => $"{workflow.File.Id}.{r.Key}: {r.Value}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(database != Database.Sqlite || made >= LeastMade, $"only {made} steps were made");
    }
}
