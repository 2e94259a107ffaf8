using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Database.Tests;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.EndToEnd.Harness;
using Microsoft.Playwright;
using On = ComplianceVault.Database.Tests.Database;

namespace ComplianceVault.EndToEnd.Documents;

/// <summary>A document with an edition in force and an obsolete one, paper copies, a certificate of destruction and a signed list, all of which give papers.</summary>
public class PaperVault : RunningVault
{
    private static readonly SigningProof Proof = new(SampleVault.Password);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Number { get; private set; } = "";

    /// <summary>Name → address.</summary>
    public IReadOnlyDictionary<string, string> Addresses { get; private set; } = new Dictionary<string, string>();

    protected override async Task PrepareAsync()
    {
        var desk = await LifeDesk.OpenAsync(On.Sqlite);
        desk.Vault.Clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddDays(-30));
        var (document, a) = await desk.HandedOutAsync(CopyDesk.Paper("admin"), CopyDesk.Paper("market"), CopyDesk.Paper("tech"));
        Number = (await desk.LifeAsync(a)).Number;
        var b = await desk.PublishNextAsync(document, inDays: 1);
        desk.Vault.Clock.Advance(TimeSpan.FromDays(1));
        await desk.TakeEffectAsync();
        var (old, planned) = (await desk.CopiesAsync(document, a), await desk.CopiesAsync(document, b));
        LifeDesk.Must(await desk.ExchangeAsync(old.Select(c => (c, planned.Single(n => n.Pair == c.Number)))));
        LifeDesk.Must(await desk.KeepAsync(old[0]));
        var destroyed = await desk.ApprovedAsync(old[1], old[2]);
        LifeDesk.Must(await desk.BeginAsync(destroyed));
        LifeDesk.Must(await desk.WitnessAsync(destroyed));
        var signed = await SignedAsync(desk, "copies");
        var left = await desk.Vault.LeaveAsync();
        VaultTemplates.CopyFiles(left, Root);
        Directory.Delete(left.Directory, recursive: true);
        Addresses = new Dictionary<string, string>
        {
            ["in-force-as-shown"] = $"/documents/editions/{b}/pdf",
            ["in-force-taken"] = $"/documents/editions/{b}/download.pdf",
            ["obsolete-taken"] = $"/documents/editions/{a}/download.pdf",
            ["certificate"] = $"/documents/destruction/{destroyed}/certificate.pdf",
            ["list-signed"] = $"/lists/signed/{signed}.pdf",
        };
    }

    private static async Task<Guid> SignedAsync(LifeDesk desk, string list)
    {
        var (sign, controller) = (desk.Vault.Get<SignList>(), await desk.ActorAsync(LifeDesk.Controller));
        var id = LifeDesk.Must(await sign.ExecuteAsync(controller, LifeDesk.Must(await sign.SheetAsync(controller, list, null, Ct)), Proof, Ct));
        LifeDesk.Must(await desk.Vault.Get<ApproveList>().ExecuteAsync(await desk.ActorAsync(LifeDesk.Representative), id, Proof, Ct));
        return id;
    }
}

/// <summary>The same on a machine without LibreOffice: the program draws the pages itself.</summary>
public sealed class PaperVaultWithoutOffice : PaperVault
{
    protected override IEnumerable<string> Switches => ["--Vault:LibreOffice", "/nowhere/soffice"];
}

/// <summary>Every paper that leaves the program, drawn page by page: none is empty, lists lie across.</summary>
public sealed class PaperTests(PaperVault vault, Chromium chromium) : PapersOf(vault, chromium, "office"), IClassFixture<PaperVault>;

/// <summary>The same without LibreOffice.</summary>
public sealed class PaperWithoutOfficeTests(PaperVaultWithoutOffice vault, Chromium chromium) : PapersOf(vault, chromium, "plain"), IClassFixture<PaperVaultWithoutOffice>;

public abstract class PapersOf(PaperVault vault, Chromium chromium, string how)
{
    [Fact]
    public async Task EveryPaper_HasInkOnEachPage_AndItsOrientation()
    {
        await using var controller = await Visitor.ArriveAsync(chromium, vault, Look.Desk);
        await controller.GoAsync($"/documents/{vault.Number}?tab=Copies");
        await controller.SignInAsync("行政部文控", SampleVault.Password);
        await controller.InteractiveAsync();
        foreach (var (name, address) in vault.Addresses)
        {
            var pages = await Papers.PictureAsync(controller, address, $"{name}-{how}");
            Assert.All(pages, p => Assert.Equal(name == "list-signed", p.Width > p.Height));
        }

        var copy = await CopyAsync(controller);
        Assert.True((await Papers.PictureAsync(controller, copy, $"controlled-{how}")).Count >= 2); // with its 签署页
    }

    private static async Task<byte[]> CopyAsync(Visitor controller)
    {
        var page = controller.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "受控版 PDF：004" }).ClickAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "生成并下载" }).ClickAsync(), new() { Timeout = 60_000 });
        return await File.ReadAllBytesAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
    }
}
