using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform.Seeding;

public sealed class PackFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheSmallPack_HasNoFault()
    {
        using var pack = new SmallPack();
        Assert.Empty((await ReadAsync(pack)).Faults);
    }

    /// <summary>file · what stands there · what is written instead · the key that is named · the code of the fault</summary>
    public static TheoryData<string, string, string, string, string> Faults => new()
    {
        { "company.yaml", "standard: ISO", "norm: ISO", "norm", "seed.file-broken" },
        { "organisation.yaml", "id: tech, name", "id: office, name", "departments[1].id", "pack.doubled" },
        { "organisation.yaml", "kind: group, department: tech", "kind: group, department: sales", "roles[2].department", "seed.name-unknown" },
        { "organisation.yaml", "roles: [gm]", "roles: [boss]", "accounts[0].roles[0]", "seed.name-unknown" },
        { "organisation.yaml", "reviewer: mgmt_rep", "reviewer: boss", "document_authority[0].reviewer", "seed.name-unknown" },
        { "organisation.yaml", "approver: gm", "approver: boss", "document_authority[0].approver", "seed.name-unknown" },
        { "organisation.yaml", "{level: 二阶, author", "{level: 九阶, author", "document_authority[0].level", "seed.name-unknown" },
        { "organisation.yaml", "[Read]", "[Reed]", "gm", "seed.file-broken" },
        { "numbering.yaml", "SP-P{00}", "SP-P", "levels[0].pattern", "numbering.pattern-invalid" },
        { "numbering.yaml", "edition_scheme: letters", "edition_scheme: roman", "edition_scheme", "seed.name-unknown" },
        { "calendar.yaml", "published: 2025-11-04", "published: 4 November", "published", "seed.file-broken" },
        { "calendar.yaml", "from: 2026-01-01", "from: 2025-11-01", "years[0]", "calendar.day-outside-year" },
        { "glossary.yaml", "id: T-2", "id: T-1", "terms[1].id", "pack.doubled" },
        { "clauses.yaml", "parent: \"8\"", "parent: \"9\"", "clauses[1].parent", "seed.name-unknown" },
        { "clauses.yaml", "owner: mgmt_rep", "owner: po_incident", "clauses[1].owner", "seed.name-unknown" },
        { "retention.yaml", "period: 3, ", "", "classes[0]", "pack.retention-period" },
        { "retention.yaml", "rule: min", "rule: roughly", "classes[0].rule", "seed.name-unknown" },
        { "entities.yaml", "table: customers", "table: clients", "entities[0].table", "seed.name-unknown" },
        { "events.yaml", "id: person.joined", "id: person.sneezed", "events[1].id", "seed.name-unknown" },
        { "events.yaml", "state: closed", "state: buried", "events[2].state", "seed.name-unknown" },
        { "events.yaml", "if: \"major = '是'\"", "if: \"major\"", "events[0].if", "expression.type" },
        { "obligations.yaml", "cadence: monthly", "cadence: continuous", "periodic[0]", "pack.continuous-within" },
        { "obligations.yaml", "clauses: [\"8.6\"]}", "clauses: [\"8.7\"]}", "periodic[0].clauses[0]", "seed.name-unknown" },
        { "obligations.yaml", "event: incident.major", "event: incident.minor", "on_event[0].event", "seed.name-unknown" },
        { "obligations.yaml", "workdays(raised, 3)", "count(raised)", "on_event[0].due", "expression.type" },
        { "forms/SP-P01-R01.yaml", "number: SP-P01-R01", "number: SP-P01-R09", "number", "pack.file-name" },
        { "forms/SP-P01-R01.yaml", "key: hours", "key: summary", "stages[0].sections[0].fields[2].key", "pack.doubled" },
        { "forms/SP-P01-R01.yaml", "hours * 2", "minutes * 2", "stages[0].sections[0].fields[3].value", "expression.unknown-name" },
        { "forms/SP-P01-R01.yaml", "hours * 2", "score * 2", "stages[0].sections[0].fields[3].value", "pack.value-of-itself" },
        { "forms/SP-P01-R01.yaml", ", options: [{zh: 是}, {zh: 否}]", "", "stages[0].sections[0].fields[1]", "pack.options" },
        { "forms/SP-P01-R01.yaml", "to: [customer]", "to: [supplier]", "stages[0].sections[0].fields[4].to[0]", "seed.name-unknown" },
        { "forms/SP-P01-R01.yaml", "retention: RET-3", "retention: RET-9", "retention", "seed.name-unknown" },
        { "forms/SP-P01-R01.yaml", "workflow: WF-incident\n", "", "stages", "pack.stages-without-workflow" },
        { "forms/SP-P01-R02.yaml", "subject: area", "subject: place", "subject", "pack.living-subject" },
        { "workflows/WF-incident.yaml", "actor: mgmt_rep", "actor: nobody", "moves[1].actor", "seed.name-unknown" },
        { "workflows/WF-incident.yaml", "actor.outside-department", "actor.on-the-moon", "moves[0].guards[1].rule", "seed.name-unknown" },
        { "workflows/WF-incident.yaml", "{id: closed, title: {zh: 已关闭}, end: true}", "{id: closed, title: {zh: 已关闭}, end: true}\n  - {id: lost, title: {zh: 丢失}, end: true}", "states[2]", "pack.state-unreached" },
        { "workflows/WF-incident.yaml", ", end: true", "", "states[1]", "pack.state-without-way-out" },
        { "workflows/WF-incident.yaml", "filled(summary)", "filled(summary", "moves[0].guards[0].if", "expression.ends-early" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task AFault_IsToldWithFileLineAndKey(string file, string right, string wrong, string key, string code)
    {
        using var pack = new SmallPack();
        pack.Change(file, right, wrong);

        var read = await ReadAsync(pack);

        Assert.True(read.Faults.Any(f => (f.File, f.Key, f.Error.Code) == (file, key, code)), string.Join('\n', read.Faults));
        var fault = read.Faults.First(f => (f.File, f.Key, f.Error.Code) == (file, key, code));
        Assert.DoesNotContain("{0}", VaultWords.Of(fault.Error), StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(Path.Combine(pack.Root, file), Ct);
        Assert.InRange(fault.Line, 1, lines.Length);
    }

    /// <summary>The line is that of the changed text, not merely one of the file.</summary>
    [Theory]
    [InlineData("forms/SP-P01-R01.yaml", "hours * 2", "minutes * 2")]
    [InlineData("workflows/WF-incident.yaml", "actor.outside-department", "actor.on-the-moon")]
    [InlineData("obligations.yaml", "responsible: engineer", "responsible: nobody")]
    [InlineData("retention.yaml", "rule: min", "rule: roughly")]
    [InlineData("organisation.yaml", "[Read]", "[Reed]")]
    [InlineData("glossary.yaml", "id: T-2", "id: T-1")]
    public async Task TheLine_IsThatOfTheFault(string file, string right, string wrong)
    {
        using var pack = new SmallPack();
        var line = pack.Change(file, right, wrong);

        Assert.Equal([(file, line)], (await ReadAsync(pack)).Faults.Select(f => (f.File, f.Line)));
    }

    /// <summary>Documents come in after the pack, by acts of their own: what is wrong with one is found before the first of them.</summary>
    [Theory]
    [InlineData("number: SP-P01", "Nummer SP-P01", "", "writing.front-matter-line")]
    [InlineData("owner: 运维部\n", "", "owner", "writing.field-missing")]
    [InlineData("number: SP-P01", "number: SP-P02", "number", "pack.file-name")]
    [InlineData("level: 二阶", "level: 九阶", "level", "seed.name-unknown")]
    [InlineData("- 8.6\n", "- 8.7\n", "clauses", "seed.name-unknown")]
    [InlineData("- 8.6 | 1", "- 8.7 | 1", "answers", "seed.name-unknown")]
    [InlineData("- 8.6 | 1", "- 8.6 | 9", "answers", "writing.answer-section")]
    public async Task ABrokenDocument_IsAFaultOfThePack(string right, string wrong, string key, string code)
    {
        using var pack = new SmallPack();
        pack.AddDocument();
        Assert.Empty((await ReadAsync(pack)).Faults);
        var line = pack.Change(SmallPack.Source, right, wrong);

        var fault = Assert.Single((await ReadAsync(pack)).Faults);

        Assert.Equal((SmallPack.Source, key, code), (fault.File, fault.Key, fault.Error.Code));
        Assert.True(fault.Line == line || key is "owner" or "number" or "level", fault.ToString());
    }

    [Theory, OnEachDatabase]
    public async Task ADocumentWithoutItsWordFile_IsRefusedWithThePack(Database database)
    {
        using var pack = new SmallPack();
        pack.AddDocument();
        File.Delete(Path.Combine(pack.Root, "documents", "SP-P01.docx"));
        await using var vault = await TestVault.CreateAsync(database, seedDocs: pack.Root);

        Assert.Equal("seed.file-missing", (await vault.Get<SeedLoader>().LoadAsync(SeedChoice.Sample, Ct)).Error?.Code);
        Assert.Null(await vault.Get<VaultIdentity>().FindAsync(Ct));
    }

    [Fact]
    public async Task TooMuchAttested_IsAFaultOfTheWhole()
    {
        using var pack = new SmallPack();
        pack.Change("workflows/WF-incident.yaml", "{rule: actor.outside-department, says: {zh: 没有填全}}", "{attest: {zh: 已填全}}");
        pack.Change("workflows/WF-incident.yaml", "{if: \"filled(summary)\", says: {zh: 先写摘要}}", "{attest: {zh: 已写摘要}}");

        var read = await ReadAsync(pack);

        Assert.Equal("pack.too-much-attested", Assert.Single(read.Faults).Error.Code);
        Assert.Equal(3, read.Attested.Count);
    }

    [Theory, OnEachDatabase]
    public async Task ABrokenPack_IsRefusedWhole(Database database)
    {
        using var pack = new SmallPack();
        pack.Change("workflows/WF-incident.yaml", "actor: mgmt_rep", "actor: nobody");
        await using var vault = await TestVault.CreateAsync(database, seedDocs: pack.Root);

        var error = (await vault.Get<SeedLoader>().LoadAsync(SeedChoice.Sample, Ct)).Error;

        Assert.Equal(("pack.broken", "workflows/WF-incident.yaml", "moves[1].actor"), (error?.Code, error?.Arguments[0], error?.Arguments[2]));
        Assert.Null(await vault.Get<VaultIdentity>().FindAsync(Ct));
        await using var db = await vault.DatabaseAsync();
        Assert.False(await db.Set<TrailEntry>().AnyAsync(Ct));
    }

    private static async Task<Pack> ReadAsync(SmallPack pack)
    {
        await using var vault = TestVault.CreateEmpty(Database.Sqlite, seedDocs: pack.Root);
        return await vault.Get<PackReader>().ReadAsync(pack.Folder, Ct);
    }
}
