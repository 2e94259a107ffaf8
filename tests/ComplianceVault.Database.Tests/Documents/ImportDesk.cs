using System.Text;
using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>A controller and a management representative bringing files in, step by step as on the page.</summary>
internal sealed class ImportDesk : IAsyncDisposable
{
    private const string Password = "richtig-1234567";

    private ImportDesk(TestVault vault, Actor controller, Actor representative) =>
        (Vault, Controller, Representative) = (vault, controller, representative);

    public TestVault Vault { get; }

    public Actor Controller { get; }

    public Actor Representative { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ImportDesk> OpenAsync(Database database) => await OpenAsync(await TestVault.CreateAsync(database), "行政部文控", "管理者代表");

    /// <summary>In a vault that has its clauses, forms and duties already, and people of its own names.</summary>
    public static async Task<ImportDesk> OpenAsync(TestVault vault, string controllerName, string representativeName)
    {
        var controller = await vault.PersonAsync(controllerName, Permission.Read, Permission.ImportDocuments, Permission.ControlDocuments, Permission.ManageClauses);
        var representative = await vault.PersonAsync(representativeName, Permission.Read, Permission.ConfirmExistingDocuments, Permission.ManageClauses, Permission.ConfirmObligations);
        await using var db = await vault.DatabaseAsync();
        var account = new Account { Id = vault.Clock.NewId(), UserName = "mgmt_rep", PersonId = representative.PersonId };
        Assert.True((await vault.Get<Accounts>().In(db).CreateAsync(account, Password)).Succeeded);
        return new(vault, controller, representative);
    }

    /// <summary>Received, read and accepted.</summary>
    public async Task<Guid> BringInAsync(params (string Name, string Content)[] files)
    {
        var batch = await ReadAsync(files);
        await AcceptAsync(batch);
        return batch;
    }

    public async Task AddAsync(Guid batch, params (string Name, string Content)[] files)
    {
        await ReceiveAsync(batch, files);
        await AcceptAsync(batch);
    }

    public async Task<Guid> ReadAsync(params (string Name, string Content)[] files)
    {
        var batch = await OpenBatchAsync();
        await ReceiveAsync(batch, files);
        return batch;
    }

    public async Task<Guid> OpenBatchAsync()
    {
        var opened = await Vault.Get<ReceiveFiles>().OpenAsync(Controller, "D:/体系文件", Ct);
        Assert.True(opened.Succeeded, opened.Error?.ToString());
        return opened.Value;
    }

    public async Task<Result<Guid>> TryReceiveAsync(Guid batch, string name, string content)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await Vault.Get<ReceiveFiles>().ReceiveAsync(Controller, batch, $"体系文件/{name}", stream, Ct);
    }

    public async Task<IReadOnlyList<ItemOutcome>> AcceptAsync(Guid batch) => (await Vault.Get<AcceptItems>().ExecuteAsync(Controller, batch, null, Ct)).Value;

    public async Task<ConfirmationSheet> SheetAsync(Guid batch) => (await Vault.Get<ConfirmExisting>().SheetAsync(Representative, batch, Ct)).Value;

    public async Task<Result> ConfirmAsync(Guid batch, string password = Password, string? contentHash = null) =>
        await Vault.Get<ConfirmExisting>().ExecuteAsync(Representative, batch, contentHash ?? (await SheetAsync(batch)).ContentHash, new SigningProof(password), Ct);

    public Task<Result> CorrectAsync(ImportItem item, string number, string? approver = null) => Vault.Get<CorrectItem>().ExecuteAsync(
        Controller, item.Id, item.Version, new ItemCorrection(number, item.Title, item.Label, null, null, item.IssueDate, item.EffectiveDate, item.Author, item.Reviewer, approver ?? item.Approver), Ct);

    public Task<Result> CorrectAsync(Edition edition, EditionFacts facts, string reason) =>
        Vault.Get<CorrectEdition>().ExecuteAsync(Controller, edition.Id, edition.Version, facts, reason, Ct);

    public async Task<IReadOnlyList<ImportItem>> ItemsAsync(Guid batch) => (await Vault.Get<ImportQueries>().ItemsAsync(Controller, batch, Ct)).Value;

    public async Task<IReadOnlyList<LibraryRow>> RowsAsync(LibraryView view) =>
        (await Vault.Get<LibraryQueries>().ListAsync(Controller, new LibraryFilter { View = view }, Ct)).Value.Rows;

    public async Task<IReadOnlyList<CitedByView>> CitedByAsync(string number)
    {
        var document = (await Vault.Get<DocumentQueries>().GetAsync(Controller, number, null, Ct)).Value.Document;
        return (await Vault.Get<DocumentQueries>().CitedByAsync(Controller, document.Id, Ct)).Value;
    }

    public async Task<Edition> EditionAsync(string number, string label)
    {
        await using var db = await Vault.DatabaseAsync();
        return await db.Set<Edition>().Where(e => e.Label == label).Join(db.Set<Document>().Where(d => d.Number == number), e => e.DocumentId, d => d.Id, (e, _) => e).SingleAsync(Ct);
    }

    public ValueTask DisposeAsync() => Vault.DisposeAsync();

    private async Task ReceiveAsync(Guid batch, (string Name, string Content)[] files)
    {
        foreach (var (name, content) in files)
        {
            Assert.True((await TryReceiveAsync(batch, name, content)).Succeeded);
        }

        Assert.True((await Vault.Get<ReadFiles>().ExecuteAsync(Controller, batch, null, Ct)).Succeeded);
    }
}
