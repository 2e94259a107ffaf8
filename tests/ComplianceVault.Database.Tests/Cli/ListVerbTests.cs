using ComplianceVault.App.Documents.Lending;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Database.Tests.Documents;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Database.Tests.Documents.Distribution;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Withdrawal;
using ComplianceVault.Database.Tests.Records.Entries;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Cli;

public sealed class ListVerbTests
{
    [Fact]
    public async Task List_PrintsOneObjectARow_OfTheDay_AndWithoutANameWhichListsThereAre()
    {
        await using var vault = await TestVault.SampleAsync(Database.Sqlite);

        var run = await Cvault.RunAsync(vault.Directory, "list", "documents", "--json");
        Assert.True(run.ExitCode == 0, run.ToString());
        var rows = run.Json.EnumerateArray().ToList();
        Assert.Equal(33, rows.Count);
        await using (var db = await vault.DatabaseAsync())
        {
            var head = await db.Set<TrailHead>().SingleAsync(TestContext.Current.CancellationToken);
            Assert.EndsWith($"{head.Seq} {head.Hash}", run.Error.TrimEnd(), StringComparison.Ordinal);
        }

        Assert.Equal(
            ["number", "title", "level", "edition", "state", "issued_on", "in_force_from", "next_review", "owner", "classification", "author", "reviewer", "approver"], rows[0].EnumerateObject().Select(p => p.Name));
        Assert.Contains("ITSMS-P05", rows.Select(r => r.GetProperty("number").GetString()));

        var early = await Cvault.RunAsync(vault.Directory, "list", "documents", "--as-of", "2020-01-01", "--json");
        Assert.Empty(early.Json.EnumerateArray());
        var names = await Cvault.RunAsync(vault.Directory, "list", "--json");
        Assert.Contains("external-documents", names.Json.EnumerateArray().Select(r => r.GetProperty("name").GetString()));
        var forms = (await Cvault.RunAsync(vault.Directory, "list", "记录清单", "--json")).Json.EnumerateArray().ToList();
        Assert.True(forms.Count > 100, $"{forms.Count} forms");
        var incident = forms.Single(f => f.GetProperty("form").GetString() == "ITSMS-P15-R01");
        Assert.Equal(("事件管理记录单", "ITSMS-P15", "技术部", "0"), (incident.GetProperty("form_title").GetString(), incident.GetProperty("parent").GetString(), incident.GetProperty("keeper").GetString(), incident.GetProperty("records").GetString()));
        Assert.Contains("5 年", incident.GetProperty("retention").GetString());
        Assert.Equal(4, (await Cvault.RunAsync(vault.Directory, "list", "nothing")).ExitCode);
        Assert.Equal(2, (await Cvault.RunAsync(vault.Directory, "list", "documents", "--form", "ITSMS-P15-R01")).ExitCode);
        Assert.Equal(4, (await Cvault.RunAsync(vault.Directory, "list", "记录清单", "--form", "NO-SUCH")).ExitCode);
        Assert.Equal(2, (await Cvault.RunAsync(vault.Directory, "list", "documents", "--as-of", "1.3.2026")).ExitCode);
    }

    [Fact]
    public async Task RecordsOfAForm_ArePrintedWithTheirFields_AndTheTrailKeepsWhoTookThem()
    {
        await using var desk = await RecordDesk.OpenAsync(Database.Sqlite);
        await desk.SubmittedAsync();

        var run = await Cvault.RunAsync(desk.Vault.Directory, "list", "记录清单", "--form", RecordDesk.Statistics, "--json");

        Assert.True(run.ExitCode == 0, run.ToString());
        var row = Assert.Single(run.Json.EnumerateArray());
        Assert.StartsWith(RecordDesk.Statistics, row.GetProperty("number").GetString(), StringComparison.Ordinal);
        Assert.Equal(("技术部", "待签字", "0"), (row.GetProperty("department").GetString(), row.GetProperty("state").GetString(), row.GetProperty("corrections").GetString()));
        Assert.Contains(row.EnumerateObject(), p => p.Name.StartsWith("field_", StringComparison.Ordinal));
        await using var db = await desk.Vault.DatabaseAsync();
        var taken = await db.Set<TrailEntry>().Where(e => e.Act == "records.exported").Join(db.Set<TrailDetail>(), e => e.Seq, d => d.Seq, (e, d) => d.Content).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains(RecordDesk.Statistics, taken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListsOfWhatBecameOfDocuments_ArePrinted_WithTheColumnsOfThePage()
    {
        await using var desk = await LifeDesk.OpenAsync(Database.Sqlite);
        var (document, edition) = await desk.HandedOutAsync(CopyDesk.Paper("tech", 2));
        var copies = await desk.CopiesAsync(document);
        LifeDesk.Must(await desk.ReportLossAsync(LifeDesk.Author, copies[0]));
        LifeDesk.Must(await desk.Vault.Get<RequestLending>().ExecuteAsync(
            await desk.ActorAsync(CopyDesk.MarketStaff), new(edition, LendingKind.Borrow, "客户现场审计", null, desk.Today, desk.Today.AddDays(4)), TestContext.Current.CancellationToken));
        await desk.KeepMastersAsync(0);
        var (_, gone) = await desk.WithdrawnAsync("值守规范");
        await DestroyDesk.ProposeAsync(desk, gone);

        foreach (var (name, rows, column, value) in new[]
        {
            ("copies", 2, "copy_number", "001"), ("losses", 1, "circumstances", "搬迁机柜后找不到"), ("lending", 1, "purpose", "客户现场审计"),
            ("destruction", 1, "destruction_reason", "保存期满"), ("withdrawals", 1, "title", "值守规范"),
        })
        {
            var run = await Cvault.RunAsync(desk.Vault.Directory, "list", name, "--json");
            Assert.True(run.ExitCode == 0, run.ToString());
            var printed = run.Json.EnumerateArray().ToList();
            Assert.Equal(rows, printed.Count);
            Assert.Equal(value, printed[0].GetProperty(column).GetString());
            var shown = (await desk.RowsAsync(name, by: LifeDesk.Controller))[0];
            Assert.Equal(shown.Keys.Select(k => k.Replace('-', '_')), printed[0].EnumerateObject().Select(p => p.Name));
        }
    }
}
