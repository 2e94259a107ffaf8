using System.Globalization;
using System.Text;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Reading;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>Documents as rows, nine in ten in force, every third with an older edition; with one small stored text for all.</summary>
internal static class Rows
{
    private static readonly string[] Levels = ["一阶", "二阶", "三阶", "四阶", "其他"];
    private static readonly string[] Subjects = ["事件管理", "变更管理", "配置管理", "供应商管理", "信息安全", "容量管理", "可用性管理", "服务报告", "预算核算", "发布部署"];
    private static readonly string[] Clauses = ["4.1", "6.1", "7.5.1", "7.5.2", "8.2.1", "8.5.1", "8.6.1", "8.7.1", "9.2", "10.1"];

    public static async Task FillAsync(BenchVault vault, int count, CancellationToken ct)
    {
        var hash = await TextAsync(vault, ct);
        List<string> departments;
        await using (var db = await vault.DatabaseAsync(ct))
            departments = await db.Set<Department>().Select(d => d.Code).ToListAsync(ct);
        foreach (var portion in Enumerable.Range(0, count).Chunk(1000))
        {
            await using var db = await vault.DatabaseAsync(ct);
            foreach (var n in portion)
                Add(db, n, departments, hash);
            await db.SaveChangesAsync(ct);
        }
    }

    private static void Add(VaultDbContext db, int n, List<string> departments, string hash)
    {
        var document = new Document
        {
            Id = Guid.CreateVersion7(),
            Number = string.Create(CultureInfo.InvariantCulture, $"BN-P{n * 7919 % 100_003:00000}"),
            Title = $"{Subjects[n % Subjects.Length]}规程第{n}号",
            Level = Levels[n % Levels.Length],
            Department = departments[n % departments.Count],
            CreatedAt = DateTime.UnixEpoch,
        };
        db.Add(document);
        var day = new DateOnly(2020, 1, 1).AddDays(n % 2000);
        var hasOlder = n % 3 == 0;
        if (hasOlder)
            AddEdition(db, document.Id, "A", 1, EditionState.Obsolete, day.AddDays(-400), hash);
        var current = AddEdition(db, document.Id, hasOlder ? "B" : "A", 2, n % 10 == 9 ? EditionState.Draft : EditionState.Effective, day, hash);
        if (n % 10 != 9)
            db.Add(new EditionInForce { DocumentId = document.Id, EditionId = current, From = day, EnteredAt = DateTime.UnixEpoch });
        foreach (var clause in new[] { Clauses[n % Clauses.Length], Clauses[(n / 7 % Clauses.Length)] }.Distinct())
            db.Add(new DocumentClause { Id = Guid.CreateVersion7(), DocumentId = document.Id, Clause = clause, From = day });
    }

    private static Guid AddEdition(VaultDbContext db, Guid document, string label, int ordinal, EditionState state, DateOnly day, string hash)
    {
        var edition = new Edition
        {
            Id = Guid.CreateVersion7(),
            DocumentId = document,
            Label = label,
            Ordinal = ordinal,
            State = state,
            Source = EditionSource.Imported,
            EffectiveDate = day,
            TextHash = hash,
            CreatedById = Guid.Empty,
            CreatedAt = DateTime.UnixEpoch,
        };
        db.Add(edition);
        return edition.Id;
    }

    private static async Task<string> TextAsync(BenchVault vault, CancellationToken ct)
    {
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 12).Select(i => $"# {i} 第{i}节\n\n值班工程师登记事件，按影响程度分级，并在规定时间内答复。\n\n"))));
        var text = DocumentReader.Read(source, "bench.md", new ReadingLimits(), ct);
        return (await vault.Get<EditionTexts>().PutAsync(text.Value, ct)).Value;
    }
}
