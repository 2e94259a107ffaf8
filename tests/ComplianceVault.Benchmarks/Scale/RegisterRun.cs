using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Register;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>
/// <c>registers</c>: the registers over 1,000,000 records of all forms, a tenth of them incidents, as a person of one department asks for them: rights in the query, rows
/// from the database. The records are rows and index pieces as the program writes them, made from each form's own fields.
/// </summary>
internal static class RegisterRun
{
    private const string Incidents = "ITSMS-P15-R01";
    private const int Times = 60;
    private const double Goal = 100;
    private const int Days = 5 * 365;

    private static readonly string[] Words = ["网关切换", "磁盘告警", "证书到期", "备份失败", "客户咨询", "数据库超时", "线路中断", "账号锁定", "打印机故障", "升级回退"];

    public static async Task<int> RunAsync(string[] args, CancellationToken ct)
    {
        var records = args is ["--records", var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 1_000_000;
        var report = new Report();
        await using (var sqlite = await BenchVault.SqliteAsync(ct, SeedChoice.SampleWithoutDocuments))
            await MeasureAsync("SQLite", sqlite, records, report, ct);
        if (Environment.GetEnvironmentVariable("CVAULT_TEST_POSTGRES") is { Length: > 0 } server)
        {
            await using var postgres = await BenchVault.PostgresAsync(server, ct, SeedChoice.SampleWithoutDocuments);
            await MeasureAsync("PostgreSQL", postgres, records, report, ct);
        }
        else
        {
            report.Skip("registers on PostgreSQL", "CVAULT_TEST_POSTGRES is not set");
        }

        report.Print();
        return 0;
    }

    private static async Task MeasureAsync(string database, BenchVault vault, int records, Report report, CancellationToken ct)
    {
        await FillAsync(vault, records, ct);
        var engineer = await vault.PersonAsync("技术部工程师", ct);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        RecordFilter incidents = new() { Form = Incidents };
        foreach (var (what, ask) in new (string, RegisterAsk)[]
        {
            ("all records", new()),
            ("all records of a year that hold a word", new() { Filter = new() { Text = "磁盘告警", From = today.AddYears(-1) } }),
            ("incidents with facets, sums and months", new() { Filter = incidents }),
            ("incidents by title", new() { Filter = incidents, Sort = "title" }),
            ("incidents by two fields and a period, grouped", new() { Filter = incidents, Conditions = [new("category", Words: ["网络"]), new("reported_at", FromDay: today.AddYears(-1))], GroupBy = "priority" }),
            ("incidents with a part of a field", new() { Filter = incidents, Conditions = [new("title", Part: "告警")] }),
        })
        {
            report.Add($"register: {what}, {database}, p99", await TimeAsync(vault, engineer, ask, records, ct), Goal, "ms", string.Create(CultureInfo.InvariantCulture, $"{records:N0} records"));
        }
    }

    private static async Task<double> TimeAsync(BenchVault vault, Actor actor, RegisterAsk ask, int records, CancellationToken ct)
    {
        var times = new List<double>();
        for (var i = 0; i < Times + 10; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            var page = await vault.Get<RegisterQueries>().ListAsync(actor, ask, new PageRequest(), ct);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            if (!page.Succeeded || page.Value.Unindexed is not null || page.Value.List.Rows.Count == 0 || page.Value.List.Total < 20 || page.Value.List.Total > records)
                throw new InvalidOperationException(page.Error?.ToString() ?? $"{page.Value.Unindexed} {page.Value.List.Total}");
        }

        var warm = times.Skip(10).Order().ToList();
        return warm[(int)(warm.Count * 0.99)];
    }

    private static async Task FillAsync(BenchVault vault, int records, CancellationToken ct)
    {
        List<Maker> makers;
        await using (var db = await vault.DatabaseAsync(ct))
            makers = await MakersAsync(db, ct);
        var incidents = makers.Single(m => m.Form.Number == Incidents);
        var engineer = await vault.PersonAsync("技术部工程师", ct);
        var values = new RegisterValues(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        using var rebuild = vault.Get<SearchIndex>().Open().StartRebuild();
        foreach (var portion in Enumerable.Range(0, records).Chunk(5000))
        {
            await using var db = await vault.DatabaseAsync(ct);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var n in portion)
            {
                var maker = n % 10 == 0 ? incidents : makers[n % makers.Count];
                var (record, content) = maker.Make(n, engineer.PersonId);
                db.Add(record);
                db.Add(new RecordContent { RecordId = record.Id, Ordinal = 1, Values = content.Canonical(), Hash = record.ContentHash!, At = record.BegunAt, ById = engineer.PersonId, ByName = record.BegunByName });
                rebuild.Replace($"{Record.Kind}/{record.Id:D}", [values.Onto(maker.Piece(record), record, maker.Fields, content)]);
            }

            await db.SaveChangesAsync(ct);
        }

        await using (var db = await vault.DatabaseAsync(ct))
        {
            await db.Database.ExecuteSqlRawAsync("ANALYZE", ct);
            var head = await db.Set<TrailHead>().AsNoTracking().SingleAsync(ct);
            rebuild.Complete(head.Seq, new IndexMark(head.Hash, []).ToString());
        }
    }

    private static async Task<List<Maker>> MakersAsync(VaultDbContext db, CancellationToken ct)
    {
        var found = new List<Maker>();
        foreach (var form in await db.Set<Form>().AsNoTracking().Where(f => f.IsActive && f.Way != FormWay.Computed).OrderBy(f => f.Number).ToListAsync(ct))
        {
            var edition = await db.Set<FormEdition>().AsNoTracking().Where(e => e.FormId == form.Id).OrderByDescending(e => e.Ordinal).FirstAsync(ct);
            var model = FormModel.Of(edition.SchemaHash, edition.Schema);
            found.Add(new(form, edition.Id, model, (await RegisterSlots.OfAsync(db, form.Id, ct)).Fields(model.Form)));
        }

        return found;
    }

    /// <summary>Makes records of one form, each of its fields filled by its type.</summary>
    private sealed record Maker(Form Form, Guid EditionId, FormModel Model, IReadOnlyList<RegisterField> Fields)
    {
        public (Record Record, RecordValues Values) Make(int n, Guid person)
        {
            var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-(int)(n * 7919L % Days));
            var values = RecordValues.Empty;
            foreach (var field in Model.Fields.Where(f => f.Columns.Count == 0))
                values[field.Key] = Value(field, n, day);
            var at = day.ToDateTime(default, DateTimeKind.Utc);
            return (new()
            {
                Id = Guid.CreateVersion7(),
                Number = string.Create(CultureInfo.InvariantCulture, $"{Form.Number}-{day.Year}-{n:0000000}"),
                FormId = Form.Id,
                FormEditionId = EditionId,
                Title = $"{Words[n % Words.Length]}第{n}号",
                Department = n % 4 == 0 ? Form.Department ?? "tech" : "tech",
                Classification = Form.Classification,
                State = n % 20 == 0 ? RecordState.InProcess : RecordState.Locked,
                BegunAt = at,
                BegunById = person,
                BegunByName = "技术部工程师",
                FinishBy = day,
                HappenedOn = day,
                EnteredOn = day,
                SubmittedAt = at,
                LockedAt = at,
                ContentOrdinal = 1,
                ContentHash = RecordValues.Hash(values.Canonical()),
            }, values);
        }

        public SearchDocument Piece(Record record) => new()
        {
            Owner = $"{Record.Kind}/{record.Id:D}",
            Key = "r",
            Code = record.Number!,
            Title = Form.TitleZh,
            Heading = record.Title,
            Text = $"{record.Title}，按规程登记并处理完毕。",
            Keywords = new Dictionary<string, IReadOnlyList<string>>
            {
                [IIndexSource.KindField] = [Record.Kind],
                [RegisterValues.FormField] = [Form.Number],
                [RegisterValues.DepartmentField] = [record.Department],
                ["classification"] = [record.Classification.ToString()],
                ["reader"] = [$"person/{record.BegunById:D}"],
            },
        };

        private static JsonNode? Value(FormField field, int n, DateOnly day) => field.Type switch
        {
            FieldType.Number => FieldText.Of(n % 500),
            FieldType.Money => FieldText.OfMoney(n % 90_000),
            FieldType.Date => FieldText.Of(day),
            FieldType.DateTime => FieldText.Of(new DateTimeOffset(day.ToDateTime(new(n % 24, n % 60)), TimeSpan.Zero)),
            FieldType.Select when field.Options.Count > 0 => JsonValue.Create(field.Options[n % field.Options.Count].Zh),
            FieldType.Text or FieldType.LongText => JsonValue.Create(string.Create(CultureInfo.InvariantCulture, $"{Words[n % Words.Length]}{n % 3000}")),
            _ => null,
        };
    }
}
