using ComplianceVault.App.Glossary;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Database.Tests.Documents.Lifecycle;

namespace ComplianceVault.Database.Tests.Glossary;

/// <summary>A term's versions say what it was, who changed it, when and why (docs/decisions/rules.md).</summary>
public sealed class GlossaryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task EveryVersionOfATerm_IsShown_WithOldWordsAndReason(Database database)
    {
        await using var vault = await TestVault.CreateAsync(database);
        var (keeper, reader) = (await vault.PersonAsync("术语员", Permission.ManageSettings), await vault.PersonAsync("读者", Permission.Read));
        var id = LifeDesk.Must(await vault.Get<AddTerm>().ExecuteAsync(keeper, new("变更", Synonyms: ["改动"]), Ct));
        Assert.Equal("act.reason-required", (await vault.Get<ChangeTerm>().ExecuteAsync(keeper, id, 0, new("变更", Synonyms: ["更改"]), " ", Ct)).Error?.Code);
        LifeDesk.Must(await vault.Get<ChangeTerm>().ExecuteAsync(keeper, id, 0, new("变更", Synonyms: ["更改"]), "与标准一致", Ct));
        LifeDesk.Must(await vault.Get<RetireTerm>().ExecuteAsync(keeper, id, true, "不再使用", Ct));

        var versions = LifeDesk.Must(await vault.Get<GlossaryQueries>().VersionsAsync(reader, id, Ct));

        Assert.Equal(["term.retired", "term.changed", "term.added"], versions.Select(v => v.Act));
        Assert.All(versions, v => Assert.Equal("术语员", v.ByName));
        Assert.All(["改动", "更改", "与标准一致"], word => Assert.Contains(word, versions[1].Content, StringComparison.Ordinal));
    }
}
