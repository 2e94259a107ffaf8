using System.Globalization;
using ComplianceVault.App;
using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Sqlite;
using ComplianceVault.Web.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Tests.Web.Desk;

/// <summary>No task leads nowhere: a feature that has tasks says what they are called and which page opens with them.</summary>
public sealed class DeskAddressTests
{
    public static TheoryData<string> Kinds
    {
        get
        {
            var folder = Path.Combine(Path.GetTempPath(), "cvault-desk");
            var parts = new ServiceCollection();
            parts.AddLogging();
            parts.AddVault(new VaultOptions { Data = folder, Indexes = folder });
            parts.AddSqliteVault(Path.Combine(folder, "never-opened.db"));
            using var services = parts.BuildServiceProvider();
            using var db = services.GetRequiredService<IDbContextFactory<VaultDbContext>>().CreateDbContext();
            return new(services.GetRequiredService<DeskTasks>().Kinds(db, new(2026, 3, 2)));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryKind_HasWordsInBothLanguages_AndAnAddress(string kind)
    {
        Assert.True(DeskAddress.Knows(kind), $"DeskAddress has no line for {kind}");
        foreach (var language in new[] { "zh-CN", "en" })
            Assert.False(string.IsNullOrWhiteSpace(DeskWords.Find(kind, new CultureInfo(language))), $"{language}: task.{kind}");
    }

    [Fact]
    public void Kinds_AreUnique_AndSignaturesAreAmongThem()
    {
        var kinds = Kinds.Select(k => k.Data).ToList();
        Assert.Equal(kinds.Count, kinds.Distinct().Count());
        Assert.Empty(DeskAddress.Signatures.Except(kinds));
        Assert.False(DeskAddress.Knows("unheard.of"));
    }

    [Fact]
    public void Task_OpensItsPage_AndThatOfOthersDoesNot()
    {
        var (id, edition) = (Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Guid.CreateVersion7(DateTimeOffset.UnixEpoch));
        var row = new DeskRow("edition.review", id, edition, "ITSMS-WI18", "重大事件管理规定", "B", DateTime.UnixEpoch, null, null, null);
        Assert.Equal($"/signing?task={id}", DeskAddress.Of(row));
        Assert.Equal("/documents/ITSMS-WI18?edition=B", DeskAddress.Of(row with { Kind = "edition.publish" }));
        Assert.Equal($"/documents/import/{edition}", DeskAddress.Of(row with { Kind = "import.confirm" }));
        Assert.Null(DeskAddress.Of(row with { Supervised = new(NoticeStage.Head, ["张三"]) }));
        Assert.Equal(("/", "/?kind=edition.review"), (DeskAddress.Desk(null), DeskAddress.Desk("edition.review")));
    }
}
