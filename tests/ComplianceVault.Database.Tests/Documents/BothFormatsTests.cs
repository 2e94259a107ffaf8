using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.Content.Rendition;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>A company has Word and PDF of each document: the PDF that an office program made of a Word file is another format of that edition, not another document (decision 34).</summary>
public sealed class BothFormatsTests
{
    /// <summary>Of every kind of layout: manual, procedures with tables and lists, instructions.</summary>
    private static readonly string[] Numbers = ["ITSMS-M01", "ITSMS-P05", "ITSMS-P06", "ITSMS-P15", "ITSMS-P19", "ITSMS-P23", "ITSMS-WI07"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ThePdfOfAWordFile_IsAnotherFormatOfItsEdition(Database database)
    {
        await using var desk = await ImportDesk.OpenAsync(database);
        using var office = new LibreOffice(new LibreOfficeOptions { ProfileRoot = Path.Combine(desk.Vault.Directory, "profiles") }, TimeProvider.System);
        Assert.SkipUnless(office.IsAvailable, "LibreOffice is not installed.");
        var words = Numbers.Select(n => Path.Combine(SeedDocs.Folder, "documents", $"{n}.docx")).ToList();
        var first = await ReadAsync(desk, words);
        Assert.All(await desk.AcceptAsync(first), o => Assert.Null(o.Refusal));
        var pdfs = new List<string>();
        foreach (var word in words)
        {
            pdfs.Add(Path.Combine(desk.Vault.Directory, Path.ChangeExtension(Path.GetFileName(word), ".pdf")));
            var made = await office.ToPdfAsync(word, pdfs[^1], Ct);
            Assert.True(made.Succeeded, made.Error?.ToString());
        }

        var second = await ReadAsync(desk, pdfs);

        var items = await desk.ItemsAsync(second);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', items.Select(i => $"{i.Path}: {i.Number} {i.Label} {i.Match} {i.Similarity:P1}")));
        Assert.Equal(Numbers.Select(n => (n, (ImportMatch?)ImportMatch.OtherFormat)), items.Select(i => (i.Number ?? i.Path, i.Match)).OrderBy(i => Array.IndexOf(Numbers, i.Item1)));
        Assert.All(items, i => Assert.InRange(i.Similarity ?? 0, Matching.SameText, 1));
        Assert.All(await desk.AcceptAsync(second), o => Assert.Null(o.Refusal));
        await using var db = await desk.Vault.DatabaseAsync();
        Assert.Equal(Numbers.Length, await db.Set<Edition>().CountAsync(Ct));
        Assert.Equal(2 * Numbers.Length, await db.Set<EditionFile>().CountAsync(Ct));
    }

    private static async Task<Guid> ReadAsync(ImportDesk desk, IEnumerable<string> files)
    {
        var batch = await desk.OpenBatchAsync();
        foreach (var file in files)
        {
            await using var content = File.OpenRead(file);
            var received = await desk.Vault.Get<ReceiveFiles>().ReceiveAsync(desk.Controller, batch, Path.GetFileName(file), content, Ct);
            Assert.True(received.Succeeded, received.Error?.ToString());
        }

        Assert.True((await desk.Vault.Get<ReadFiles>().ExecuteAsync(desk.Controller, batch, null, Ct)).Succeeded);
        return batch;
    }
}
