using ComplianceVault.App.Documents.Library;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>A place in one edition is found again in the edition in force, whatever number it has there (decision 36).</summary>
public sealed class SectionLinkTests
{
    private const string Patrol = "值班工程师每两小时巡查一次机房温度，并记入值班记录。";
    private const string Meter = "每天八点和二十点手工抄写各机柜的电表读数，交技术部存档。";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Section_OfAnObsoleteEdition_IsFoundUnderItsNewNumber(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await ConfirmAsync(desk, Text("A", "2025-02-01", ("1", "抄表", Meter), ("2", "巡检", Patrol)));
        await ConfirmAsync(desk, Text("B", "2025-06-01", ("1", "巡检", Patrol)));

        Assert.Equal("1", await InForceAsync(desk, "A", "2"));
        Assert.Null(await InForceAsync(desk, "A", "1")); // gone, and 1 of B is another section
        Assert.Equal("1", await InForceAsync(desk, "B", "1"));
    }

    [Theory, OnEachDatabase]
    public async Task Section_IsFound_OverSeveralEditions_AndFromADraftBack(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        await ConfirmAsync(desk, Text("A", "2025-02-01", ("1", "抄表", Meter), ("2", "巡检", Patrol)));
        await ConfirmAsync(desk, Text("B", "2025-06-01", ("1", "巡检", Patrol), ("2", "抄表", Meter)));
        await ConfirmAsync(desk, Text("C", "2025-09-01", ("1", "目的", "规定机房巡检的要求，保证设备按期得到检查。"), ("2", "抄表", Meter), ("3", "巡检", Patrol)));
        await desk.BringInAsync(("D.md", Text("D", "2026-09-01", ("1", "巡检", Patrol), ("2", "抄表", Meter))));

        Assert.Equal("3", await InForceAsync(desk, "A", "2"));
        Assert.Equal("3", await InForceAsync(desk, "B", "1"));
        Assert.Equal("3", await InForceAsync(desk, "D", "1"));
    }

    private static async Task ConfirmAsync(ImportDesk desk, string text) =>
        Assert.True((await desk.ConfirmAsync(await desk.BringInAsync(($"{text.Length}.md", text)))).Succeeded);

    private static async Task<string?> InForceAsync(ImportDesk desk, string label, string key)
    {
        var edition = await desk.EditionAsync("JF-P02", label);
        var found = await desk.Vault.Get<DocumentQueries>().SectionInForceAsync(desk.Controller, edition.Id, key, Ct);
        Assert.True(found.Succeeded, found.Error?.ToString());
        return found.Value;
    }

    private static string Text(string label, string effective, params (string Number, string Heading, string Text)[] sections) =>
        $"---\nnumber: JF-P02\ntitle: 机房巡检程序\nedition: {label}\neffective: {effective}\n---\n" + string.Concat(sections.Select(s => $"# {s.Number} {s.Heading}\n\n{s.Text}\n\n"));
}
