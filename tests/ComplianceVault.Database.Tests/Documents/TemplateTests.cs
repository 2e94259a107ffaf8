using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Writing;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>The file that authors begin a document with.</summary>
public sealed class TemplateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Template_IsReadBackAsTheDocumentItWasMadeFor(Database database)
    {
        await using var desk = await OpenAsync(database);
        var file = await MakeAsync(desk, "QP-31", "机房管理程序", "tech");
        await using var content = file.Value.Content;
        Assert.Equal("QP-31 机房管理程序.docx", file.Value.FileName);

        var read = DocumentReader.Read(content, file.Value.FileName, new ReadingLimits(), Ct).Value;
        string? Fact(CoverFactKind kind) => read.CoverFacts.FirstOrDefault(fact => fact.Kind == kind && fact.Place == CoverFactPlace.CoverTable)?.Value;
        Assert.Equal(("QP-31", "A", "技术部"), (Fact(CoverFactKind.Number), Fact(CoverFactKind.Edition), Fact(CoverFactKind.Department)));
        Assert.DoesNotContain(read.CoverFacts, fact => fact.Kind is CoverFactKind.Author or CoverFactKind.Reviewer or CoverFactKind.Approver or CoverFactKind.IssueDate);
        Assert.Equal(["1", "2", "3", "4", "5", "6"], read.Sections.Where(section => section.Level == 1).Select(section => section.Number));
    }

    [Theory, OnEachDatabase]
    public async Task Template_WithoutANumberOfTheCompany_ATitle_OrADepartment_IsRefused(Database database)
    {
        await using var desk = await OpenAsync(database);
        Assert.Equal("templates.number-unknown", (await MakeAsync(desk, "机房-1", "机房管理程序", "tech")).Error?.Code);
        Assert.Equal("templates.title-missing", (await MakeAsync(desk, "QP-31", "  ", "tech")).Error?.Code);
        Assert.Equal("templates.department-unknown", (await MakeAsync(desk, "QP-31", "机房管理程序", "nobody")).Error?.Code);
    }

    /// <summary>A company with one kind of number and one department.</summary>
    private static async Task<ImportDesk> OpenAsync(Database database)
    {
        var desk = await ImportDesk.OpenAsync(database);
        await using var db = await desk.Vault.DatabaseAsync();
        db.Add(new VaultFacts { VaultId = desk.Vault.Clock.NewId(), Company = "一家公司", IsSample = false, CreatedAt = desk.Vault.Clock.UtcNow() });
        db.Add(new DocumentLevel { Code = "二阶", NameZh = "程序文件", Pattern = "QP-{00}", Ordinal = 2 });
        db.Add(new Department { Id = desk.Vault.Clock.NewId(), Code = "tech", NameZh = "技术部" });
        await db.SaveChangesAsync(Ct);
        return desk;
    }

    private static Task<Result<OpenedFile>> MakeAsync(ImportDesk desk, string number, string title, string department) =>
        desk.Vault.Get<MakeTemplate>().ExecuteAsync(desk.Controller, new(number, title, department, HeadingNumbering.Automatic), Ct);
}
