using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Database.Tests.Documents;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Clauses;

/// <summary>A vault with clauses, forms and duties, and a procedure on configuration management brought in by hand.</summary>
internal sealed class ClauseDesk : IAsyncDisposable
{
    public const string Procedure = "ITSMS-P07";

    private ClauseDesk(ImportDesk files) => Files = files;

    public ImportDesk Files { get; }

    public TestVault Vault => Files.Vault;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ClauseDesk> OpenAsync(Database database)
    {
        return new(await ImportDesk.OpenAsync(await TestVault.SampleWithoutDocumentsAsync(database), "文控甲", "代表乙"));
    }

    /// <summary>An edition of the procedure comes into force.</summary>
    public async Task<Edition> ProcedureAsync(string label, string effective, string body, string number = Procedure, string title = "资产清点办法")
    {
        var text = $"""
            ---
            number: {number}
            title: {title}
            edition: {label}
            effective: {effective}
            ---
            {body}

            """;
        var confirmed = await Files.ConfirmAsync(await Files.BringInAsync(($"{number}-{label}.md", text)));
        Assert.True(confirmed.Succeeded, confirmed.Error?.ToString());
        return await Files.EditionAsync(number, label);
    }

    public async Task LinkAsync(Edition edition, string clause, string section)
    {
        await using var db = await Vault.DatabaseAsync();
        var key = await db.Set<EditionSection>().Where(s => s.EditionId == edition.Id && s.Number == section).Select(s => s.Key).FirstAsync(Ct);
        var linked = await Vault.Get<LinkSections>().ExecuteAsync(Files.Controller, edition.Id, [new SectionLink(clause, key)], Ct);
        Assert.True(linked.Succeeded, linked.Error?.ToString());
    }

    public async Task<ClauseView> ClauseAsync(string number, Actor? actor = null, DateOnly? asOf = null) =>
        (await Vault.Get<ClauseQueries>().GetAsync(actor ?? Files.Controller, number, asOf, Ct)).Value;

    public async Task<IReadOnlyList<ClauseSection>> SectionsAsync(string clause, DateOnly? asOf = null) =>
        (await ClauseAsync(clause, asOf: asOf)).Documents.SingleOrDefault(d => d.Number == Procedure)?.Sections ?? [];

    public ValueTask DisposeAsync() => Files.DisposeAsync();
}
