using ComplianceVault.App.Clauses;
using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Clauses;

/// <summary>The forms and departments of the matrix: named only to who may know them, in force or not as of the day.</summary>
public sealed class CoverageFormTests
{
    private const string Clause = "8.2.6";
    private const string Form = "ITSMS-P07-R02";
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ARestrictedForm_IsCountedButNotNamed(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        await InForceAsync(vault, Today.AddDays(-300), to: null, Classification.Restricted);
        var head = await vault.ActorAsync("市场部负责人");

        var (seen, whole) = (await RowAsync(vault, head), await RowAsync(vault));

        Assert.Equal(whole.Forms.Count, seen.Forms.Count);
        Assert.Equal((false, "", "受限表单"), Assert.Single(seen.Forms, f => !f.Form.IsOpen).Form is var f ? (f.IsOpen, f.Number, f.Title.Zh) : default);
        Assert.DoesNotContain(Form, Said(seen), StringComparison.Ordinal);
        Assert.DoesNotContain(seen.Clause.Forms, x => x.Number == Form);
        Assert.Contains(whole.Forms, x => x.Form.Number == Form); // the controller's right
        Assert.Contains(Form, Said(whole), StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task FromOutside_OnlyFormsInForceAndOpen_AreNamed(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        await InForceAsync(vault, Today.AddDays(-300), to: null, Classification.Internal);
        var outside = await vault.ActorAsync("管理者代表") with { IsExternal = true, Grant = new ExternalAccess(Today, DocumentsInForce: true, ExportAllowed: true, VerdictsShown: false) };

        Assert.Equal([Form], (await RowAsync(vault, outside)).Forms.Select(f => f.Form.Number));
        var judged = await RowAsync(vault, outside with { Grant = outside.Grant! with { VerdictsShown = true } });
        Assert.Equal([Form], judged.Forms.Select(f => f.Form.Number));
        Assert.DoesNotContain("ITSMS-P07-R01", Said(judged), StringComparison.Ordinal);
        var taken = await vault.Get<ExportCoverage>().ExecuteAsync(outside, null, false, Ct);
        Assert.All(taken.Value.Rows, r => Assert.All(r.Forms, f => Assert.Equal(Form, f.Form.Number)));
    }

    [Theory, OnEachDatabase]
    public async Task AForm_IsInForceAsOfTheDay_WhateverBecameOfItSince(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        await InForceAsync(vault, Today.AddDays(-300), to: Today.AddDays(-50), Classification.Internal);
        await using (var db = await vault.DatabaseAsync())
            await db.Set<Form>().Where(f => f.Number == Form).ExecuteUpdateAsync(s => s.SetProperty(f => f.IsActive, false), Ct);

        async Task<bool> IsInForceAsync(int daysAgo) => (await RowAsync(vault, day: Today.AddDays(-daysAgo))).Forms.Single(f => f.Form.Number == Form).Form.IsInForce;

        Assert.Equal((false, true, false), (await IsInForceAsync(301), await IsInForceAsync(51), await IsInForceAsync(50)));
    }

    [Theory, OnEachDatabase]
    public async Task ADepartmentClosedSince_StandsInTheMatrixOfTheDaysOnWhichItAnswered(Database database)
    {
        await using var vault = await TestVault.SampleWithoutDocumentsAsync(database);
        await using (var db = await vault.DatabaseAsync())
        {
            db.Add(new Department { Id = vault.Clock.NewId(), Code = "old", NameZh = "运维部", Active = false, Ordinal = 99 });
            db.Add(new ClauseDuty { Id = vault.Clock.NewId(), Clause = Clause, Department = "old", Duty = DutyKind.Supporting, From = Today.AddDays(-200), To = Today.AddDays(-20) });
            await db.SaveChangesAsync(Ct);
        }

        Assert.Contains("old", await DepartmentsAsync(vault, Today.AddDays(-21)));
        Assert.DoesNotContain("old", await DepartmentsAsync(vault, Today.AddDays(-20)));
    }

    private static async Task<IEnumerable<string>> DepartmentsAsync(TestVault vault, DateOnly day) =>
        (await vault.Get<CoverageQueries>().MatrixAsync(await vault.ActorAsync("行政部文控"), day, false, Ct)).Value.Departments.Select(d => d.Code);

    private static string Said(CoverageRow row) => string.Join('\n', row.Criteria.SelectMany(c => c.Reasons).Concat(row.Reasons).Select(r => r.Say()));

    private static async Task<CoverageRow> RowAsync(TestVault vault, Actor? actor = null, DateOnly? day = null)
    {
        await KeepsRecordsAsync(vault);
        var matrix = await vault.Get<CoverageQueries>().MatrixAsync(actor ?? await vault.ActorAsync("行政部文控"), day, false, Ct);
        Assert.True(matrix.Succeeded, matrix.Error?.ToString());
        return matrix.Value.Rows.Single(r => r.Clause.Number == Clause);
    }

    /// <summary>One old record of another form, so that what has none is told by name.</summary>
    private static async Task KeepsRecordsAsync(TestVault vault)
    {
        await using var db = await vault.DatabaseAsync();
        if (await db.Set<App.Records.Entries.RecordCount>().AnyAsync(Ct))
            return;
        var form = await db.Set<Form>().Where(f => f.Number == "ITSMS-P15-R01").Select(f => f.Id).SingleAsync(Ct);
        var (happened, entered) = (Today.AddDays(-390), Today.AddDays(-390));
        await App.Records.Entries.RecordCounts.AddAsync(db, new() { FormId = form, Department = "tech", EventDay = happened, EnteredDay = entered, Records = 1 }, Ct);
    }

    /// <summary>The form as a document with an edition in force.</summary>
    private static async Task InForceAsync(TestVault vault, DateOnly from, DateOnly? to, Classification classification)
    {
        var (document, edition, noon) = (vault.Clock.NewId(), vault.Clock.NewId(), from.ToDateTime(new TimeOnly(4, 0), DateTimeKind.Utc));
        await using var db = await vault.DatabaseAsync();
        db.Add(new Document { Id = document, Number = Form, Title = "某清单", Level = "四阶", CreatedAt = noon, Classification = classification });
        db.Add(new Edition { Id = edition, DocumentId = document, Label = "A", Ordinal = 1000, State = to is null ? EditionState.Effective : EditionState.Obsolete, Source = EditionSource.Written, TextHash = "", CreatedById = Guid.Empty, CreatedAt = noon });
        db.Add(new EditionInForce { EditionId = edition, DocumentId = document, From = from, To = to, EnteredAt = noon });
        var form = await db.Set<Form>().SingleAsync(f => f.Number == Form, Ct);
        (form.DocumentId, form.Classification) = (document, classification);
        await db.SaveChangesAsync(Ct);
    }
}
