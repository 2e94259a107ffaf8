using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.Database.Tests.Documents.Distribution;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>The 签署页 of a controlled copy says who signed what was signed, and whether it still holds (R12, R13).</summary>
public sealed class SignaturePageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task SignersOfTheRound_StandOnThePage_ThoseOfARejectedOneDoNot(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var edition = await desk.DraftAsync();
        await desk.SubmitAsync(edition);
        await desk.RejectAsync(edition, LifeDesk.Head);
        await desk.ApproveThroughAsync(edition);
        await desk.PublishAsync(edition);
        var page = await PageAsync(desk, edition);

        Assert.Equal(1, Times(page, LifeDesk.Author));
        Assert.Contains(LifeDesk.Head, page, StringComparison.Ordinal);
        Assert.Contains(LifeDesk.Representative, page, StringComparison.Ordinal);
        Assert.DoesNotContain("签名与记录不符", page, StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task WhatWasSignedChanged_IsSaidSo(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (document, edition) = await desk.InForceAsync();
        await using (var db = await desk.Vault.DatabaseAsync())
            await db.Set<Document>().Where(d => d.Id == document).ExecuteUpdateAsync(s => s.SetProperty(d => d.Title, "机房巡检规范（改）"), Ct);

        Assert.Equal(3, Times(await PageAsync(desk, edition), "签名与记录不符"));
    }

    private static async Task<string> PageAsync(LifeDesk desk, Guid edition)
    {
        var document = (await desk.EditionAsync(edition)).DocumentId;
        LifeDesk.Must(await desk.SetListAsync(document, [CopyDesk.Paper("tech")]));
        var copy = Assert.Single(await desk.CopiesAsync(document));
        var made = await desk.Vault.Get<ControlledPdf>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Controller), copy.Id, "", "https://intern.example", Ct);
        Assert.True(made.Succeeded, made.Error?.ToString());
        await using var content = made.Value.Content;
        using var kept = new MemoryStream();
        await content.CopyToAsync(kept, Ct);
        using var pdf = PdfDocument.Open(kept.ToArray());
        return string.Concat(pdf.GetPage(pdf.NumberOfPages).Letters.Select(l => l.Value).Where(v => !string.IsNullOrWhiteSpace(v)));
    }

    private static int Times(string page, string word) => page.Split(word).Length - 1;
}
