using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Content.Writing;
using ComplianceVault.Database.Tests.Platform.Seeding;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Cli;

/// <summary>A company founds its own system at a terminal and brings its documents in.</summary>
public sealed class InitVerbTests
{
    private const string Password = "good-pass-word-9";
    private const string Founder = "陈立";

    private static readonly string[] Titles = ["文件控制", "记录控制", "人员培训", "内部审核", "管理评审", "事件处理", "变更控制", "供方管理", "服务报告", "配置管理"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnotherCompany_FoundsItsSystem_ImportsItsFiles_AndFindsThem_WithoutATraceOfTheSample()
    {
        await using var vault = TestVault.CreateEmpty(Database.Sqlite);
        var place = vault.Directory;

        var founded = await Cvault.RunAsync(place, [.. Switches(place), "--json"]);
        Assert.True(founded.ExitCode == 0, founded.ToString());
        Assert.Equal("海岸数据服务有限公司", founded.Json.GetProperty("company").GetString());
        Assert.Equal("gm", founded.Json.GetProperty("instead_of_representative").GetString());
        Assert.Equal(195, founded.Json.GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("part").GetString() == "forms").GetProperty("added").GetInt32());

        string[] told = [.. founded.Error.Split('\n', StringSplitOptions.TrimEntries).Where(l => l.StartsWith("forms", StringComparison.Ordinal))];
        Assert.Equal(["50/195", "100/195", "150/195", "195/195"], told.Select(l => l[5..].TrimStart('：', ':', ' ')));

        WriteFiles(Path.Combine(place, "own"));
        var imported = await Cvault.RunAsync(place, "import", "own", "--as", Founder, "--json");
        Assert.True(imported.ExitCode == 0, imported.ToString());
        Assert.Equal((10, 10), (imported.Json.GetProperty("accepted").GetInt32(), imported.Json.GetProperty("drafts").GetInt32()));
        await ConfirmAsync(vault);

        var found = await Cvault.RunAsync(place, "search", "第7组的口令", "--as", Founder, "--json");
        Assert.True(found.ExitCode == 0, found.ToString());
        var hit = found.Json.GetProperty("hits").EnumerateArray().First();
        Assert.Equal(("QP-07", "A/0"), (hit.GetProperty("document").GetString(), hit.GetProperty("edition").GetString()));
        foreach (var word in new[] { "示例软件", "ITSMS", "行政部文控" })
            Assert.Equal(0, (await Cvault.RunAsync(place, "search", $"\"{word}\"", "--as", Founder, "--all-editions", "--json")).Json.GetProperty("total").GetInt32());

        var coverage = await Cvault.RunAsync(place, "coverage", "--json");
        Assert.True(coverage.ExitCode == 0, coverage.ToString());
        Assert.Equal(88, coverage.Json.GetArrayLength());
        Assert.All(coverage.Json.EnumerateArray(), r => Assert.Equal(CoverageVerbTests.Keys, r.EnumerateObject().Select(p => p.Name)));
        var changes = coverage.Json.EnumerateArray().Single(r => r.GetProperty("clause").GetString() == "8.5.1.3");
        Assert.Equal("研发中心", changes.GetProperty("lead").GetString());
        await using var db = await vault.DatabaseAsync();
        Assert.Empty(await Traces.FindAsync(db, Traces.OfSample()));
        var forms = await db.Set<Form>().Where(f => f.DocumentId != null).Select(f => f.DocumentId!.Value).ToListAsync(Ct);
        var documents = await db.Set<Document>().Where(d => !forms.Contains(d.Id)).ToListAsync(Ct);
        Assert.Equal(10, documents.Count);
        Assert.All(documents, d => Assert.Equal("二阶", d.Level));
        Assert.Equal(10, await db.Set<Edition>().CountAsync(e => e.State == EditionState.Effective && e.Label == "A/0" && !forms.Contains(e.DocumentId), Ct));
        Assert.Equal("gm", (await db.Set<Signature>().SingleAsync(Ct)).RoleCode);
        await AnswerAsync(vault, place);
    }

    /// <summary>Linked to a clause, a section of the company's own procedure answers it in the matrix.</summary>
    private static async Task AnswerAsync(TestVault vault, string place)
    {
        const string clause = "8.2.6", document = "QP-10";
        async Task<IEnumerable<string?>> AnsweringAsync() => (await Cvault.RunAsync(place, "coverage", "--json")).Json.EnumerateArray()
            .Single(r => r.GetProperty("clause").GetString() == clause).GetProperty("documents").EnumerateArray().Select(d => d.GetString());
        Assert.Empty(await AnsweringAsync());
        await using var db = await vault.DatabaseAsync();
        var (edition, section) = await db.Set<EditionSection>().Where(s => s.Number == "2" && db.Set<Edition>().Any(e => e.Id == s.EditionId && db.Set<Document>().Any(d => d.Id == e.DocumentId && d.Number == document)))
            .Select(s => new ValueTuple<Guid, string>(s.EditionId, s.Key)).SingleAsync(Ct);
        var linked = await vault.Get<LinkSections>().ExecuteAsync(await vault.ActorAsync(Founder), edition, [new SectionLink(clause, section)], Ct);
        Assert.True(linked.Succeeded, linked.Error?.ToString());
        Assert.Equal([document], await AnsweringAsync());
    }

    [Fact]
    public async Task TheAnswerFile_SaysTheSame_AndSwitchesStandBeforeIt()
    {
        using var place = new CliPlace();
        place.Write("pw", Password);
        place.Write("init.yaml", """
            company: 海岸数据服务有限公司
            system: 服务管理体系
            departments:
              - {code: ops, name: 运营部, name_en: Operations}
            numbers: {二阶: "QP-{00}"}
            editions: V1.0
            with: [calendar, glossary]
            admin: 陈立
            password_file: pw
            """);

        var founded = await Cvault.RunAsync(place.Root, "init", "--from", "init.yaml", "--company", "江畔科技", "--json");

        Assert.True(founded.ExitCode == 0, founded.ToString());
        Assert.Equal(("江畔科技", "versions"), (founded.Json.GetProperty("company").GetString(), founded.Json.GetProperty("edition_scheme").GetString()));
        Assert.Equal(("QP-{00}", "M{00}"), (founded.Json.GetProperty("numbers").GetProperty("二阶").GetString(), founded.Json.GetProperty("numbers").GetProperty("一阶").GetString()));
        Assert.All(founded.Json.GetProperty("map").EnumerateObject(), m => Assert.Equal("ops", m.Value.GetString()));
        Assert.Equal(["Calendar", "Glossary"], founded.Json.GetProperty("taken").EnumerateArray().Select(t => t.GetString()!).Order());
    }

    [Fact]
    public async Task ASecondFounding_IsRefused()
    {
        using var place = new CliPlace();
        Assert.Equal(0, (await Cvault.RunAsync(place.Root, Switches(place.Root))).ExitCode);

        var again = await Cvault.RunAsync(place.Root, [.. Switches(place.Root), "--json"]);

        Assert.Equal((5, "setup.done"), (again.ExitCode, again.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "--map", "mgmt=gm,admin=office,market=office,tech=nowhere", "setup.department-unknown" },
        { "--department", "gm=总经办", "setup.department-unknown" },
        { "--department", "总经办", "init.pair" },
        { "--number", "二阶=QP", "numbering.pattern-invalid" },
        { "--number", "二阶=QP-{00},三阶=QP-{00}", "setup.numbers-collide" },
        { "--number", "五阶=QX-{00}", "setup.level-unknown" },
        { "--editions", "第一版", "setup.editions-unknown" },
        { "--with", "forms,calendar", "setup.representative-needs-roles" },
        { "--with", "everything", "init.part-unknown" },
        { "--without-representative", "nobody", "setup.role-unknown" },
        { "--company", " ", "setup.company-required" },
        { "--admin", " ", "setup.name-required" },
        { "--password-file", "missing", "backup.password-file" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task WhatCannotStand_IsRefused_AndNothingIsFounded(string option, string value, string code)
    {
        using var place = new CliPlace();
        var switches = Switches(place.Root);
        var at = Array.IndexOf(switches, option);
        string[] changed = at < 0 ? [.. switches, option, value] : [.. switches[..(at + 1)], value, .. switches[Next(switches, at)..]];

        var refused = await Cvault.RunAsync(place.Root, [.. changed, "--json"]);

        Assert.True(refused.ExitCode is 2 or 4, refused.ToString());
        Assert.Equal(code, refused.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.False(Directory.Exists(Path.Combine(place.Root, "data")));
    }

    private static int Next(string[] switches, int at) => Array.FindIndex(switches, at + 1, s => s.StartsWith("--", StringComparison.Ordinal)) is var next && next < 0 ? switches.Length : next;

    private static string[] Switches(string place)
    {
        File.WriteAllText(Path.Combine(place, "pw"), Password + "\n");
        return
        [
            "init", "--company", "海岸数据服务有限公司", "--system", "服务管理体系", "--department", "gm=总经办", "office=综合部", "dev=研发中心",
            "--map", "mgmt=gm,admin=office,market=office,tech=dev", "--without-representative", "gm", "--number", "一阶=QM-{00}", "二阶=QP-{00}", "三阶=QW-{00}",
            "四阶={document}-F{00}", "外来=QE-{00}", "--editions", "A/0", "--admin", Founder, "--admin-roles", "doc_controller,gm", "--password-file", "pw",
        ];
    }

    private static void WriteFiles(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (title, n) in Titles.Select((t, i) => (t, i + 1)))
        {
            using var to = File.Create(Path.Combine(folder, $"QP-{n:00} {title}程序.docx"));
            var written = WordWriter.Write(Source(n, title), to);
            Assert.True(written.Succeeded, written.Error?.ToString());
        }
    }

    private static string Source(int n, string title) => $"""
        ---
        number: QP-{n:00}
        title: {title}程序
        edition: A/0
        level: 二阶
        owner: 综合部
        company: 海岸数据服务有限公司
        system: 服务管理体系
        author: 周舟
        reviewer: 吴迪
        approver: 陈立
        issued: 2025-02-20
        effective: 2025-03-01
        numbering: typed
        revisions:
          - A/0 | 2025-02-20 | 首次发布 | 周舟 | 陈立
        ---
        # 1 目的

        规定{title}的做法。

        # 2 职责

        综合部负责{title}。第{n}组的口令是海浪，交接时核对。
        """;

    /// <summary>The representative's stand-in signs the confirmation sheet with the password.</summary>
    private static async Task ConfirmAsync(TestVault vault)
    {
        vault.Clock.SetUtcNow(TimeProvider.System.GetUtcNow()); // the founding ran in another process, by the machine's clock
        var founder = await vault.ActorAsync(Founder);
        await using var db = await vault.DatabaseAsync();
        var batch = await db.Set<ImportBatch>().SingleAsync(Ct);
        var confirm = vault.Get<ConfirmExisting>();
        var sheet = await confirm.SheetAsync(founder, batch.Id, Ct);
        Assert.Equal(10, sheet.Value.Lines.Count);
        var signed = await confirm.ExecuteAsync(founder, batch.Id, sheet.Value.ContentHash, new SigningProof(Password), Ct);
        Assert.True(signed.Succeeded, signed.Error?.ToString());
    }
}
